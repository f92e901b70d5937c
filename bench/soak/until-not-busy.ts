import { setTimeout as sleep } from "node:timers/promises";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

/** Does the work as an office does that is told to come back later: again while the database is busy, for ten seconds and more. */
export async function untilNotBusy<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !(error instanceof KaigoError) || error.code !== "DATABASE_BUSY") throw error;
      await sleep(500);
    }
  }
}
