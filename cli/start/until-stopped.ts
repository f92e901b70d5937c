import cluster from "node:cluster";

/** Milliseconds after which a process that was told to stop is cut off, as safely as by a kill: longer than any statement may take. */
const longestStop = 180_000;

/**
 * Resolves on the first Ctrl-C or kill; a second one ends the process at once, and so does time, with 1. Ctrl-C reaches workers
 * too, but only their supervisor may tell them.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      setTimeout(() => process.exit(1), longestStop).unref();
      resolve();
    };
    process.on("SIGINT", cluster.isWorker ? () => undefined : stop);
    process.on("SIGTERM", stop);
  });
}
