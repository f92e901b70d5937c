import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";
import { isData, readOwn, writeOwn } from "./own-keys.js";
import type { Data } from "./own-keys.js";
import type { Rewrite } from "./rewrites.js";

/** What an entity fetch sends for one object, and a text equal for objects that would be sent alike. */
export interface Representation {
  readonly key: string;
  readonly value: Data;
}

/** Reads an object's representation; undefined when the fetch does not apply to it or a required value is missing. */
export type RepresentationReader = (object: Data) => Representation | undefined;

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly below: readonly QueryPlanSelectionNode[] | undefined;
}

type Reader = RepresentationReader | undefined;

/** Specialises the `requires` of a fetch per concrete type, once per type met. */
export function compileRepresentations(
  requires: readonly QueryPlanSelectionNode[],
  options: { namesWithin: (type: string) => ReadonlySet<string>; required: RequiredArguments; inputRewrites: readonly Rewrite[] },
): RepresentationReader {
  const conditions = requires.flatMap((selection) => (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition ? [options.namesWithin(selection.typeCondition)] : []));
  const readers = new Map<string, Reader>();
  return (object) => {
    const type = object["__typename"];
    if (typeof type !== "string") return undefined;
    let reader = readers.get(type);
    if (reader === undefined) {
      // Only type names of the schema are kept: a subgraph could send endless others.
      if (!conditions.some((names) => names.has(type))) return undefined;
      readers.set(type, (reader = readerFor(type, requires, options)));
    }
    return reader(object);
  };
}

function readerFor(
  type: string,
  requires: readonly QueryPlanSelectionNode[],
  { namesWithin, required, inputRewrites }: { namesWithin: (type: string) => ReadonlySet<string>; required: RequiredArguments; inputRewrites: readonly Rewrite[] },
): RepresentationReader {
  const wantedOf = (selections: readonly QueryPlanSelectionNode[], concrete: string | undefined): Wanted[] => {
    const found = new Map<string, Wanted>();
    const add = (items: readonly QueryPlanSelectionNode[]): void => {
      for (const item of items) {
        if (item.kind === Kind.INLINE_FRAGMENT) {
          if (!item.typeCondition || (concrete !== undefined && namesWithin(item.typeCondition).has(concrete))) add(item.selections);
          continue;
        }
        const from = item.alias ?? item.name;
        const earlier = found.get(from);
        const below = item.selections && [...(earlier?.below ?? []), ...item.selections];
        found.set(from, { from, to: item.alias ?? required.realName(item.name), below });
      }
    };
    add(selections);
    return [...found.values()];
  };

  const read = (value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown => {
    if (value === null || value === undefined) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => read(item, selections));
      return items.includes(undefined) ? undefined : items;
    }
    if (!isData(value)) return undefined;
    const name = value["__typename"];
    const result: Data = {};
    for (const wanted of wantedOf(selections, typeof name === "string" ? name : undefined)) {
      const own = readOwn(value, wanted.from);
      const inner = wanted.below ? read(own, wanted.below) : own;
      if (inner === undefined) return undefined;
      writeOwn(result, wanted.to, inner);
    }
    return result;
  };

  const top = wantedOf(requires, type);
  const fields = top.filter((wanted) => wanted.from !== "__typename");
  if (fields.length === top.length) return () => undefined;
  const prefix = `${type}\u0000`;
  const finish = (representation: Data): Data => {
    for (const rewrite of inputRewrites) rewrite(representation);
    return representation;
  };
  const [only] = fields;
  if (fields.length === 1 && only && !only.below) {
    const { from, to } = only;
    return (object) => {
      const value = readOwn(object, from);
      if (value === undefined) return undefined;
      return { key: prefix + keyText(value), value: finish({ __typename: type, [to]: value }) };
    };
  }
  return (object) => {
    const representation: Data = { __typename: type };
    let key = prefix;
    for (const { from, to, below } of fields) {
      const own = readOwn(object, from);
      const value = below ? read(own, below) : own;
      if (value === undefined) return undefined;
      key += keyText(value);
      writeOwn(representation, to, value);
    }
    return { key, value: finish(representation) };
  };
}

/** Lengths keep neighbours apart whatever characters they hold. */
function keyText(value: unknown): string {
  if (typeof value === "string") return `${value.length}:${value}`;
  if (typeof value === "object") {
    const text = JSON.stringify(value);
    return `o${text.length}:${text}`;
  }
  return `${String(value)};`;
}
