import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the system's own words; "" when the system does not tell. */
  readonly began: string;
}

/** @returns null when there is no such process, or only its remains */
export function findProcess(pid: number): ProcessIdentity | null {
  if (!exists(pid)) return null;
  if (process.platform === "win32") return { pid, began: "" };
  const began = process.platform === "linux" ? beganOnLinux(pid) : ask(pid, "lstart");
  return began === null ? null : { pid, began };
}

export function isSameProcess(a: ProcessIdentity | null, b: ProcessIdentity | null): boolean {
  return a !== null && b !== null && a.pid === b.pid && a.began === b.began;
}

/** True when `pid` is a PostgreSQL server at work on this data folder: a server stands in its data folder. */
export function isPostmasterOf(pid: number, dataDir: string): boolean {
  if (findProcess(pid) === null) return false;
  if (process.platform === "win32") return true;
  if (process.platform !== "linux") return ask(pid, "command")?.includes(dataDir) ?? false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir;
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function beganOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // a zombie answers signals but does nothing any more
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[19]}`;
  } catch {
    return null;
  }
}

function ask(pid: number, field: string): string | null {
  try {
    const said = execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return said.trim() || null;
  } catch {
    return null;
  }
}
