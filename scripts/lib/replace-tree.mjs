import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { filesBelow } from "./fingerprint.mjs";

/**
 * Makes `target` equal to `fresh` file by file: each changed file appears whole, unchanged ones are not touched and
 * files without a source any more go away. A server that runs from `target` meanwhile never reads half a file.
 * @param {string} fresh the newly built tree; it is used up
 * @param {string} target
 * @param {string[]} keep names directly below `target` that are left alone
 */
export function replaceTree(fresh, target, keep = []) {
  const wanted = new Set();
  for (const file of filesBelow(fresh)) {
    const name = relative(fresh, file);
    wanted.add(name);
    const goal = join(target, name);
    if (isSame(file, goal)) continue;
    mkdirSync(dirname(goal), { recursive: true });
    renameSync(file, goal);
  }
  for (const file of filesBelow(target)) {
    const name = relative(target, file);
    if (!wanted.has(name) && !keep.some((kept) => name.startsWith(kept))) rmSync(file);
  }
  rmSync(fresh, { recursive: true, force: true });
}

function isSame(a, b) {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}
