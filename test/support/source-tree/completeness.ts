import { plainCode } from "./plain-code.js";
import type { Offence, Scanner, SourceFile } from "./source-file.js";

const entityClass = /@Entity\([^@]*?\)(?:[^;]*?)export\s+(?:abstract\s+)?class\s+(\w+)/g;

/** Entity classes that their subgraph's manifest does not list, so that nobody compares them with the tables. */
export const unlistedEntities: Scanner = (files) =>
  files.filter(({ path }) => /^subgraphs\/.+\.entity\.ts$/.test(path)).flatMap((file): Offence[] => {
    const folder = file.path.split("/").slice(0, 2).join("/");
    const manifest = files.find(({ path }) => path === `${folder}/subgraph.ts`);
    if (!manifest) return [{ path: file.path, line: 0, what: `${folder} has no subgraph.ts` }];
    const listed = new Set(listOf(manifest));
    const classes = [...plainCode(file.text).matchAll(entityClass)].map((match) => match[1] ?? "");
    if (classes.length === 0) return [{ path: file.path, line: 0, what: "has no entity class" }];
    return classes.filter((name) => !listed.has(name)).map((name) => ({ path: file.path, line: 0, what: `${name} is not in the entities of ${manifest.path}` }));
  });

const listOf = (manifest: SourceFile): string[] => /\bentities:\s*\[([^\]]*)\]/.exec(plainCode(manifest.text))?.[1]?.split(/[\s,]+/).filter(Boolean) ?? [];

const migrationFile = /^migrations\/(?!support\/)[^/]+\/([^/]+)\.ts$/;
const migrationName = /^(\d{14})-[a-z]+(?:-[a-z0-9]+)+$/;

/** Migrations with a wrong name or class, and an index that leaves one out or has them in another order than their stamps. */
export const migrationIndex: Scanner = (files) => {
  const index = files.find(({ path }) => path === "migrations/index.ts");
  if (!index) return [{ path: "migrations/index.ts", line: 0, what: "is missing" }];
  const stamps = new Map<string, string>();
  const offences: Offence[] = [];
  const classes = files.flatMap((file): string[] => {
    const name = migrationFile.exec(file.path)?.[1];
    if (name === undefined) return [];
    const stamp = migrationName.exec(name)?.[1];
    const className = /export\s+class\s+(\w+)\s+implements\s+MigrationInterface/.exec(file.text)?.[1];
    if (!stamp || !className?.endsWith(stamp)) offences.push({ path: file.path, line: 0, what: "needs <UTC stamp>-<verb>-<object> as name and the stamp at the end of its class" });
    if (stamp && stamps.has(stamp)) offences.push({ path: file.path, line: 0, what: `has the stamp of ${stamps.get(stamp)}` });
    if (stamp) stamps.set(stamp, file.path);
    return className ? [className] : [];
  });
  const listed = /=\s*\[([^\]]*)\]/.exec(plainCode(index.text))?.[1]?.split(/[\s,]+/).filter(Boolean) ?? [];
  const inOrder = [...classes].sort((a, b) => (a.slice(-14) < b.slice(-14) ? -1 : 1));
  const missing = classes.filter((name) => !listed.includes(name));
  offences.push(...missing.map((name) => ({ path: index.path, line: 0, what: `leaves out ${name}` })));
  const expected = inOrder.filter((name) => listed.includes(name));
  if (missing.length === 0 && expected.join() !== listed.join()) offences.push({ path: index.path, line: 0, what: `lists ${listed.join(", ")} instead of ${expected.join(", ")}` });
  return offences;
};
