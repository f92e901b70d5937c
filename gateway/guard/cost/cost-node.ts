/** Values of variables as the caller sent them; those of a wrong kind count as if absent, for they are refused later. */
export type ValueOf = (variable: string) => unknown;

/** A number of the caller's: written down, or in a variable, there perhaps below names of input fields. */
export type Size = number | { readonly variable: string; readonly below?: readonly string[]; readonly otherwise: number };

/** `@include` (wanted) or `@skip` (not wanted) by a variable. */
export interface Condition {
  readonly variable: string;
  readonly wanted: boolean;
}

/** One field of the answer: its weight and what is below it, times the length of its list. */
export interface CostNode {
  readonly name: string;
  readonly weight: number;
  /** What the values of variables weigh; absent where none can. */
  readonly weightOfValues?: ((value: ValueOf) => number) | undefined;
  /** The largest counts; one item where there is none. */
  readonly sizes: readonly Size[];
  readonly conditions: readonly Condition[];
  readonly below: CostSet;
}

/** What is selected for every type, and beside it the costliest of what only some types have. */
export interface CostSet {
  readonly always: readonly CostNode[];
  readonly oneOf: readonly (readonly CostNode[])[];
}

export const nothing: CostSet = { always: [], oneOf: [] };

/** More than any limit; keeps products of list sizes finite. */
export const saturation = 1_000_000_000;

/** A list size out of a value: a count, or a list that is answered item by item; `otherwise` where it is neither. */
export function toSize(value: unknown, otherwise: number): number {
  const count = Array.isArray(value) ? value.length : value;
  return typeof count === "number" && count >= 0 ? Math.min(count, saturation) : otherwise;
}

export function costOf({ weight, weightOfValues, sizes, conditions, below }: CostNode, value: ValueOf): number {
  for (const { variable, wanted } of conditions) if ((value(variable) === true) !== wanted) return 0;
  let size = sizes.length === 0 ? 1 : 0;
  for (const given of sizes) size = Math.max(size, typeof given === "number" ? given : toSize(valueBelow(value(given.variable), given.below), given.otherwise));
  return Math.min(saturation, size * (weight + (weightOfValues?.(value) ?? 0) + costOfSet(below, value)));
}

/** What stands in a value below these names. */
export function valueBelow(value: unknown, names: readonly string[] = []): unknown {
  let found = value;
  for (const name of names) found = typeof found === "object" && found !== null && Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined;
  return found;
}

export function costOfSet({ always, oneOf }: CostSet, value: ValueOf): number {
  let most = 0;
  for (const nodes of oneOf) most = Math.max(most, sum(nodes, value));
  return sum(always, value) + most;
}

function sum(nodes: readonly CostNode[], value: ValueOf): number {
  let total = 0;
  for (const node of nodes) total += costOf(node, value);
  return total;
}
