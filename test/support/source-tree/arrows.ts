import { importsOf, packageOf, type Import } from "./imports.js";
import { room, type Offence, type Scanner } from "./source-file.js";

/** Which rooms the files of a room may import besides their own. `test` is held only by what others may not do to it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  standard: [],
  subgraphs: ["platform", "standard"],
  migrations: ["platform"],
  gateway: ["platform", "standard", "subgraphs", "migrations"],
  demo: ["platform", "standard", "subgraphs"],
  cli: ["platform", "standard", "subgraphs", "migrations", "gateway", "demo"],
  bench: ["platform", "standard", "subgraphs", "migrations", "gateway", "demo", "cli"],
  web: [],
  client: [],
  scripts: [],
};

/** The places that load measurements; nothing else of the product knows them. */
const benchVerbs = new Set(["cli/verbs/bench.ts", "cli/verbs/soak.ts"]);

const isManifest = (path: string) => /^subgraphs\/[^/]+\/subgraph\.ts$/.test(path);
const isRule = (path: string) => /^subgraphs\/.+\.rule\.ts$/.test(path);
const subgraphOf = (path: string) => path.split("/")[1];

/** Why one import points the wrong way, or null. */
export function findWrongArrow({ from, to }: Import): string | null {
  const [source, target] = [room(from), room(to)];
  const rooms = allowed[source];
  if (to.startsWith("..")) return "leaves the project";
  if (source === "test" || rooms === undefined) return null;
  if (source !== target) {
    if (benchVerbs.has(from) && target === "bench") return null;
    if (!rooms.includes(target)) return `${source} may not import ${target}`;
    if (target === "subgraphs" && source !== "bench" && !isManifest(to) && !(source === "demo" && isRule(to))) return `${source} may import a subgraph only by its subgraph.ts`;
    return null;
  }
  if (source === "subgraphs" && subgraphOf(from) !== subgraphOf(to)) return "a subgraph may not import another";
  if (source === "migrations" && from !== "migrations/index.ts" && !to.startsWith("migrations/support/")) return "a migration may import only migrations/support and platform";
  return null;
}

/** Imports between rooms that point the wrong way. */
export const wrongArrows: Scanner = (files) =>
  files.flatMap(importsOf).filter(({ inProject }) => inProject).flatMap((arrow) => offence(arrow, findWrongArrow(arrow)));

/** Rooms that run after an installation without development packages. */
const delivered = new Set(["platform", "standard", "subgraphs", "migrations", "gateway", "demo", "cli"]);

/** Packages that delivered code imports but a delivered installation does not have, and any package imported by the start scripts. */
export const missingPackages = (dependencies: ReadonlySet<string>): Scanner => (files) =>
  files.flatMap(importsOf).filter(({ inProject, to }) => !inProject && !to.startsWith("node:")).flatMap((arrow) => {
    const name = packageOf(arrow.to);
    if (room(arrow.from) === "scripts") return offence(arrow, `${name}: scripts run before anything is installed`);
    if (!delivered.has(room(arrow.from)) || arrow.typeOnly || dependencies.has(name)) return [];
    return offence(arrow, `${name} is not among the dependencies`);
  });

const offence = ({ from, line, to }: Import, why: string | null): Offence[] => (why === null ? [] : [{ path: from, line, what: `→ ${to}: ${why}` }]);
