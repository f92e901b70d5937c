import { buildSchema, execute, isAbstractType, isObjectType, parse, printSchema } from "graphql";
import type { ExecutionResult, GraphQLFieldResolver, GraphQLSchema } from "graphql";

export type IResolvers = Record<string, Record<string, unknown>>;

/** The API schema as one executable schema: graphql-js over it is what the specification says. */
export function oneSchema(apiSchema: GraphQLSchema, resolvers: IResolvers, typeOf: (value: never) => string): (query: string, variables: Record<string, unknown>) => Promise<ExecutionResult> {
  const schema = buildSchema(printSchema(apiSchema));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value) => typeOf(value as never);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolvers[type.name]?.[field.name];
      if (resolve) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return async (query, variableValues) => execute({ schema, document: parse(query), variableValues });
}
