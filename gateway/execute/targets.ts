import { isInherited, readOwn, writeOwn } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import { isAmong, isTypes } from "../plan/route.js";
import type { Route } from "../plan/route.js";
import type { Path } from "./execution-error.js";

/** The object that stands for all its equals; itself when it is the first. */
export type Unify = (object: Data) => Data;

/** A route with the keys of itself and its beginnings, longest first: what `Targets` may know already. */
export class CompiledRoute {
  readonly key: string;
  readonly beginnings: readonly { readonly key: string; readonly length: number }[];

  constructor(readonly route: Route) {
    this.key = keyOf(route);
    this.beginnings = route.map((_, index) => ({ key: keyOf(route.slice(0, route.length - index)), length: route.length - index }));
  }
}

const withoutTypes = (key: string): string => (key.includes("|") ? key.replace(/\|[^.]*\./gu, "") : key);

const keyOf = (route: Route): string => route.map((element) => `${element}.`).join("");

/**
 * The objects at routes of one run's data, each once. What was found at a route is kept and continued from for longer
 * routes: an entity that stands in many places is gone through once (a deep query met 5 times more places than objects).
 */
export class Targets {
  readonly #known = new Map<string, readonly Data[]>();

  constructor(private readonly root: Data) {}

  /**
   * Every object at the route; nulls and anything that is not an object are left out. `unify` may name another object
   * that is equal in every respect: it then stands in the data instead.
   */
  at(compiled: CompiledRoute, unify?: Unify): readonly Data[] {
    const known = this.#known.get(compiled.key);
    if (known) return known;
    const found = new Set<Data>();
    const { route, beginnings } = compiled;
    const beginning = beginnings.find(({ key }) => this.#known.has(key));
    if (beginning) for (const object of this.#known.get(beginning.key) ?? []) walk(object, route, beginning.length, found, unify);
    else walk(this.root, route, 0, found, unify);
    const objects = [...found];
    this.#known.set(compiled.key, objects);
    return objects;
  }

  /** Objects may have come into being below the route, and below any that differs from it in types only: they may share objects. */
  grewBelow({ key }: CompiledRoute): void {
    const grown = withoutTypes(key);
    for (const known of this.#known.keys()) if (known !== key && withoutTypes(known).startsWith(grown)) this.#known.delete(known);
  }
}

function walk(object: Data, route: Route, depth: number, found: Set<Data>, unify: Unify | undefined): void {
  if (depth === route.length) {
    found.add(object);
    return;
  }
  const name = route[depth] as string;
  if (isTypes(name)) return isAmong(name, object["__typename"]) ? walk(object, route, depth + 1, found, unify) : undefined;
  const value = isInherited(name) ? readOwn(object, name) : object[name];
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) return walkList(value, route, depth + 1, found, unify);
  if (unify && depth + 1 === route.length) {
    const equal = unify(value as Data);
    if (equal !== value) writeOwn(object, name, equal);
    found.add(equal);
  } else walk(value as Data, route, depth + 1, found, unify);
}

function walkList(list: unknown[], route: Route, depth: number, found: Set<Data>, unify: Unify | undefined): void {
  const next = route[depth] === "@" ? depth + 1 : depth;
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (typeof item !== "object" || item === null) continue;
    if (Array.isArray(item)) walkList(item, route, next, found, unify);
    else if (unify && next === route.length) found.add((list[index] = unify(item as Data)));
    else walk(item as Data, route, next, found, unify);
  }
}

/** An object of the answer and one of the places where it stands. */
export interface Place {
  readonly object: Data;
  readonly path: Path;
}

/** All the places of the objects at a route; only asked for when there is an error to place. */
export function collectPlaces(root: Data, { route }: CompiledRoute): Place[] {
  const found: Place[] = [];
  walkPlaces(root, route, 0, [], found);
  return found;
}

function walkPlaces(value: unknown, route: Route, depth: number, path: (string | number)[], found: Place[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const next = route[depth] === "@" ? depth + 1 : depth;
    value.forEach((item, index) => walkPlaces(item, route, next, [...path, index], found));
    return;
  }
  if (depth === route.length) {
    found.push({ object: value as Data, path });
    return;
  }
  const name = route[depth] as string;
  if (isTypes(name)) return isAmong(name, (value as Data)["__typename"]) ? walkPlaces(value, route, depth + 1, path, found) : undefined;
  walkPlaces(readOwn(value as Data, name), route, depth + 1, [...path, name], found);
}
