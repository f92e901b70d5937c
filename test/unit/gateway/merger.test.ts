import fc from "fast-check";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { Merger } from "../../../gateway/http/merger.js";

/** A merger whose work takes as long as it is held, and the groups it served. */
function held(most = Number.POSITIVE_INFINITY) {
  const groups: number[][] = [];
  let letGo: (() => void)[] = [];
  const merger = new Merger<number, number>(async (members) => {
    groups.push([...members]);
    await new Promise<void>((go) => letGo.push(go));
    return groups.length;
  }, most);
  return { merger, groups, letGo: () => { for (const go of letGo.splice(0)) go(); } };
}

describe("the merger", () => {
  test("waits after a turn of several for as many to come again, and serves them in one", async () => {
    const { merger, groups, letGo } = held();
    const first = [1, 2, 3].map((member) => merger.join("a", member));
    await sleep(20);
    letGo();
    await Promise.all(first);
    const again: Promise<number>[] = [];
    for (const member of [4, 5, 6]) {
      await nextTurn();
      again.push(merger.join("a", member));
    }
    await nextTurn();
    letGo();
    await Promise.all(again);
    expect(groups).toEqual([[1, 2, 3], [4, 5, 6]]);
  });

  test("does not wait for one who was alone", async () => {
    const { merger, groups, letGo } = held();
    const first = merger.join("a", 1);
    await sleep(20);
    letGo();
    await first;
    const again: Promise<number>[] = [];
    for (const member of [2, 3]) {
      again.push(merger.join("a", member));
      await sleep(1);
    }
    letGo();
    await again[0];
    await sleep(1);
    letGo();
    await Promise.all(again);
    expect(groups).toEqual([[1], [2], [3]]);
  });

  test("serves no more at a time than it may, and nobody waits for a group that is full", async () => {
    const { merger, groups, letGo } = held(2);
    const all = [1, 2, 3, 4, 5].map((member) => merger.join("a", member));
    await nextTurn();
    expect(groups).toEqual([[1, 2], [3, 4]]);
    const letting = setInterval(letGo, 5);
    await Promise.all(all);
    clearInterval(letting);
    expect(groups).toEqual([[1, 2], [3, 4], [5]]);
  });

  test("serves everybody once, after they came, whatever the order of coming and ending", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, Number.POSITIVE_INFINITY), fc.array(fc.record({ key: fc.constantFrom("a", "b"), pause: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }), { minLength: 1, maxLength: 25 }), async (most, steps) => {
        let clock = 0;
        const begun = new Map<number, number>();
        const served: number[] = [];
        const merger = new Merger<{ index: number; came: number; fails: boolean }, boolean>(async (members) => {
          const at = (clock += 1);
          expect(members.length).toBeLessThanOrEqual(most);
          for (const { index } of members) begun.set(index, at);
          served.push(...members.map(({ index }) => index));
          await sleep(1);
          if (members.some(({ fails }) => fails)) throw new Error("not this time");
          return true;
        }, most);
        const came: number[] = [];
        const answers: Promise<boolean>[] = [];
        for (const [index, { key, pause, fails }] of steps.entries()) {
          came.push((clock += 1));
          answers.push(merger.join(key, { index, came: clock, fails }).catch(() => false));
          if (pause > 0) await sleep(pause - 1);
        }
        await Promise.all(answers);
        expect([...served].sort((a, b) => a - b)).toEqual(steps.map((_step, index) => index));
        for (const [index, at] of came.entries()) expect(begun.get(index)).toBeGreaterThan(at);
      }),
      { numRuns: 40 },
    );
  });
});
