import type { Advisory, VersionRange } from "../../guard/advisories.js";
import type { LockedPackage } from "./lock-file.js";

/** Major, minor and patch; what comes before a release counts as the release. */
const parts = (version: string): number[] => (/^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);

/** Negative when `a` is older than `b`. Throws for a text that is no version: it must not pass as new. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  if (left.length === 0 || right.length === 0) throw new Error(`${left.length === 0 ? a : b} is no version`);
  const differing = left.findIndex((part, index) => part !== right[index]);
  return differing === -1 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}

export const isWithin = (version: string, { from, before, through }: VersionRange): boolean =>
  (from === undefined || compareVersions(version, from) >= 0) && (before === undefined || compareVersions(version, before) < 0) && (through === undefined || compareVersions(version, through) <= 0);

/** Locked packages with a known weakness, those for development included: they run on developers' machines. */
export const knownWeak = (packages: readonly Pick<LockedPackage, "name" | "path" | "version">[], advisories: readonly Advisory[]): string[] =>
  packages.flatMap(({ name, path, version }) =>
    advisories.filter((advisory) => advisory.package === name && advisory.affected.some((range) => isWithin(version, range))).map(({ ids, what }) => `${path} ${version}: ${what} (${ids})`),
  );
