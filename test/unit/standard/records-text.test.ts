import fc from "fast-check";
import { layouts, toRecordsText, type Layout } from "../../../standard/index.js";
import { recordOf } from "../../support/standard-arbitraries.js";

/** The rule without its shortcuts: hashes that are stored were made from this text. */
const naive = <R>({ toCells }: Pick<Layout<R>, "toCells">, records: readonly R[]) => records.map((record) => JSON.stringify(toCells(record))).sort().join("");

type Row = readonly (string | number | null)[];
const asCells = { toCells: (row: Row) => [...row] };
const cell = fc.constantFrom<string | number | null>(null, 1, 11, 1.5, -1, "1", "11", '"', "]", ",", "", "見本");
const rows = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));

test("is the JSON of each record's cells in ascending order, whatever the records have in common", () => {
  fc.assert(fc.property(rows, (some) => expect(toRecordsText(asCells, some)).toBe(naive(asCells, some))), { numRuns: 2_000 });
});

test.each(["UPPLAN", "UPJSK", "UPSIKYU"] as const)("is the same for the records of a %s in any order, and another one for others", (id) => {
  const layout = layouts[id] as unknown as Layout;
  const shuffled = fc.array(recordOf(id) as fc.Arbitrary<object>, { minLength: 1, maxLength: 8 }).chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
  fc.assert(
    fc.property(shuffled, ([records, others]) => {
      expect(toRecordsText(layout, others)).toBe(naive(layout, records));
      expect(toRecordsText(layout, [...records, records[0] as object])).not.toBe(naive(layout, records));
    }),
    { numRuns: 100 },
  );
});
