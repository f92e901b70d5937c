import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./source-file.js";

/** One locked package; the same name may be locked more than once. */
export interface LockedPackage {
  readonly name: string;
  readonly path: string;
  readonly version: string;
  readonly license: string;
  /** Installed for development only. */
  readonly development: boolean;
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly name?: string; readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly link?: boolean }>>;
}

export const readLockFile = (): LockFile => JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")) as LockFile;

/** The packages of a lock file, the project itself left out. */
export const lockedPackages = ({ packages }: LockFile): LockedPackage[] =>
  Object.entries(packages).filter(([path]) => path !== "").map(([path, entry]) => ({
    name: entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    path,
    version: entry.version ?? "",
    license: entry.license ?? "",
    development: entry.dev === true,
  }));

/** Licences that ask for no more than keeping a notice. */
const free = new Set(["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "CC0-1.0", "Unlicense", "Python-2.0", "PostgreSQL"]);

/** Packages under another licence that docs/licences.md explains. */
export const explained: Readonly<Record<string, string>> = {
  "@apollo/composition": "Elastic-2.0",
  "@apollo/federation-internals": "Elastic-2.0",
  "@apollo/gateway": "Elastic-2.0",
  "@apollo/query-graphs": "Elastic-2.0",
  "@apollo/query-planner": "Elastic-2.0",
};

/** Whether an SPDX expression is met by free licences alone. Anything nested is refused. */
export function isFree(expression: string): boolean {
  const flat = expression.replace(/^\((.*)\)$/, "$1");
  return flat.split(" OR ").some((option) => option.split(" AND ").every((name) => free.has(name)));
}

/** Packages of a delivery whose licence is neither free nor explained. */
export const unexplainedLicences = (packages: readonly LockedPackage[]): string[] =>
  packages.filter(({ name, license, development }) => !development && !isFree(license) && explained[name] !== license).map(({ path, license }) => `${path}: ${license || "no licence"}`);
