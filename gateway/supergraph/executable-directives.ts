import { Kind, extendSchema, specifiedScalarTypes, visit } from "graphql";
import type { DirectiveDefinitionNode, DocumentNode, GraphQLSchema } from "graphql";
import { namedType } from "./named-type.js";

const forOperations = new Set(["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION"]);

/**
 * The API schema with the directives that callers may write into operations. Federation takes those of linked
 * specifications out of the API, also where the subgraphs composed them for callers.
 */
export function withExecutableDirectives(api: GraphQLSchema, supergraph: DocumentNode): GraphQLSchema {
  const isKnown = (name: string): boolean => api.getType(name) !== undefined || specifiedScalarTypes.some((type) => type.name === name);
  const missing = supergraph.definitions.filter(
    (item): item is DirectiveDefinitionNode =>
      item.kind === Kind.DIRECTIVE_DEFINITION &&
      item.locations.some(({ value }) => forOperations.has(value)) &&
      !api.getDirective(item.name.value) &&
      (item.arguments ?? []).every(({ type }) => isKnown(namedType(type))),
  );
  if (missing.length === 0) return api;
  const document = visit({ kind: Kind.DOCUMENT, definitions: missing } as DocumentNode, { Directive: () => null });
  return extendSchema(api, document, { assumeValid: true });
}

/** The document without directives that the planner does not know: they mean nothing to it. */
export function withoutUnknownDirectives(document: DocumentNode, known: (name: string) => boolean): DocumentNode {
  return visit(document, { Directive: (directive) => (known(directive.name.value) ? undefined : null) }) as DocumentNode;
}
