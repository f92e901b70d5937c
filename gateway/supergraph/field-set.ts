import { Kind, parse, print } from "graphql";
import type { SelectionSetNode } from "graphql";

/** A federation field set (`id owner { id }`) as a selection set. Throws a GraphQLError on bad syntax. */
export function parseFieldSet(text: string): SelectionSetNode {
  const definition = parse(`{${text}}`, { noLocation: true }).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError("a field set is a selection");
  return definition.selectionSet;
}

/** The text of a selection set without its outer braces. */
export const printFieldSet = (selectionSet: SelectionSetNode): string => print(selectionSet).replace(/^\{|\}$/g, "").replace(/\s+/g, " ").trim();
