import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";
import { isData, isInherited, readOwn, writeOwn } from "./own-keys.js";
import type { Data } from "./own-keys.js";
import type { Rewrite } from "./rewrites.js";

/** Equal for objects of one type that would be sent alike. */
export type RepresentationKey = string | number | boolean | null;

/** What an entity fetch sends for objects of one concrete type. */
export interface Representer {
  /** Undefined when a value that the fetch needs is missing. */
  readonly key: (object: Data) => RepresentationKey | undefined;
  /** Only after `key` gave one. */
  readonly build: (object: Data) => Data;
}

export interface RepresentationOptions {
  readonly namesWithin: (type: string) => ReadonlySet<string>;
  readonly required: RequiredArguments;
  readonly inputRewrites: readonly Rewrite[];
}

/** Leaf names that every representation of a fetch holds, whatever the type. */
export function alwaysRequired(requires: readonly QueryPlanSelectionNode[]): ReadonlySet<string> {
  const sets = requires.map((selection) =>
    new Set(selection.kind === Kind.INLINE_FRAGMENT ? selection.selections.flatMap((item) => (item.kind === Kind.FIELD && !item.selections ? [item.alias ?? item.name] : [])) : []),
  );
  return new Set([...(sets[0] ?? [])].filter((name) => sets.every((set) => set.has(name))));
}

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly below: readonly QueryPlanSelectionNode[] | undefined;
}

/** Specialises the `requires` of a fetch per concrete type, once per type met; null where it does not apply to the type. */
export function compileRepresentations(requires: readonly QueryPlanSelectionNode[], options: RepresentationOptions): (type: string) => Representer | null {
  const conditions = requires.flatMap((selection) => (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition ? [options.namesWithin(selection.typeCondition)] : []));
  const known = new Map<string, Representer | null>();
  return (type) => {
    let representer = known.get(type);
    if (representer === undefined) {
      // Only type names of the schema are kept: a subgraph could send endless others.
      if (!conditions.some((names) => names.has(type))) return null;
      known.set(type, (representer = representerOf(type, requires, options)));
    }
    return representer;
  };
}

function representerOf(type: string, requires: readonly QueryPlanSelectionNode[], options: RepresentationOptions): Representer | null {
  const { all, units } = collectWanted(requires, type, options);
  const fields = all.filter((wanted) => wanted.from !== "__typename");
  if (fields.length === all.length) return null;
  const finish = (representation: Data): Data => {
    for (const rewrite of options.inputRewrites) rewrite(representation);
    return representation;
  };
  const isPlain = fields.every(({ from, to, below }) => !below && !isInherited(from) && !isInherited(to));
  if (isPlain && fields.length === 1) {
    const from = fields[0]?.from as string;
    const build = compileLiteral(type, fields);
    return { key: (object) => toKey(object[from]), build: (object) => finish(build(object)) };
  }

  const read = ({ from, below }: Wanted, object: Data): unknown => (below ? readBelow(readOwn(object, from), below, options) : readOwn(object, from));
  /** A fragment of `requires` counts whole or not at all: what is missing may have been left out by @include. */
  const sent = (values: readonly unknown[]): readonly boolean[] | undefined => {
    if (!values.includes(undefined)) return values.map(() => true);
    const missing = fields.filter((_, index) => values[index] === undefined).map(({ from }) => from);
    const whole = units.filter((unit) => !missing.some((name) => unit.has(name)));
    return whole.length === 0 ? undefined : fields.map(({ from }) => whole.some((unit) => unit.has(from)));
  };
  const quickKey = isPlain ? compileKey(fields) : () => undefined;
  return {
    key(object) {
      const quick = quickKey(object);
      if (quick !== undefined) return quick;
      const values = fields.map((field) => read(field, object));
      const isSent = sent(values);
      return isSent && values.map((value, index) => (isSent[index] ? keyText(value) : "-")).join("");
    },
    build(object) {
      const values = fields.map((field) => read(field, object));
      const isSent = sent(values);
      const representation: Data = { __typename: type };
      fields.forEach(({ to }, index) => {
        if (isSent?.[index]) writeOwn(representation, to, values[index]);
      });
      return finish(representation);
    },
  };
}

/** `{ __typename, … }` as a literal, for names that are safe to write into code. */
function compileLiteral(type: string, fields: readonly Wanted[]): (object: Data) => Data {
  const entries = fields.map(({ from, to }) => `${JSON.stringify(to)}: o[${JSON.stringify(from)}]`);
  return new Function("o", `"use strict"; return { "__typename": ${JSON.stringify(type)}, ${entries.join(", ")} };`) as (object: Data) => Data;
}

/** The key of several plain fields; undefined when one of them is missing. */
function compileKey(fields: readonly Wanted[]): (object: Data) => string | undefined {
  const values = fields.map(({ from }, index) => `const v${index} = o[${JSON.stringify(from)}]; if (v${index} === undefined) return undefined;`);
  return new Function("k", `"use strict"; return (o) => { ${values.join(" ")} return ${fields.map((_, index) => `k(v${index})`).join(" + ")}; };`)(keyText) as (object: Data) => string | undefined;
}

function collectWanted(selections: readonly QueryPlanSelectionNode[], concrete: string | undefined, { namesWithin, required }: RepresentationOptions): { all: Wanted[]; units: ReadonlySet<string>[] } {
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
}

/** The part of a value that the selections name; undefined when something in it is missing. */
function readBelow(value: unknown, selections: readonly QueryPlanSelectionNode[], options: RepresentationOptions): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => readBelow(item, selections, options));
    return items.includes(undefined) ? undefined : items;
  }
  if (!isData(value)) return undefined;
  const name = value["__typename"];
  const result: Data = {};
  for (const wanted of collectWanted(selections, typeof name === "string" ? name : undefined, options).all) {
    const own = readOwn(value, wanted.from);
    const inner = wanted.below ? readBelow(own, wanted.below, options) : own;
    if (inner === undefined) return undefined;
    writeOwn(result, wanted.to, inner);
  }
  return result;
}

const toKey = (value: unknown): RepresentationKey | undefined =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : (value as RepresentationKey | undefined);

/** Lengths keep neighbours apart whatever characters they hold. */
function keyText(value: unknown): string {
  if (typeof value === "string") return `${value.length}:${value}`;
  if (typeof value === "object") {
    const text = JSON.stringify(value);
    return `o${text.length}:${text}`;
  }
  return `${String(value)};`;
}
