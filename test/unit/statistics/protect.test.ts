import fc from "fast-check";
import { movesOf } from "../../../platform/statistics/alternative.js";
import { protect } from "../../../platform/statistics/protect.js";
import { anyCube } from "../../support/statistics/cube-arbitrary.js";
import { smallCellsOnly } from "../../support/statistics/many-cubes.js";
import { readRelease } from "../../support/statistics/reader.js";
import { emptyAndClosed, recovered, recoveredAmounts } from "../../support/statistics/recovered.js";

/** Part of the whole count, which `many-cubes` makes. */
const runs = { numRuns: 150 };

test("no shown cell is small, and nothing is shown of places that are closed", () => {
  fc.assert(fc.property(anyCube, (cube) => readRelease(cube, protect(cube)).every(({ shown, minimum }) => shown === null || (minimum !== Infinity && (shown === 0 || shown >= minimum)))), runs);
});

test("no hidden cell can be worked out from all tables together, but that nobody is in a closed place where nobody is around it", () => {
  fc.assert(fc.property(anyCube, (cube) => recovered(cube, protect(cube)).length === 0), runs);
});

test("how much hidden people use cannot be worked out either: amounts are shown and hidden with their people", () => {
  fc.assert(fc.property(anyCube, (cube) => recoveredAmounts(cube, protect(cube)).length === 0), runs);
  expect(fc.sample(anyCube, { numRuns: 100, seed: 1 }).filter((cube) => recoveredAmounts(cube, smallCellsOnly(cube)).length > 0).length).toBeGreaterThan(50);
});

test("each hidden cell has another count in a state of the world that shows the same", () => {
  fc.assert(
    fc.property(anyCube, (cube) => {
      const release = protect(cube);
      const truth = readRelease(cube, release);
      const excused = emptyAndClosed(cube, release);
      const open = new Set(truth.filter(({ rule, key }) => rule !== null && !excused.has(key)).map(({ key }) => key));
      for (const alternative of release.alternatives) {
        const counts = [...cube.counts];
        for (const { index, by } of movesOf(cube, alternative)) counts[index] = (counts[index] ?? 0) + by;
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
        for (const [at, cell] of readRelease(cube, release, counts).entries()) {
          expect(cell.shown).toBe(truth[at]?.shown);
          const sum = cell.unknowns.reduce((total, index) => total + (counts[index] ?? 0), 0);
          if (cell.rule === "SMALL_CELL") expect(sum >= 1 && sum < cell.minimum).toBe(true);
          if (sum !== cell.unknowns.reduce((total, index) => total + (cube.counts[index] ?? 0), 0)) open.delete(cell.key);
        }
      }
      expect([...open]).toEqual([]);
    }),
    runs,
  );
});

test("without complementary hiding the solver works cells out", () => {
  const given = fc.sample(anyCube, { numRuns: 100, seed: 1 });
  const givenAway = given.filter((cube) => recovered(cube, smallCellsOnly(cube)).length > 0);
  expect(givenAway.length).toBeGreaterThan(50);
});
