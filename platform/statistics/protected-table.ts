import { membersOf, sumsIn, type Cube, type Shape } from "./cube.js";

/**
 * Why a cell is hidden. SMALL_CELL says that somebody is there, fewer than may be shown; CLOSED that nothing is shown for one of
 * its members; COMPLEMENTARY that it would give another cell away, and nothing about its size.
 */
export type HidingRule = "SMALL_CELL" | "CLOSED" | "COMPLEMENTARY";

/** A table on its way to release: its true counts, and what will be hidden. */
export interface ProtectedTable {
  readonly shape: Shape;
  readonly counts: readonly number[];
  /** Smallest count that may be shown, by cell. */
  readonly minimum: readonly number[];
  /** By cell; null is shown. */
  readonly hidden: (HidingRule | null)[];
  /** How far apart two of the states of the world are between which a reader cannot tell, by cell. */
  readonly spread: number[];
}

/** The table with the rule of small cells applied, and nothing else: what it sums to still gives cells away. */
export function withoutSmallCells(cube: Cube, shape: Shape): ProtectedTable {
  const counts = sumsIn(cube, shape, cube.counts);
  const minimum = counts.map((_count, cell) =>
    Math.max(cube.minimum, ...membersOf(cube, shape, cell).map((member, at) => (member < 0 ? 0 : (cube.dimensions[at]?.levels[shape.levels[at] ?? 0]?.minimum?.[member] ?? 0)))),
  );
  const hidden = counts.map((count, cell): HidingRule | null => {
    const smallest = minimum[cell] ?? 0;
    if (smallest === Infinity) return "CLOSED";
    return count > 0 && count < smallest ? "SMALL_CELL" : null;
  });
  return { shape, counts, minimum, hidden, spread: counts.map(() => 0) };
}
