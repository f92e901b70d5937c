import type { KeyTree } from "./key-tree.js";
import { namesOf } from "./route.js";

interface Gathering {
  readonly route: readonly string[];
  readonly tree: KeyTree;
}

/** What a part of a plan puts where, known before anything is fetched. */
export class GatheredNames {
  constructor(private readonly gatherings: readonly Gathering[]) {}

  static of(route: readonly string[], tree: KeyTree): GatheredNames {
    return new GatheredNames([{ route: namesOf(route), tree }]);
  }

  with(other: GatheredNames): GatheredNames {
    return new GatheredNames([...this.gatherings, ...other.gatherings]);
  }

  /** Whether objects at the route hold nothing but leaves of the given names. */
  areWithin(route: readonly string[], names: ReadonlySet<string>): boolean {
    const wanted = namesOf(route);
    if (wanted.length === 0 || names.size === 0) return false;
    return this.gatherings.every(({ route: start, tree }) => {
      if (start.length > wanted.length) return !isBeginning(wanted, start);
      const below = isBeginning(start, wanted) ? follow(tree, wanted.slice(start.length)) : undefined;
      return !below || below.keys.every((key, index) => below.children[index] === null && (key === "__typename" || names.has(key)));
    });
  }
}

const isBeginning = (start: readonly string[], route: readonly string[]): boolean => start.every((element, index) => element === route[index]);

function follow(tree: KeyTree, route: readonly string[]): KeyTree | undefined {
  let below: KeyTree | null | undefined = tree;
  for (const name of route) below = below?.children[below.keys.indexOf(name)];
  return below ?? undefined;
}
