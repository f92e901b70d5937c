/** Leads on to the first page that this gateway serves: GraphiQL where it is on, otherwise the documentation. */
const fallback = "/";

/** Where to go after signing in: a path of this gateway. Anything that could lead elsewhere leads to the start page. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return fallback;
  const base = "http://gateway.invalid";
  const url = new URL(asked, base);
  return url.origin === base && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
