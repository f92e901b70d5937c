import { setImmediate } from "node:timers/promises";
import { changesOf, type Alternative } from "./alternative.js";
import { shapesOf, type Cube } from "./cube.js";
import { AlternativeSearch, leavesClass, type Target } from "./find-alternative.js";
import { withoutSmallCells, type ProtectedTable } from "./protected-table.js";

/** The tables of a cube as they may be released, all together. */
export interface Release {
  readonly tables: readonly ProtectedTable[];
  /**
   * States of the world that a reader of all tables cannot tell from the true one. Every hidden cell has another count in at least one
   * of them: that is why it cannot be worked out, whatever is added, subtracted or solved.
   */
  readonly alternatives: readonly Alternative[];
}

/** Whether a cell was hidden when the same cube was released before: it stays hidden, or the change would tell what it was. */
export type HiddenBefore = (table: ProtectedTable, cell: number) => boolean;

const turn = 20;

/**
 * Decides which cells of all tables are shown. A cell that is too small is hidden; then, for each hidden cell, a state of the world is
 * sought in which it has another count, and everything that would differ there is hidden too. What stays is the same in all these
 * states, and so gives none of them away.
 */
export function protect(cube: Cube, hiddenBefore?: HiddenBefore): Release {
  const work = protecting(cube, hiddenBefore);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** {@link protect}, letting other work of the process go on in between. */
export async function protectInTurns(cube: Cube, hiddenBefore?: HiddenBefore): Promise<Release> {
  const work = protecting(cube, hiddenBefore);
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < turn) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** Pauses after each protected cell. */
function* protecting(cube: Cube, hiddenBefore: HiddenBefore = () => false): Generator<void, Release, void> {
  const tables = shapesOf(cube).map((shape) => withoutSmallCells(cube, shape));
  for (const table of tables) for (const cell of table.counts.keys()) if (table.hidden[cell] === null && hiddenBefore(table, cell)) table.hidden[cell] = "COMPLEMENTARY";
  const search = new AlternativeSearch(cube, tables);
  const alternatives: Alternative[] = [];
  for (const table of tables) {
    for (const cell of table.counts.keys()) {
      if (table.hidden[cell] === null || (table.spread[cell] ?? 0) > 0) continue;
      const target = targetOf(table, cell);
      const alternative = search.find(target) ?? (isEmptyAndClosed(table, cell) ? null : search.comingOrGoing(target));
      if (!alternative) continue;
      alternatives.push(alternative);
      hideChanges(cube, tables, alternative);
      yield;
    }
  }
  return { tables, alternatives };
}

/** Nobody in a place of which nothing is shown: where nobody is to be found around it either, a reader may know. That nobody is there may be shown of any place. */
const isEmptyAndClosed = ({ counts, hidden }: ProtectedTable, cell: number): boolean => counts[cell] === 0 && hidden[cell] === "CLOSED";

/** Hides what would differ in another state of the world; a small cell that would no longer be one there loses its name. */
function hideChanges(cube: Cube, tables: readonly ProtectedTable[], alternative: Alternative): void {
  for (const { table, cell, by } of changesOf(cube, tables, alternative)) {
    table.spread[cell] = Math.max(table.spread[cell] ?? 0, Math.abs(by));
    if (table.hidden[cell] === null || (table.hidden[cell] === "SMALL_CELL" && leavesClass(table, cell, by))) table.hidden[cell] = "COMPLEMENTARY";
  }
}

/** A small cell keeps within its class where it can; half the class is the least that a reader should be unsure of. */
function targetOf(table: ProtectedTable, cell: number): Target {
  const [count, minimum] = [table.counts[cell] ?? 0, table.minimum[cell] ?? 0];
  if (table.hidden[cell] !== "SMALL_CELL") return { table, cell, up: Infinity, down: count, wanted: 1 };
  return { table, cell, up: minimum - 1 - count, down: count - 1, wanted: Math.max(1, Math.floor((minimum - 1) / 2)) };
}
