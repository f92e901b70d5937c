import type { ReadCell } from "./reader.js";

export interface Bound {
  low: number;
  high: number;
}

const mostRounds = 30;

/**
 * The least and most that each cell can be, from counts shown, what the rules say about hidden cells, and that a cell of a coarser
 * table is the sum of cells of a finer one. Bounds are drawn in until nothing moves: whole numbers, nothing below zero.
 */
export function boundsOf(cells: readonly ReadCell[]): ReadonlyMap<string, Bound> {
  const bounds = new Map(cells.map((cell) => [cell.key, firstBound(cell)]));
  const sums = sumsOf(cells);
  for (let round = 0, moved = true; moved && round < mostRounds; round += 1) {
    moved = false;
    for (const { whole, parts } of sums) if (tighten(bounds, whole, parts)) moved = true;
  }
  return bounds;
}

function firstBound({ shown, rule, minimum }: ReadCell): Bound {
  if (shown !== null) return { low: shown, high: shown };
  return rule === "SMALL_CELL" ? { low: 1, high: minimum - 1 } : { low: 0, high: Infinity };
}

/** Every cell that cells of another table make up exactly. */
function sumsOf(cells: readonly ReadCell[]): { whole: string; parts: string[] }[] {
  const tables = new Map<string, ReadCell[]>();
  for (const cell of cells) tables.set(cell.table, [...(tables.get(cell.table) ?? []), cell]);
  const inside = [...tables].map(([, members]) => {
    const cellOf = new Map<number, ReadCell>();
    for (const cell of members) for (const unknown of cell.unknowns) cellOf.set(unknown, cell);
    return { table: members[0]?.table ?? "", cellOf };
  });
  return cells.flatMap((whole) => {
    const covered = new Set(whole.unknowns);
    return inside.flatMap(({ table, cellOf }) => {
      if (table === whole.table) return [];
      const parts = new Set(whole.unknowns.map((unknown) => cellOf.get(unknown)).filter((part) => part !== undefined));
      return [...parts].every((part) => part.unknowns.every((unknown) => covered.has(unknown))) ? [{ whole: whole.key, parts: [...parts].map(({ key }) => key) }] : [];
    });
  });
}

function tighten(bounds: ReadonlyMap<string, Bound>, wholeKey: string, partKeys: readonly string[]): boolean {
  const whole = bounds.get(wholeKey);
  const parts = partKeys.map((key) => bounds.get(key)).filter((bound) => bound !== undefined);
  if (!whole) return false;
  const low = parts.reduce((sum, part) => sum + part.low, 0);
  const high = parts.reduce((sum, part) => sum + part.high, 0);
  let moved = draw(whole, low, high);
  for (const part of parts) {
    const othersHigh = Number.isFinite(high) ? high - part.high : sumOfOthers(parts, part);
    if (draw(part, whole.low - othersHigh, whole.high - (low - part.low))) moved = true;
  }
  return moved;
}

const sumOfOthers = (parts: readonly Bound[], own: Bound): number => parts.reduce((sum, part) => (part === own ? sum : sum + part.high), 0);

function draw(bound: Bound, low: number, high: number): boolean {
  const moved = low > bound.low || high < bound.high;
  bound.low = Math.max(bound.low, low);
  bound.high = Math.min(bound.high, high);
  return moved;
}
