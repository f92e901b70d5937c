import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";

/** Size of a document with its fragments expanded. Counts saturate: an astronomically large document measures as "too many", not as a crash. */
export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly selections: number;
}

const saturation = 1_000_000_000;
/** Depth at which tools ask for the schema itself; it is answered from memory and touches no data. */
const introspectionDepth = 20;
const metaFields = new Set(["__schema", "__type"]);
const add = (a: number, b: number) => Math.min(saturation, a + b);

const nothing: Measure = { depth: 0, aliases: 0, rootFields: 0, directives: 0, selections: 0 };

const circular: Measure = { depth: saturation, aliases: saturation, rootFields: saturation, directives: saturation, selections: saturation };

/**
 * Measures each operation of a document and answers the largest of each count. Every fragment is measured once and its
 * result reused, so that the work is linear in the document's text whatever it expands to.
 */
export function measureDocument(document: DocumentNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const measured = new Map<string, Measure | "open">();

  const ofFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known === "open") return circular;
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    measured.set(name, "open");
    const inner = ofSelections(fragment.selectionSet);
    const measure = { ...inner, directives: add(inner.directives, fragment.directives?.length ?? 0) };
    measured.set(name, measure);
    return measure;
  };

  const ofSelections = (set: SelectionSetNode): Measure => {
    let { depth, aliases, rootFields, directives, selections } = nothing;
    for (const selection of set.selections) {
      directives = add(directives, selection.directives?.length ?? 0);
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? ofSelections(selection.selectionSet) : nothing;
        const isIntrospection = metaFields.has(selection.name.value) && inner.depth < introspectionDepth;
        depth = Math.max(depth, isIntrospection ? 1 : add(inner.depth, 1));
        aliases = add(aliases, add(inner.aliases, selection.alias ? 1 : 0));
        rootFields = add(rootFields, 1);
        directives = add(directives, inner.directives);
        selections = add(selections, add(inner.selections, 1));
      } else {
        const inner = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet);
        depth = Math.max(depth, inner.depth);
        aliases = add(aliases, inner.aliases);
        rootFields = add(rootFields, inner.rootFields);
        directives = add(directives, inner.directives);
        selections = add(selections, inner.selections);
      }
    }
    return { depth, aliases, rootFields, directives, selections };
  };

  /** A fragment by itself: parts of the question for the schema may be as deep as that question. */
  const ofOwnFragment = ({ name, typeCondition }: FragmentDefinitionNode): Measure => {
    const measure = ofFragment(name.value);
    return typeCondition.name.value.startsWith("__") && measure.depth < introspectionDepth ? { ...measure, depth: 1 } : measure;
  };

  const all = [...operations.map(({ selectionSet, directives }) => ({ ...ofSelections(selectionSet), own: directives?.length ?? 0 })), ...[...fragments.values()].map((fragment) => ({ ...ofOwnFragment(fragment), rootFields: 0, own: 0 }))];
  const largest = (pick: (measure: Measure & { own: number }) => number) => all.reduce((most, measure) => Math.max(most, pick(measure)), 0);
  return {
    depth: largest(({ depth }) => depth),
    aliases: largest(({ aliases }) => aliases),
    rootFields: largest(({ rootFields }) => rootFields),
    directives: largest(({ directives, own }) => add(directives, own)),
    selections: largest(({ selections }) => selections),
  };
}
