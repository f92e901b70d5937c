import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProcess, isSameProcess, type ProcessIdentity } from "./process-identity.js";
import { StartFailure } from "./start-failure.js";

const LOOK_AGAIN_MS = 50;

export interface OwnerLock {
  release(): void;
}

/**
 * Makes this process the only one that runs the database of `dataDir`. The lock of a killed process does not count.
 * @param waitMs how long a living owner may take to end (one that is being stopped)
 * @throws StartFailure naming the other process
 */
export async function takeOwnership(dataDir: string, waitMs: number, log: (line: string) => void): Promise<OwnerLock> {
  const path = `${dataDir}.owner.json`;
  const mine = findProcess(process.pid) ?? { pid: process.pid, began: "" };
  const until = performance.now() + waitMs;
  let told = false;
  while (!tryTake(path, mine)) {
    const owner = readOwner(path);
    if (owner === null) continue;
    if (!isSameProcess(owner, findProcess(owner.pid))) {
      clearDead(path, owner);
      continue;
    }
    if (performance.now() >= until) {
      throw new StartFailure(
        { en: `These data are in use by process ${owner.pid} (${dataDir}).`, ja: `このデータはプロセス ${owner.pid} が使っています（${dataDir}）。` },
        { en: `Use the running one, or stop it first: kill ${owner.pid}`, ja: `動いているものを使うか、先に止めてください: kill ${owner.pid}` },
      );
    }
    if (!told) log(`waiting for process ${owner.pid}, which uses these data, to end`);
    told = true;
    await sleep(LOOK_AGAIN_MS);
  }
  removeDrafts(path);
  return { release: () => rmSync(path, { force: true }) };
}

/** The owner written down beside a data folder, alive or not. */
export function readOwner(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    // cut short by a crash of the machine
    if (error instanceof SyntaxError) return { pid: 0, began: "" };
    throw error;
  }
}

/** The file appears with its whole content at once, or not at all. */
function tryTake(path: string, mine: ProcessIdentity): boolean {
  const draft = `${path}.${mine.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    // ENOENT: the new owner has removed all drafts, ours too
    if (["EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead owner's file away; when a quicker process has made it a living one's meanwhile, it is put back. */
function clearDead(path: string, dead: ProcessIdentity): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
    if (!isSameProcess(readOwner(aside), dead)) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Processes killed in the middle leave their drafts. */
function removeDrafts(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(`${basename(path)}.`)) rmSync(join(dirname(path), name), { force: true });
  }
}
