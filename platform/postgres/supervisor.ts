import { setTimeout as sleep } from "node:timers/promises";
import { PostmasterEnded, type Postmaster } from "./postmaster.js";
import { StartFailure, toStartFailure } from "./start-failure.js";

export interface Supervisor {
  pid(): number;
  stop(): Promise<void>;
}

const MOST_RESTARTS = 5;
/** A server that has run this long has recovered: the count begins anew. */
const STEADY_MS = 60_000;

/**
 * Keeps a server running until it is told to stop: when its process dies, `restart` makes a new one.
 * After several deaths in a row it gives up and says so to `onLost`.
 */
export function supervise(first: Postmaster, restart: () => Promise<Postmaster>, log: (line: string) => void, onLost?: (failure: StartFailure) => void): Supervisor {
  let current = first;
  let stopping = false;
  let restarts = 0;

  const watch = async (): Promise<void> => {
    while (!stopping) {
      const began = performance.now();
      await current.ended;
      if (stopping) return;
      restarts = performance.now() - began > STEADY_MS ? 1 : restarts + 1;
      if (restarts > MOST_RESTARTS) throw new StartFailure({ en: "The database server ended again and again.", ja: "データベースが繰り返し終了しました。" }, { en: "Read its words above.", ja: "上に出ているデータベースの言葉を確かめてください。" });
      log(`the database server has ended unexpectedly: starting it again (${restarts} of ${MOST_RESTARTS})`);
      await sleep(restarts === 1 ? 0 : 500);
      current = await restart();
    }
  };
  const watched = watch().catch((error: Error) => {
    if (stopping) return;
    const failure = error instanceof StartFailure ? error : toStartFailure("restart", error instanceof PostmasterEnded ? error.said : error.message, error);
    log(`${failure.message} ${failure.advice.en}`);
    onLost?.(failure);
  });

  return {
    pid: () => current.pid,
    stop: async () => {
      stopping = true;
      await current.stop();
      await watched;
      // a restart that was under way when the stop came
      await current.stop();
    },
  };
}
