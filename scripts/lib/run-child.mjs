import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** Ctrl-C reaches us from the terminal and from npm at once: one wish, not two. */
const SAME_WISH_MS = 500;
const WATCH_MS = 250;

/**
 * Runs node with these arguments in its own process group, so that each signal reaches it once and through us only.
 * A child that sees the IPC channel close knows that we were killed (see end-with-parent.mjs).
 * @param {string[]} nodeArgs
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
export function runChild(nodeArgs) {
  const child = spawn(process.execPath, nodeArgs, { stdio: ["inherit", "inherit", "inherit", "ipc"], detached: true });
  let last = -Infinity;
  const forward = (signal) => {
    if (performance.now() - last < SAME_WISH_MS) return;
    last = performance.now();
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, () => forward(signal));
  watchNpm(() => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`node could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/** Calls back when the npm that started us was killed: our parent, or the parent of the shell between npm and us. */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const family = () => `${process.ppid} ${process.platform === "linux" ? parentOf(process.ppid) : ""}`;
  const before = family();
  const timer = setInterval(() => {
    if (family() === before) return;
    clearInterval(timer);
    onGone();
  }, WATCH_MS);
  timer.unref();
}
