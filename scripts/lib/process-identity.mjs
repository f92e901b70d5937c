import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** When a process began, in the system's own words; "" when there is no such process, or only its remains. */
function beginningOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? "" : fields[19];
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/**
 * A process that cannot be mistaken for a later one with the same number.
 * @param {number} pid
 * @returns {{ pid: number, began: string }}
 */
export function identify(pid) {
  return { pid, began: beginningOf(pid) };
}

/** @param {{ pid: number, began: string }} identity */
export function isAlive({ pid, began }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  return beginningOf(pid) === began;
}
