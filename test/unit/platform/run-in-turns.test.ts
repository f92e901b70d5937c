import { setImmediate as turn } from "node:timers/promises";
import { runInTurns, takeInPortions } from "../../../platform/turns/run-in-turns.js";

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
  const steps: number[] = [];
  expect(await runInTurns(busy(5, 0), (step) => steps.push(step))).toBe("done");
  expect(steps).toEqual([0, 1, 2, 3, 4]);
  expect(await turnsDuring(runInTurns(busy(12, 9)))).toBeGreaterThanOrEqual(10);
});

test("at once nobody gets a turn: the measurement can fail", async () => {
  expect(await turnsDuring(Promise.resolve().then(() => [...busy(12, 9)]))).toBeLessThan(10);
});

test("what a step throws is thrown", async () => {
  await expect(runInTurns((function* () { yield 1; throw new Error("broken"); })())).rejects.toThrow("broken");
});

describe("in portions", () => {
  /** Takes portions as a database would, a turn later, and tells what was under way when. */
  function taker() {
    const log: string[] = [];
    let underWay = 0;
    const take = async (portion: readonly number[]) => {
      underWay += 1;
      log.push(`${portion.join("")} with ${underWay} under way`);
      await turn();
      await turn();
      underWay -= 1;
    };
    return { log, take, underWay: () => underWay };
  }

  test("all is taken in order, by weight, the first portion soon, two at a time, and the next is made meanwhile", async () => {
    const { log, take, underWay } = taker();
    const made: number[] = [];
    const steps = function* () {
      for (const step of [1, 2, 3, 4, 5, 6]) {
        made.push(underWay());
        yield step;
      }
    };
    await takeInPortions(steps(), () => 1, 2, take);
    expect(log).toEqual(["1 with 1 under way", "23 with 2 under way", "45 with 2 under way", "6 with 2 under way"]);
    expect(Math.max(...made)).toBeGreaterThan(0);
    await takeInPortions([], () => 1, 2, take);
    expect(log).toHaveLength(4);
  });

  test("others get their turn while portions are made", async () => {
    expect(await turnsDuring(takeInPortions(busy(12, 9), () => 1, 100, async () => undefined))).toBeGreaterThanOrEqual(10);
  });

  test("a portion that fails ends it, and so does a step, with nothing left under way", async () => {
    const { take, underWay, log } = taker();
    const failing = async (portion: readonly number[]) => {
      await take(portion);
      if (portion.includes(2)) throw new Error("refused");
      // What is under way beside a failure fails for its sake, later.
      if (portion.includes(4)) throw new Error("aborted");
    };
    await expect(takeInPortions([1, 2, 3, 4, 5, 6, 7, 8, 9], () => 1, 2, failing)).rejects.toThrow("refused");
    expect(log).toEqual(["1 with 1 under way", "23 with 2 under way", "45 with 2 under way"]);
    const broken = function* () { yield* [1, 3]; throw new Error("broken"); };
    await expect(takeInPortions(broken(), () => 1, 2, take)).rejects.toThrow("broken");
    expect(underWay()).toBe(0);
  });
});
