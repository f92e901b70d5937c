import { chownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a server writes about itself into its data folder. */
export interface PidFile {
  readonly pid: number;
  /** "starting", "ready", "stopping", or "" before it tells. */
  readonly state: string;
}

/** No system gives this number to a process. */
const NOBODY = "999999999";

function pathOf(dataDir: string): string {
  return join(dataDir, "postmaster.pid");
}

/** @returns null when there is no file; pid 0 when the file is cut short */
export function readPidFile(dataDir: string): PidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(pathOf(dataDir), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  return { pid: Number.isInteger(pid) && pid > 0 ? pid : 0, state: lines[7]?.trim() ?? "" };
}

/**
 * Says in a dead server's file that nobody has its number: the system may have given it to another process, or nobody
 * has collected the dead one (in a container), and PostgreSQL would take either for a living server.
 * The other lines stay: by them PostgreSQL still sees whether children of the dead server are at work.
 */
export function disownPidFile(dataDir: string): void {
  const path = pathOf(dataDir);
  const [, ...others] = readFileSync(path, "utf8").split("\n");
  const { uid, gid } = statSync(path);
  writeFileSync(`${path}.new`, [NOBODY, ...others].join("\n"), { mode: 0o600 });
  chownSync(`${path}.new`, uid, gid);
  renameSync(`${path}.new`, path);
}

export function removePidFile(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}
