import fc from "fast-check";
import { afterSeeing, type Seen } from "../../platform/audit/seen-events.js";

const start: Seen = { maxEventId: "0", missing: [] };
const byNumber = (a: string, b: string) => Number(a) - Number(b);

test("whatever order events become visible in, looking for what is new and what was missing sees each of them once", () => {
  const rounds = fc.integer({ min: 1, max: 40 }).chain((count) => fc.array(fc.nat(4), { minLength: count, maxLength: count }));
  fc.assert(
    fc.property(rounds, (roundOf) => {
      let seen = start;
      const times = new Map<string, number>();
      for (let round = 0; round <= 4; round += 1) {
        const visible = roundOf.flatMap((at, index) => (at <= round ? [String(index + 1)] : []));
        const found = visible.filter((id) => Number(id) > Number(seen.maxEventId) || seen.missing.includes(id)).sort(byNumber);
        for (const id of found) times.set(id, (times.get(id) ?? 0) + 1);
        seen = afterSeeing(seen, found);
        expect([...seen.missing].sort(byNumber)).toEqual(roundOf.flatMap((at, index) => (at > round && index + 1 < Number(seen.maxEventId) ? [String(index + 1)] : [])));
      }
      expect([...times]).toHaveLength(roundOf.length);
      expect(new Set(times.values())).toEqual(new Set([1]));
    }),
  );
});

test("a leap of the sequence is no endless list of missing events: the newest 10,000 stay", () => {
  const { maxEventId, missing } = afterSeeing({ maxEventId: "5", missing: ["3"] }, ["1000000"]);
  expect([maxEventId, missing.length, missing[0], missing.at(-1)]).toEqual(["1000000", 10_000, "990000", "999999"]);
});

test("nothing new changes nothing", () => {
  const seen = { maxEventId: "7", missing: ["2", "5"] };
  expect(afterSeeing(seen, [])).toEqual(seen);
});
