import type { Cube } from "../../../platform/statistics/cube.js";
import type { Release } from "../../../platform/statistics/protect.js";
import type { HidingRule } from "../../../platform/statistics/protected-table.js";

/** One cell as a reader gets it, with the unknowns (cells of the cube) that it sums. */
export interface ReadCell {
  /** Which table and which members, for telling cells apart. */
  readonly key: string;
  readonly table: string;
  readonly unknowns: readonly number[];
  readonly minimum: number;
  /** The count, or null and the rule that hid it. */
  readonly shown: number | null;
  readonly rule: HidingRule | null;
}

/** Everything about a cube that may be shown is a number; who may see it is decided elsewhere. This is a second, plain way to add up, used by tests only. */
export function readRelease(cube: Cube, { tables }: Release, counts: readonly number[] = cube.counts): ReadCell[] {
  return tables.flatMap((table) => {
    const cells = new Map<number, number[]>();
    for (const index of cube.counts.keys()) {
      const cell = placeOf(cube, table.shape.levels, index);
      cells.set(cell, [...(cells.get(cell) ?? []), index]);
    }
    return [...cells].map(([cell, unknowns]) => {
      const rule = table.hidden[cell] ?? null;
      const name = table.shape.levels.join();
      return { key: `${name}:${cell}`, table: name, unknowns, minimum: table.minimum[cell] ?? 0, shown: rule === null ? unknowns.reduce((sum, index) => sum + (counts[index] ?? 0), 0) : null, rule };
    });
  });
}

function placeOf({ dimensions }: Cube, levels: readonly number[], index: number): number {
  let [rest, place] = [index, 0];
  const leaves: number[] = [];
  for (const { levels: [finest] } of [...dimensions].reverse()) {
    const size = finest?.members.length ?? 1;
    leaves.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  for (const [at, level] of levels.entries()) {
    if (level < 0) continue;
    const of = dimensions[at]?.levels[level];
    place = place * (of?.members.length ?? 1) + (of?.of[leaves[at] ?? 0] ?? 0);
  }
  return place;
}
