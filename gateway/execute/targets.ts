import { isInherited, readOwn } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import type { Path } from "./execution-error.js";

/** A place in the answer: response names, and "@" for every item of a list. */
export type Route = readonly string[];

/** The route of a flatten node; numbers do not occur in plans. */
export const toRoute = (path: readonly (string | number)[]): string[] => path.map(String);

/** Every object at the route, in order; nulls and anything that is not an object are left out. Shared objects occur once per place. */
export function collectTargets(root: Data, route: Route): Data[] {
  const found: Data[] = [];
  walk(root, route, 0, found);
  return found;
}

function walk(value: unknown, route: Route, depth: number, found: Data[]): void {
  while (true) {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      const next = route[depth] === "@" ? depth + 1 : depth;
      for (let index = 0; index < value.length; index++) walk(value[index], route, next, found);
      return;
    }
    if (depth === route.length) {
      found.push(value as Data);
      return;
    }
    const name = route[depth] as string;
    value = isInherited(name) ? readOwn(value as Data, name) : (value as Data)[name];
    depth += 1;
  }
}

/** An object of the answer and one of the places where it stands. */
export interface Place {
  readonly object: Data;
  readonly path: Path;
}

/** The places of what `collectTargets` finds; only asked for when there is an error to place. */
export function collectPaths(root: Data, route: Route): Place[] {
  const found: Place[] = [];
  walkPaths(root, route, 0, [], found);
  return found;
}

function walkPaths(value: unknown, route: Route, depth: number, path: (string | number)[], found: Place[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const next = route[depth] === "@" ? depth + 1 : depth;
    value.forEach((item, index) => walkPaths(item, route, next, [...path, index], found));
    return;
  }
  if (depth === route.length) {
    found.push({ object: value as Data, path });
    return;
  }
  const name = route[depth] as string;
  walkPaths(readOwn(value as Data, name), route, depth + 1, [...path, name], found);
}
