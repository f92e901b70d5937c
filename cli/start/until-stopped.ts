import cluster from "node:cluster";

/**
 * Resolves on the first Ctrl-C or kill; a second one ends the process at once. Ctrl-C reaches workers too, but only their
 * supervisor may tell them.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    process.on("SIGINT", cluster.isWorker ? () => undefined : stop);
    process.on("SIGTERM", stop);
  });
}
