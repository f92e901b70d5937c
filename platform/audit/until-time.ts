import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";

/** Timers count whole milliseconds from the beginning of a turn: the last two are waited for turn by turn. */
const coarse = 2;

/** Waits until a point of `performance.now()`, exactly: what a timer rounds would tell when the wait began. At once when it has passed. */
export async function untilTime(point: number): Promise<void> {
  const left = point - performance.now();
  if (left > coarse) await wait(Math.floor(left - coarse));
  while (performance.now() < point) await nextTurn();
}
