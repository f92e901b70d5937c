import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, isEnumType } from "graphql";
import type { GraphQLLeafType } from "graphql";

/** A leaf value as it may leave, or undefined when it does not fit the type. Never called with null. */
export type LeafReader = (value: unknown) => unknown;

const MAX_INT = 2_147_483_647;
const MAX_DEPTH = 64;

const readers: ReadonlyMap<GraphQLLeafType, LeafReader> = new Map<GraphQLLeafType, LeafReader>([
  [GraphQLString, (value) => (typeof value === "string" ? value : undefined)],
  [GraphQLBoolean, (value) => (typeof value === "boolean" ? value : undefined)],
  [GraphQLInt, (value) => (Number.isInteger(value) && Math.abs(value as number) <= MAX_INT + 1 && value !== MAX_INT + 1 ? value : undefined)],
  [GraphQLFloat, (value) => (Number.isFinite(value) ? value : undefined)],
  [GraphQLID, (value) => (typeof value === "string" ? value : Number.isInteger(value) ? String(value) : undefined)],
]);

/** How a leaf type is checked. Enumerations let only values through that callers may know. */
export function leafReader(type: GraphQLLeafType): LeafReader {
  const builtIn = readers.get(type) ?? [...readers].find(([known]) => known.name === type.name)?.[1];
  if (builtIn) return builtIn;
  if (isEnumType(type)) return (value) => (typeof value === "string" && type.getValue(value) ? value : undefined);
  return (value) => (isShallow(value, MAX_DEPTH) ? value : undefined);
}

/** A custom scalar may be any JSON, but not so deep that writing it out would exhaust the stack. */
function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (left === 0) return false;
  for (const item of Object.values(value)) if (!isShallow(item, left - 1)) return false;
  return true;
}
