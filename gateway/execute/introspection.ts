import { Kind, OperationTypeNode, executeSync, visit } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { ShapeField } from "../plan/shape.js";

/** Answers `__schema` and `__type` from the API schema. Returns null where graphql-js finds an error. */
export function introspect(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  field: ShapeField,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  const used = new Set<string>();
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, operation: OperationTypeNode.QUERY, selectionSet: { kind: Kind.SELECTION_SET, selections: field.nodes } }, ...Object.values(fragments)],
  };
  visit(document, { Variable: (variable) => void used.add(variable.name.value) });
  const result = executeSync({ schema, document, variableValues: variables });
  return result.data?.[field.responseName] ?? null;
}
