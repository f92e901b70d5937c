import { getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLField, type GraphQLObjectType } from "graphql";

/** Text for the arguments of a field; values go by `field.argument`, argument, or type when one is needed. Throws for an argument without which the field cannot be asked and for which there is no value. */
function argumentsOf({ name, args }: GraphQLField<unknown, unknown>, values: Readonly<Record<string, string>>): string {
  const given = args.flatMap((argument) => {
    const isNeeded = String(argument.type).endsWith("!") && argument.defaultValue === undefined;
    const value = values[`${name}.${argument.name}`] ?? values[argument.name] ?? (isNeeded ? values[String(argument.type)] : undefined);
    if (value !== undefined) return [`${argument.name}: ${value}`];
    if (isNeeded) throw new Error(`${name}(${argument.name}) has no value in the tests`);
    return [];
  });
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

/** One field of a type as a selection: objects by their type's name only, items of lists by their id. */
export function selectField(type: GraphQLObjectType, name: string, values: Readonly<Record<string, string>>): string {
  const field = type.getFields()[name] as GraphQLField<unknown, unknown>;
  const named = getNamedType(field.type);
  if (isLeafType(named)) return `${name}${argumentsOf(field, values)}`;
  const nodes = isObjectType(named) ? named.getFields().nodes : undefined;
  const item = nodes && (getNamedType(nodes.type) as GraphQLObjectType).getFields().id ? "id" : "__typename";
  return `${name}${argumentsOf(field, values)} { ${nodes ? `nodes { ${item} }` : "__typename"} }`;
}

/** One field with everything it tells that needs no arguments: its own items, those of a page and of its nodes, and the counts and cursors around them. */
export function selectWhole(type: GraphQLObjectType, name: string, values: Readonly<Record<string, string>>, depth = 3): string {
  const field = type.getFields()[name] as GraphQLField<unknown, unknown>;
  const named = getNamedType(field.type);
  if (!isObjectType(named)) return isLeafType(named) ? `${name}${argumentsOf(field, values)}` : `${name}${argumentsOf(field, values)} { __typename }`;
  const inside = Object.values(named.getFields()).filter(({ args }) => args.every((argument) => !isRequiredArgument(argument)));
  const items = inside.filter((item) => isLeafType(getNamedType(item.type)) || (depth > 1 && ["nodes", "pageInfo"].includes(item.name)));
  return `${name}${argumentsOf(field, values)} { __typename ${items.map((item) => selectWhole(named, item.name, {}, depth - 1)).join(" ")} }`;
}

/** Whether an answer holds anything: not null, not an empty list, not an empty page. */
export function isThere(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && "nodes" in value) return (value.nodes as unknown[]).length > 0;
  return true;
}
