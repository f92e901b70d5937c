/** Addresses of other doors of the gateway, which the site links to. */
const besideTheSite = /^\/graphiql\//;

const isPage = (path: string) => !/\.\w+$/.test(path);
const linksOf = (text: string) => [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&")).filter((address) => !/^https?:/.test(address));

function target(from: string, address: string): { path: string; anchor: string; outside: boolean } {
  const { pathname, hash } = new URL(address, `http://site/docs/${from}`);
  return { path: decodeURIComponent(pathname.replace(/^\/docs\//, "")), anchor: decodeURIComponent(hash.slice(1)), outside: besideTheSite.test(pathname) };
}

/** Links of a site's pages that lead nowhere, `page → address`. */
export function brokenLinks(site: ReadonlyMap<string, string>): string[] {
  const broken = new Set<string>();
  for (const [from, text] of site) {
    if (!isPage(from)) continue;
    for (const address of linksOf(text)) {
      const { path, anchor, outside } = target(from, address);
      const found = site.get(path);
      if (outside || (found !== undefined && (anchor === "" || found.includes(`id="${anchor}"`)))) continue;
      broken.add(`${from} → ${address}`);
    }
  }
  return [...broken].sort();
}

/** Pages to which no way leads from the first. */
export function unreachable(site: ReadonlyMap<string, string>): string[] {
  const reached = new Set([""]);
  for (const from of reached) for (const address of linksOf(site.get(from) ?? "")) reached.add(target(from, address).path);
  return [...site.keys()].filter((path) => isPage(path) && !reached.has(path));
}
