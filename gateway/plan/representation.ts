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
  const read = (value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown => {
    if (value === null || value === undefined) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => read(item, selections));
      return items.includes(undefined) ? undefined : items;
    }
    if (!isData(value)) return undefined;
    const name = value["__typename"];
    const result: Data = {};
    for (const wanted of wantedOf(selections, typeof name === "string" ? name : undefined).all) {
      const own = readOwn(value, wanted.from);
      const inner = wanted.below ? read(own, wanted.below) : own;
      if (inner === undefined) return undefined;
      writeOwn(result, wanted.to, inner);
    }
    return result;
  };

  const wantedOf = (selections: readonly QueryPlanSelectionNode[], concrete: string | undefined): { all: Wanted[]; units: ReadonlySet<string>[] } => {
    const found = new Map<string, Wanted>();
    const units: Set<string>[] = [];
    const add = (items: readonly QueryPlanSelectionNode[], unit: Set<string>): void => {
      for (const item of items) {
        if (item.kind === Kind.INLINE_FRAGMENT) {
          if (item.typeCondition && (concrete === undefined || !namesWithin(item.typeCondition).has(concrete))) continue;
          const inner = new Set(unit);
          units.push(inner);
          add(item.selections, inner);
          continue;
        }
        const from = item.alias ?? item.name;
        const below = item.selections && [...(found.get(from)?.below ?? []), ...item.selections];
        found.set(from, { from, to: item.alias ?? required.realName(item.name), below });
        unit.add(from);
      }
    };
    const own = new Set<string>();
    add(selections, own);
    return { all: [...found.values()], units: units.length > 0 ? units : [own] };
  };

  const { all, units } = wantedOf(requires, type);
  const fields = all.filter((wanted) => wanted.from !== "__typename");
  if (fields.length === all.length) return () => undefined;
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
    const values = fields.map(({ from, below }) => (below ? read(readOwn(object, from), below) : readOwn(object, from)));
    // A fragment of `requires` counts whole or not at all: what is missing may have been left out by @include.
    const missing = fields.filter((_, index) => values[index] === undefined).map(({ from }) => from);
    const whole = missing.length === 0 ? units : units.filter((unit) => !missing.some((name) => unit.has(name)));
    if (whole.length === 0) return undefined;
    const representation: Data = { __typename: type };
    let key = prefix;
    for (let index = 0; index < fields.length; index++) {
      const { from, to } = fields[index] as Wanted;
      const isSent = missing.length === 0 || whole.some((unit) => unit.has(from));
      key += isSent ? keyText(values[index]) : "-";
      if (isSent) writeOwn(representation, to, values[index]);
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
