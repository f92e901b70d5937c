import { setImmediate as otherTurns } from "node:timers/promises";

/** How long a process may be kept from everybody else. Milliseconds. */
const longestTurn = 8;

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

/** What a long computation yields, in order. */
export async function collectInTurns<Item>(steps: Iterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  await runInTurns(steps[Symbol.iterator](), (item) => items.push(item));
  return items;
}
