import { setImmediate as turn } from "node:timers/promises";
import { collectInTurns, runInTurns } from "../../../platform/turns/run-in-turns.js";

/** Keeps the processor busy for some milliseconds at each step. */
function* busy(steps: number, milliseconds: number): Generator<number, string> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
    yield step;
  }
  return "done";
}

/** How often others got a turn while the work ran. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isRunning = true;
  const watched = work.finally(() => (isRunning = false));
  for (; isRunning; turns += 1) await turn();
  await watched;
  return turns;
}

test("the steps of a long computation come in order, with its result, and others get their turn in between", async () => {
  expect(await collectInTurns(busy(5, 0))).toEqual([0, 1, 2, 3, 4]);
  expect(await runInTurns(busy(3, 0))).toBe("done");
  expect(await turnsDuring(collectInTurns(busy(12, 9)))).toBeGreaterThanOrEqual(10);
});

test("at once nobody gets a turn: the measurement can fail", async () => {
  expect(await turnsDuring(Promise.resolve().then(() => [...busy(12, 9)]))).toBeLessThan(10);
});

test("what a step throws is thrown", async () => {
  await expect(collectInTurns((function* () { yield 1; throw new Error("broken"); })())).rejects.toThrow("broken");
});
