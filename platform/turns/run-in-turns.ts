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

/** Portions of one computation under way at once: the second begins while the first ends, so that whoever takes them is never without work. */
const mostUnderWay = 2;

/**
 * Takes what a long computation yields in portions of some weight, each while the next is made; two at most are under way. The first is
 * a fifth as heavy, so that taking begins soon. Throws what failed first, once nothing is under way any more.
 */
export async function takeInPortions<Item>(steps: Iterable<Item>, weightOf: (item: Item) => number, enough: number, take: (portion: readonly Item[]) => Promise<void>): Promise<void> {
  let portion: Item[] = [];
  let weight = 0;
  let wanted = enough / 5;
  let failure: { readonly error: unknown } | undefined;
  const underWay = new Set<Promise<void>>();
  const begin = async () => {
    while (underWay.size >= mostUnderWay) await Promise.race(underWay);
    if (failure) throw failure.error;
    const taking: Promise<void> = take(portion)
      .catch((error: unknown) => void (failure ??= { error }))
      .finally(() => underWay.delete(taking));
    underWay.add(taking);
    [portion, weight, wanted] = [[], 0, enough];
  };
  try {
    for (let began = performance.now(), iterator = steps[Symbol.iterator](); ; ) {
      const step = iterator.next();
      if (step.done) break;
      portion.push(step.value);
      weight += weightOf(step.value);
      if (weight >= wanted) await begin();
      else if (performance.now() - began < longestTurn) continue;
      await otherTurns();
      began = performance.now();
    }
    if (portion.length > 0) await begin();
  } finally {
    await Promise.all(underWay);
  }
  if (failure) throw failure.error;
}
