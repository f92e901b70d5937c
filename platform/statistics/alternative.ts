import { cellOf, sizeOf, stridesOf, type Cube } from "./cube.js";
import type { ProtectedTable } from "./protected-table.js";

/** A box between two cells of the cube that differ in the dimensions along which people would move. */
export interface Box {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly along: readonly number[];
}

/**
 * Another state of the world: each corner of a box gains or loses `size` people, neighbours the opposite of each other, so that
 * every table that does not name all dimensions of the box stays as it is.
 */
export interface Alternative extends Box {
  /** People gained at `from`; negative when they are lost there. */
  readonly size: number;
}

/** A cell of a table whose count would be another. */
export interface Change {
  readonly table: ProtectedTable;
  readonly cell: number;
  readonly by: number;
}

/** Indexes of a box's corners; the one at place 0 is `from`, and a place's sign is that of {@link signOf}. */
const cornersOf = (start: number, steps: readonly number[]): number[] => steps.reduce((corners, step) => [...corners, ...corners.map((corner) => corner + step)], [start]);

/** Corners an odd number of steps away from the first change the other way. */
const signOf = (corner: number): number => ([0, 3, 5, 6, 9, 10, 12, 15].includes(corner) ? 1 : -1);

/** Indexes of the cube's cells at the corners of a box. */
function cubeCorners({ dimensions }: Cube, { from, to, along }: Box): number[] {
  const strides = stridesOf(dimensions.map(sizeOf));
  const start = from.reduce((sum, leaf, at) => sum + leaf * (strides[at] ?? 0), 0);
  return cornersOf(start, along.map((at) => ((to[at] ?? 0) - (from[at] ?? 0)) * (strides[at] ?? 0)));
}

/** The table's cells at the corners of a box; none when the table cannot tell its ends apart in every dimension of the move. */
export function tableCorners(cube: Cube, { shape }: ProtectedTable, { from, to, along }: Box): number[] {
  const steps: number[] = [];
  for (const at of along) {
    const of = cube.dimensions[at]?.levels[shape.levels[at] ?? -1]?.of;
    const step = of ? (of[to[at] ?? 0] ?? 0) - (of[from[at] ?? 0] ?? 0) : 0;
    if (step === 0) return [];
    steps.push(step * (shape.strides[at] ?? 0));
  }
  return cornersOf(cellOf(cube, shape, from), steps);
}

/** The cube's cells that gain or lose people, with how many. */
export const movesOf = (cube: Cube, alternative: Alternative): { index: number; by: number }[] => cubeCorners(cube, alternative).map((index, corner) => ({ index, by: signOf(corner) * alternative.size }));

/** How many people can move at most in each direction before a cell of the cube would go below nothing. */
export function roomOf(cube: Cube, box: Box): { gain: number; lose: number } {
  let [gain, lose] = [Infinity, Infinity];
  for (const [corner, index] of cubeCorners(cube, box).entries()) {
    const count = cube.counts[index] ?? 0;
    if (signOf(corner) < 0) gain = Math.min(gain, count);
    else lose = Math.min(lose, count);
  }
  return { gain, lose };
}

/** Every cell of every table that would show another count. */
export const changesOf = (cube: Cube, tables: readonly ProtectedTable[], alternative: Alternative): Change[] =>
  tables.flatMap((table) => tableCorners(cube, table, alternative).map((cell, corner) => ({ table, cell, by: signOf(corner) * alternative.size })));
