import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isLeafType, type GraphQLField, type GraphQLInputType, type GraphQLSchema } from "graphql";

/** One operation with its variables. */
export interface Fed {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** How a leaf of an input is filled, by the name of its type and of itself. */
export type Fill = (type: string, name: string) => unknown;

function valueOf(type: GraphQLInputType, name: string, fill: Fill): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, fill);
  if (isListType(type)) return [valueOf(type.ofType, name, fill)];
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, valueOf(field.type, field.name, fill)]));
  return fill(type.name, name) ?? (isEnumType(type) ? type.getValues()[0]?.name : undefined);
}

function operationOf(kind: "query" | "mutation", field: GraphQLField<unknown, unknown>, fill: Fill): Fed {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(", ");
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
  const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return { query: `${kind} (${declared}) { ${field.name}(${passed})${selection} }`, variables: Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type, name, fill)])) };
}

/** Every root field that takes arguments, asked once with all of them filled. */
export function feedEverything(schema: GraphQLSchema, fill: Fill): Fed[] {
  const of = (kind: "query" | "mutation") => Object.values((kind === "query" ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).filter(({ args }) => args.length > 0).map((field) => operationOf(kind, field, fill));
  return [...of("query"), ...of("mutation")];
}
