import { membersOf, sumsIn, type Cube, type Shape } from "../../../platform/statistics/cube.js";
import type { ProtectedTable } from "../../../platform/statistics/protected-table.js";
import type { Slice } from "./count.rule.js";
import { StatisticDimension } from "./statistic.js";

/** A cell as it is stored and shown: a count, or the rule that hid it. */
export interface ReleasedCell {
  /** Names of the dimensions, joined by "+" in the order of the statistic. */
  readonly shape: string;
  /** Members in the same order, joined by ",". */
  readonly members: string;
  readonly people: number | null;
  readonly amount: number | null;
  readonly hiddenBecause: string | null;
}

/** Name of a table: its dimensions in the statistic's own order. */
export const shapeName = (dimensions: readonly string[]): string => dimensions.join("+");

const levelNames = ({ dimensions }: Cube, { levels }: Shape): string[] => levels.flatMap((level, at) => (level < 0 ? [] : [dimensions[at]?.levels[level]?.name ?? ""]));

/** Name and key of a cell as they are stored. */
export function storedKey({ slice, cube }: Slice, { shape }: Pick<ProtectedTable, "shape">, cell: number): { shape: string; members: string } {
  const own = membersOf(cube, shape, cell).flatMap((member, at) => (member < 0 ? [] : [cube.dimensions[at]?.levels[shape.levels[at] ?? 0]?.members[member] ?? ""]));
  const [names, members] = slice === "" ? [levelNames(cube, shape), own] : [[StatisticDimension.SERVICE_TYPE, ...levelNames(cube, shape)], [slice, ...own]];
  return { shape: shapeName(names), members: members.join(",") };
}

/** What of a slice's protected tables may be stored: shown cells that are not empty, and hidden cells without their count. */
export function releasedCells(slice: Slice, tables: readonly ProtectedTable[]): ReleasedCell[] {
  return tables.flatMap((table) => {
    const amounts = slice.amounts && sumsIn(slice.cube, table.shape, slice.amounts);
    return table.counts.flatMap((people, cell) => {
      const hiddenBecause = table.hidden[cell] ?? null;
      if (hiddenBecause === null && people === 0) return [];
      const shown = hiddenBecause === null;
      return [{ ...storedKey(slice, table, cell), people: shown ? people : null, amount: shown && amounts ? (amounts[cell] ?? 0) : null, hiddenBecause }];
    });
  });
}
