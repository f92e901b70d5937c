import { getNamedType, isInputObjectType, typeFromAST, visit } from "graphql";
import type { DocumentNode, GraphQLInputType, GraphQLSchema } from "graphql";
import { isInherited } from "../plan/own-keys.js";

/**
 * Whether graphql-jit 0.8.9 answers a document as graphql-js does. It does not where
 * - a name is one that plain objects inherit (its answers are plain objects),
 * - a variable stands inside a list or object literal (an absent one becomes null, one in a custom scalar is lost),
 * - a variable's input type has defaults inside (it demands such fields).
 */
export function isFitForJit(schema: GraphQLSchema, document: DocumentNode): boolean {
  let fit = true;
  let literals = 0;
  const literal = { enter: () => void (literals += 1), leave: () => void (literals -= 1) };
  visit(document, {
    Name: ({ value }) => void (fit &&= !isInherited(value)),
    ObjectValue: literal,
    ListValue: literal,
    Variable: () => void (fit &&= literals === 0),
    VariableDefinition: ({ type }) => void (fit &&= !hasDefaults(typeFromAST(schema, type as never), new Set())),
  });
  return fit;
}

function hasDefaults(type: unknown, seen: Set<unknown>): boolean {
  const named = type && getNamedType(type as GraphQLInputType);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some((field) => field.defaultValue !== undefined || hasDefaults(field.type, seen));
}
