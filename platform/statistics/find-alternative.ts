import { changesOf, roomOf, type Alternative, type Box } from "./alternative.js";
import { eachInCell, eachLeaf, sizeOf, type Cube } from "./cube.js";
import type { ProtectedTable } from "./protected-table.js";

/** Cells of the cube inside the cell to protect that are tried as the start of a move. */
const mostStarts = 4;
/** Members of a dimension that are tried as the other end of a move. */
const mostEnds = 6;
/** What it costs to hide one more cell, to say less about a small one, and to fall short of the wanted spread by one. */
const cost = { hiding: 1, demoting: 0.25, narrow: 2 } as const;

/** A cell to protect: of which table, and how many people a reader must be unsure of. */
export interface Target {
  readonly table: ProtectedTable;
  readonly cell: number;
  /** How far the cell's count may go up and down without leaving what its rule says about it. */
  readonly up: number;
  readonly down: number;
  readonly wanted: number;
}

/** Looks for other states of the world that protect cells of the tables of one cube. */
export class AlternativeSearch {
  private readonly others = new Map<string, number[]>();
  /** People by finest member of each dimension. */
  private readonly peopleBy: readonly (readonly number[])[];
  private readonly everybody: number;

  constructor(
    private readonly cube: Cube,
    private readonly tables: readonly ProtectedTable[],
  ) {
    const peopleBy = cube.dimensions.map((dimension) => Array.from({ length: sizeOf(dimension) }, () => 0));
    eachLeaf(cube, (leaves, index) => {
      for (const [at, leaf] of leaves.entries()) (peopleBy[at] ?? [])[leaf] = (peopleBy[at]?.[leaf] ?? 0) + (cube.counts[index] ?? 0);
    });
    this.peopleBy = peopleBy;
    this.everybody = cube.counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * The cheapest state in which the cell has another count: moves along as many dimensions as possible are tried first, since fewer
   * tables can tell them. Null when people cannot move between the cell and others: then {@link comingOrGoing} is left.
   */
  find(target: Target): Alternative | null {
    const { levels } = target.table.shape;
    const named = [...levels.keys()].filter((at) => (levels[at] ?? -1) >= 0);
    const starts = this.startsIn(target);
    for (let length = named.length; length > 0; length -= 1) {
      const boxes = subsetsOf(named, length).flatMap((along) => starts.flatMap((from) => this.endsFor(target.table, from, along).map((to) => ({ from, to, along }))));
      const best = this.cheapest(target, boxes);
      if (best) return best;
    }
    return null;
  }

  /** Somebody more or less, which every total tells. Always possible. */
  comingOrGoing(target: Target): Alternative {
    const boxes = this.startsIn(target).map((from) => ({ from, to: from, along: [] }));
    return this.cheapest(target, boxes) ?? { ...(boxes[0] ?? { from: [], to: [], along: [] }), size: 1 };
  }

  /** Cells of the cube inside the target: the fullest first, then those whose likes are common elsewhere, so that people can come from there. */
  private startsIn({ table, cell }: Target): number[][] {
    const found: { leaves: number[]; count: number }[] = [];
    eachInCell(this.cube, table.shape, cell, (leaves, index) => {
      const common = leaves.reduce((product, leaf, at) => product * ((this.peopleBy[at]?.[leaf] ?? 0) / (this.everybody + 1)), 1);
      const count = (this.cube.counts[index] ?? 0) + common;
      if (found.length === mostStarts && count <= (found.at(-1)?.count ?? 0)) return;
      found.push({ leaves: [...leaves], count });
      found.sort((one, other) => other.count - one.count);
      if (found.length > mostStarts) found.pop();
    });
    return found.map(({ leaves }) => leaves);
  }

  private endsFor({ shape }: ProtectedTable, from: readonly number[], along: readonly number[]): number[][] {
    return along.reduce<number[][]>((ends, at) => ends.flatMap((end) => this.othersThan(at, shape.levels[at] ?? 0, from[at] ?? 0).map((leaf) => end.with(at, leaf))), [[...from]]);
  }

  /** Other members, nearest neighbours first: those of the same coarser groups, so that coarser tables cannot tell. Every month has the same neighbours. */
  private othersThan(at: number, named: number, leaf: number): number[] {
    const key = `${at} ${named} ${leaf}`;
    const known = this.others.get(key);
    if (known) return known;
    const dimension = this.cube.dimensions[at];
    const levels = dimension?.levels ?? [];
    const size = dimension ? sizeOf(dimension) : 1;
    const apart = (other: number) => levels.filter(({ of }) => of[other] !== of[leaf]).length;
    const found = Array.from({ length: size - 1 }, (_none, step) => (leaf + step + 1) % size)
      .filter((other) => levels[named]?.of[other] !== levels[named]?.of[leaf])
      .map((other) => ({ other, apart: apart(other) }))
      .sort((one, two) => one.apart - two.apart)
      .slice(0, mostEnds)
      .map(({ other }) => other);
    this.others.set(key, found);
    return found;
  }

  private cheapest(target: Target, boxes: readonly Box[]): Alternative | null {
    let best: Alternative | null = null;
    let least = Infinity;
    for (const box of boxes) {
      const { gain, lose } = roomOf(this.cube, box);
      for (const size of [Math.min(gain, target.up, target.wanted), -Math.min(lose, target.down, target.wanted)]) {
        const narrow = cost.narrow * (target.wanted - Math.abs(size));
        if (size === 0 || narrow >= least) continue;
        const alternative = { ...box, size };
        const price = narrow + this.priceOf(alternative);
        if (price >= least) continue;
        [best, least] = [alternative, price];
        if (price === 0) return best;
      }
    }
    return best;
  }

  private priceOf(alternative: Alternative): number {
    return changesOf(this.cube, this.tables, alternative).reduce((price, { table, cell, by }) => {
      const rule = table.hidden[cell] ?? null;
      if (rule === null) return price + cost.hiding;
      return rule === "SMALL_CELL" && leavesClass(table, cell, by) ? price + cost.demoting : price;
    }, 0);
  }
}

const subsetsOf = (items: readonly number[], length: number): number[][] =>
  length === 0 ? [[]] : items.flatMap((item, at) => subsetsOf(items.slice(at + 1), length - 1).map((rest) => [item, ...rest]));

/** Whether a small cell would no longer be what SMALL_CELL says: at least one, fewer than may be shown. */
export function leavesClass({ counts, minimum }: ProtectedTable, cell: number, by: number): boolean {
  const count = (counts[cell] ?? 0) + by;
  return count < 1 || count >= (minimum[cell] ?? 0);
}
