import { Kind } from "graphql";
import type { FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { isData, isInherited, readOwn, writeOwn } from "./own-keys.js";
import type { Data } from "./own-keys.js";

/** The response names a subgraph document asks for, with the ones below them. All type conditions are folded together. */
export interface KeyTree {
  readonly keys: readonly string[];
  /** Per key: what lies below, or null for a leaf. */
  readonly children: readonly (KeyTree | null)[];
  /** Per key: takes the careful way of `mergeGuarded`. */
  readonly guarded: readonly boolean[];
  /** True when every key is a leaf, so that an answer may be copied flat. */
  readonly flat: boolean;
  /** Names of interfaces: an interface object calls itself so, which must not hide a concrete type known already. */
  readonly interfaces: ReadonlySet<string>;
}

interface Growing {
  readonly [name: string]: Growing | null;
}

interface Options {
  /** The names that output rewrites give to existing keys; both are kept. */
  readonly renames?: readonly { readonly from: string; readonly to: string }[];
  readonly fragments?: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly interfaces?: ReadonlySet<string>;
}

/** The tree of a selection. */
export function toKeyTree(selectionSet: SelectionSetNode, options: Options = {}): KeyTree {
  const names: Record<string, Growing | null> = Object.create(null);
  collect(selectionSet, names, options);
  return freeze(names, options.interfaces ?? new Set());
}

function collect(selectionSet: SelectionSetNode, names: Record<string, Growing | null>, options: Options): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : options.fragments?.[selection.name.value];
      if (inner) collect(inner.selectionSet, names, options);
      continue;
    }
    const name = selection.alias?.value ?? selection.name.value;
    const all = [name, ...(options.renames ?? []).filter((rename) => rename.from === name).map((rename) => rename.to)];
    for (const key of all) {
      if (!selection.selectionSet) {
        names[key] ??= null;
        continue;
      }
      const below = (names[key] ??= Object.create(null) as Growing) as Record<string, Growing | null>;
      collect(selection.selectionSet, below, options);
    }
  }
}

function freeze(names: Growing, interfaces: ReadonlySet<string>): KeyTree {
  const keys = Object.keys(names);
  const children = keys.map((key) => (names[key] ? freeze(names[key], interfaces) : null));
  return { keys, children, guarded: keys.map((key) => key === "__typename" || isInherited(key)), flat: children.every((child) => child === null), interfaces };
}

/**
 * Puts what the subgraph answered into the data gathered so far. Only names of the tree are taken, so an answer cannot
 * bring in others. Objects meet objects, lists of equal length meet item by item; a later null does not erase an object.
 */
export function merge(target: Data, source: Data, tree: KeyTree): void {
  const { keys, children, guarded } = tree;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (guarded[index]) {
      mergeGuarded(target, source, key, children[index] ?? null, tree.interfaces);
      continue;
    }
    const value = source[key];
    if (value === undefined) continue;
    const child = children[index];
    if (child && mergeInto(target[key], value, child)) continue;
    target[key] = value;
  }
}

function mergeGuarded(target: Data, source: Data, key: string, child: KeyTree | null, interfaces: ReadonlySet<string>): void {
  const value = readOwn(source, key);
  if (key === "__typename" && typeof readOwn(target, key) === "string" && (typeof value !== "string" || interfaces.has(value))) return;
  if (value === undefined || (child && mergeInto(readOwn(target, key), value, child))) return;
  writeOwn(target, key, value);
}

/** True when `existing` has taken the value in (or must stay as it is). */
function mergeInto(existing: unknown, value: unknown, tree: KeyTree): boolean {
  if (typeof existing !== "object" || existing === null) return false;
  if (value === null) return true;
  if (Array.isArray(existing)) {
    if (!Array.isArray(value) || existing.length !== value.length) return false;
    for (let index = 0; index < existing.length; index++) {
      if (!mergeInto(existing[index], value[index], tree)) existing[index] = value[index];
    }
    return true;
  }
  if (!isData(value)) return false;
  merge(existing as Data, value, tree);
  return true;
}

/** A copy of an answer down to its leaves, holding only names of the tree. */
export function copy(source: Data, tree: KeyTree): Data {
  const result: Data = {};
  for (let index = 0; index < tree.keys.length; index++) {
    const key = tree.keys[index] as string;
    const value = readOwn(source, key);
    if (value === undefined) continue;
    const child = tree.children[index];
    writeOwn(result, key, child ? copyValue(value, child) : value);
  }
  return result;
}

function copyValue(value: unknown, tree: KeyTree): unknown {
  if (Array.isArray(value)) return value.map((item) => copyValue(item, tree));
  return isData(value) ? copy(value, tree) : value;
}
