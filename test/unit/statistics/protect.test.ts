import fc from "fast-check";
import { movesOf } from "../../../platform/statistics/alternative.js";
import { shapesOf, type Cube } from "../../../platform/statistics/cube.js";
import { protect, type Release } from "../../../platform/statistics/protect.js";
import { withoutSmallCells } from "../../../platform/statistics/protected-table.js";
import { anyCube } from "../../support/statistics/cube-arbitrary.js";
import { readRelease } from "../../support/statistics/reader.js";
import { recover } from "../../support/statistics/recover.js";

const runs = { numRuns: 150 };
/** Closed places where nobody is, as far as no other state of the world was found: that nobody is there may be shown of any place. */
function emptyAndClosed(cube: Cube, release: Release): ReadonlySet<string> {
  const open = { ...release, tables: release.tables.map((table) => ({ ...table, hidden: table.hidden.map(() => null) })) };
  const nobody = new Set(readRelease(cube, open).filter(({ shown }) => shown === 0).map(({ key }) => key));
  return new Set(readRelease(cube, release).filter(({ rule, key }) => rule === "CLOSED" && nobody.has(key)).map(({ key }) => key));
}

/** Hidden cells that must stay unknown and can be worked out. */
function recovered(cube: Cube, release: Release): string[] {
  const excused = emptyAndClosed(cube, release);
  return recover(readRelease(cube, release)).filter((key) => !excused.has(key));
}

const smallCellsOnly = (cube: Cube): Release => ({ tables: shapesOf(cube).map((shape) => withoutSmallCells(cube, shape)), alternatives: [] });

test("no shown cell is small, and nothing is shown of places that are closed", () => {
  fc.assert(fc.property(anyCube, (cube) => readRelease(cube, protect(cube)).every(({ shown, minimum }) => shown === null || (minimum !== Infinity && (shown === 0 || shown >= minimum)))), runs);
});

test("no hidden cell can be worked out from all tables together, but that nobody is in a closed place where nobody is around it", () => {
  fc.assert(fc.property(anyCube, (cube) => recovered(cube, protect(cube)).length === 0), runs);
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
