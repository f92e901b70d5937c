import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify, isAlive } from "./process-identity.mjs";

function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Creates the lock file with its whole content at once; false when there is one already. */
function tryTake(path, mine) {
  const draft = `${path}.${mine.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's file away; when another process was quicker and the file is a living one's, it is put back. */
function clearDead(path, dead, pid) {
  const aside = `${path}.dead.${pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== dead.pid || moved.began !== dead.began)) {
    try {
      linkSync(aside, path);
    } catch {
      // a third process holds it by now
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` while no other process of this project installs or builds. Locks of killed processes are cleared.
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} onWait called once when another process has to be waited for
 * @returns {Promise<T>}
 */
export async function withSetupLock(path, work, onWait = () => {}) {
  const mine = identify(process.pid);
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryTake(path, mine)) {
    const holder = readHolder(path);
    if (holder && !isAlive(holder)) {
      clearDead(path, holder, mine.pid);
      continue;
    }
    if (holder && !told) onWait(holder.pid);
    told ||= holder !== null;
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
