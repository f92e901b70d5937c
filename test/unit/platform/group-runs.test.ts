import fc from "fast-check";
import { groupRuns } from "../../../platform/subgraph/group-runs.js";

interface Row { readonly key: string; readonly place: number }

test("rows come by key and in their order, wherever the rows of a key stand, and the key is asked for once in each stretch", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c")), (keys) => {
      const rows = keys.map((key, place): Row => ({ key, place }));
      let asked = 0;
      const groups = groupRuns(rows, (row, before) => row.key === before.key, ({ key }) => ((asked += 1), key));
      expect([...groups]).toEqual([...new Set(keys)].map((key) => [key, rows.filter((row) => row.key === key)]));
      expect(asked).toBe(keys.filter((key, place) => key !== keys[place - 1]).length);
      expect(rows.map(({ key }) => key)).toEqual(keys);
    }),
  );
});
