import fc from "fast-check";
import { shapesOf, type Cube } from "../../../platform/statistics/cube.js";
import { protect, type Release } from "../../../platform/statistics/protect.js";
import { withoutSmallCells } from "../../../platform/statistics/protected-table.js";
import { anyCube } from "./cube-arbitrary.js";
import { readRelease } from "./reader.js";
import { recovered, recoveredAmounts } from "./recovered.js";

/** Only small cells hidden, nothing that would give them away: what the solver must see through. */
export const smallCellsOnly = (cube: Cube): Release => ({ tables: shapesOf(cube).map((shape) => withoutSmallCells(cube, shape)), alternatives: [] });

/**
 * The whole count, too long for the suite: protects many generated cubes and tries to work their hidden cells out.
 * `node dist/test/support/statistics/many-cubes.js 10000 1` prints what was found.
 */
function run(count: number, seed: number): void {
  const found = { cubes: count, tables: 0, cells: 0, hidden: 0, violations: 0, workedOut: 0, amountsWorkedOut: 0, workedOutWithoutComplementary: 0 };
  for (const cube of fc.sample(anyCube, { numRuns: count, seed })) {
    const release = protect(cube);
    const cells = readRelease(cube, release);
    found.tables += release.tables.length;
    found.cells += cells.length;
    found.hidden += cells.filter(({ shown }) => shown === null).length;
    found.violations += cells.filter(({ shown, minimum }) => shown !== null && shown > 0 && shown < minimum).length;
    found.workedOut += recovered(cube, release).length;
    found.amountsWorkedOut += recoveredAmounts(cube, release).length;
    found.workedOutWithoutComplementary += recovered(cube, smallCellsOnly(cube)).length;
  }
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

if (process.argv[1]?.endsWith("many-cubes.js")) run(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1));
