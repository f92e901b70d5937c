import { setImmediate as otherTurns } from "node:timers/promises";

/** How long a process may be kept from everybody else. Milliseconds. */
const longestTurn = 8;

/** Records of a set that go to the database together: a few statements' worth. */
export const recordsPerPortion = 5_000;

/** Takes the steps of a long computation, lets others in this process have their turn between them, and answers its result. */
export async function runInTurns<Step, Result>(steps: Iterator<Step, Result>, onStep: (step: Step) => void = () => undefined): Promise<Result> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() - began < longestTurn) continue;
    await otherTurns();
    began = performance.now();
  }
}

/**
 * Takes what a long computation yields in portions of some weight, each while the next is made; one portion at a time is under way.
 * Throws the first failure, once nothing is under way any more.
 */
export async function takeInPortions<Item>(steps: Iterable<Item>, weightOf: (item: Item) => number, enough: number, take: (portion: readonly Item[]) => Promise<void>): Promise<void> {
  let portion: Item[] = [];
  let weight = 0;
  let taking: Promise<void> = Promise.resolve();
  const begin = async () => {
    await taking;
    taking = take(portion);
    // Told to whoever waits for it next.
    taking.catch(() => undefined);
    [portion, weight] = [[], 0];
  };
  try {
    for (let began = performance.now(), iterator = steps[Symbol.iterator](); ; ) {
      const step = iterator.next();
      if (step.done) break;
      portion.push(step.value);
      weight += weightOf(step.value);
      if (weight >= enough) await begin();
      else if (performance.now() - began < longestTurn) continue;
      await otherTurns();
      began = performance.now();
    }
    if (portion.length > 0) await begin();
  } finally {
    await taking.catch(() => undefined);
  }
  await taking;
}
