import { getNamedType, isInterfaceType, isObjectType, Kind, type DocumentNode, type GraphQLNamedType, type GraphQLSchema, type SelectionSetNode } from "graphql";

/** Between a connection and its items: tables leave these out of their paths. */
const between = new Set(["nodes", "edges", "node"]);

/** Descriptions are English first, then the Japanese term, then the item of the form in full-width brackets. */
const japaneseTail = /^.*[.:;!?)]\s+([^\n]*?[\u3040-\u30ff\u4e00-\u9fff][^.]*?)(?:（[^（）]*\d[^（）]*）)?$/s;

export const termOf = (description: string | null | undefined): string | undefined => japaneseTail.exec((description ?? "").replace(/\s+/g, " ").trim())?.[1];

/** The Japanese term of each field that a document asks for, by its place in the tables of the result: `recipients.insuredCard.validTo`. */
export function termsByPath(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));

  function walk(type: GraphQLNamedType | null | undefined, { selections }: SelectionSetNode, path: string, depth: number): void {
    // A fragment may spread itself before the document is checked.
    if (depth > 30) return;
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type, selection.selectionSet, path, depth + 1);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(schema.getType(fragment.typeCondition.name.value), fragment.selectionSet, path, depth + 1);
      } else if (isObjectType(type) || isInterfaceType(type)) {
        const field = type.getFields()[selection.name.value];
        const name = (selection.alias ?? selection.name).value;
        const here = between.has(name) ? path : path ? `${path}.${name}` : name;
        const term = termOf(field?.description);
        if (term && !between.has(name)) terms.set(here, term);
        if (field && selection.selectionSet) walk(getNamedType(field.type), selection.selectionSet, here, depth + 1);
      }
    }
  }

  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) walk(schema.getRootType(definition.operation), definition.selectionSet, "", 0);
  }
  return terms;
}
