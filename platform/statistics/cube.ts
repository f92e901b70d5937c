/** One way to name the members of a dimension: its finest, or a coarser grouping of them. */
export interface Level {
  readonly name: string;
  readonly members: readonly string[];
  /** Member of each finest member, by index. */
  readonly of: readonly number[];
  /** Smallest count that may be shown of a cell with this member, by index, where it is more than the cube's; Infinity shows none at all. */
  readonly minimum?: readonly number[];
}

/** Something that is counted by. The first level is the finest. */
export interface Dimension {
  readonly name: string;
  readonly levels: readonly Level[];
}

/** Counts of everybody exactly once, by the finest members of every dimension (the last dimension runs fastest). */
export interface Cube {
  readonly dimensions: readonly Dimension[];
  readonly counts: readonly number[];
  /** Smallest count that may be shown at all. */
  readonly minimum: number;
  /** Dimensions that a released table may name at once. */
  readonly mostDimensions: number;
}

/** A released table: one level of some dimensions, the sum over the others. */
export interface Shape {
  /** Index of the level by dimension; -1 sums over the dimension. */
  readonly levels: readonly number[];
  /** How far one step of a dimension's member goes in the table's cells; 0 for summed dimensions. */
  readonly strides: readonly number[];
  readonly size: number;
}

export const sizeOf = ({ levels }: Dimension): number => levels[0]?.members.length ?? 0;

/** How far one step of a dimension goes in the cube's counts. */
export function stridesOf(sizes: readonly number[]): number[] {
  const strides = sizes.map(() => 1);
  for (let at = sizes.length - 2; at >= 0; at -= 1) strides[at] = (strides[at + 1] ?? 1) * (sizes[at + 1] ?? 1);
  return strides;
}

/** Index of a cell of a table from the finest members of a cell of the cube. */
export function cellOf(cube: Cube, shape: Shape, leaves: readonly number[]): number {
  let cell = 0;
  for (const [at, level] of shape.levels.entries()) if (level >= 0) cell += (shape.strides[at] ?? 0) * (cube.dimensions[at]?.levels[level]?.of[leaves[at] ?? 0] ?? 0);
  return cell;
}

/** Every table of a cube that may be released, coarse ones first. They are protected together: an analyst may ask for all of them. */
export function shapesOf({ dimensions, mostDimensions }: Cube): Shape[] {
  const choices = dimensions.reduce<number[][]>((made, { levels }) => made.flatMap((before) => [-1, ...levels.keys()].map((level) => [...before, level])), [[]]);
  const named = (levels: readonly number[]) => levels.filter((level) => level >= 0).length;
  return choices
    .filter((levels) => named(levels) <= mostDimensions)
    .sort((one, other) => named(one) - named(other))
    .map((levels) => {
      const sizes = levels.map((level, at) => (level < 0 ? 1 : (dimensions[at]?.levels[level]?.members.length ?? 0)));
      const strides = stridesOf(sizes).map((stride, at) => ((levels[at] ?? -1) < 0 ? 0 : stride));
      return { levels, strides, size: sizes.reduce((product, size) => product * size, 1) };
    });
}

/** Visits every cell of the cube with its finest members. The list is reused between visits. */
export function eachLeaf({ dimensions }: Cube, visit: (leaves: readonly number[], index: number) => void): void {
  const sizes = dimensions.map(sizeOf);
  const leaves = sizes.map(() => 0);
  const total = sizes.reduce((product, size) => product * size, 1);
  for (let index = 0; index < total; index += 1) {
    visit(leaves, index);
    for (let at = leaves.length - 1; at >= 0; at -= 1) {
      leaves[at] = (leaves[at] ?? 0) + 1;
      if ((leaves[at] ?? 0) < (sizes[at] ?? 0)) break;
      leaves[at] = 0;
    }
  }
}

/** Visits every cell of the cube inside one cell of a table. */
export function eachInCell(cube: Cube, shape: Shape, cell: number, visit: (leaves: readonly number[], index: number) => void): void {
  const members = membersOf(cube, shape, cell);
  const choices = cube.dimensions.map((dimension, at) => {
    const level = dimension.levels[shape.levels[at] ?? -1];
    const all = [...Array(sizeOf(dimension)).keys()];
    return level ? all.filter((leaf) => level.of[leaf] === members[at]) : all;
  });
  const strides = stridesOf(cube.dimensions.map(sizeOf));
  const walk = (leaves: readonly number[], index: number): void => {
    const at = leaves.length;
    if (at === choices.length) return visit(leaves, index);
    for (const leaf of choices[at] ?? []) walk([...leaves, leaf], index + leaf * (strides[at] ?? 0));
  };
  walk([], 0);
}

/** The sums of some amounts of the cube's cells in a table. */
export function sumsIn(cube: Cube, shape: Shape, amounts: readonly number[]): number[] {
  const sums = Array.from({ length: shape.size }, () => 0);
  eachLeaf(cube, (leaves, index) => {
    const cell = cellOf(cube, shape, leaves);
    sums[cell] = (sums[cell] ?? 0) + (amounts[index] ?? 0);
  });
  return sums;
}

/** Index of the member of each dimension that a table's cell belongs to; -1 for summed dimensions. */
export const membersOf = (cube: Cube, { levels, strides }: Shape, cell: number): number[] =>
  levels.map((level, at) => (level < 0 ? -1 : Math.floor(cell / (strides[at] ?? 1)) % (cube.dimensions[at]?.levels[level]?.members.length ?? 1)));
