import { Kind, print } from "graphql";
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";

/**
 * Whether one place is asked for different things depending on the type of the object it is in. Only then is the planner
 * told to keep such places apart: it would otherwise send everything that is asked of any type for objects of all, but
 * where all ask the same, keeping them apart only makes more calls.
 */
export function asksByType(document: DocumentNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const item of document.definitions) if (item.kind === Kind.FRAGMENT_DEFINITION) fragments.set(item.name.value, item);
  return document.definitions.some((item) => (item.kind === Kind.OPERATION_DEFINITION || item.kind === Kind.FRAGMENT_DEFINITION) && differs([item.selectionSet], fragments));
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function differs(sets: readonly SelectionSetNode[], fragments: Fragments): boolean {
  const places = new Map<string, Map<string, FieldNode[]>>();
  const seen = new Set<string>();
  const gather = (set: SelectionSetNode, types: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) gather(selection.selectionSet, `${types}|${selection.typeCondition?.name.value ?? ""}`);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        const here = `${types}|${fragment?.typeCondition.name.value}`;
        if (!fragment || seen.has(`${here} ${selection.name.value}`)) continue;
        seen.add(`${here} ${selection.name.value}`);
        gather(fragment.selectionSet, here);
      } else if (selection.selectionSet) {
        const name = selection.alias?.value ?? selection.name.value;
        const place = places.get(name) ?? new Map<string, FieldNode[]>();
        places.set(name, place.set(types, [...(place.get(types) ?? []), selection]));
      }
    }
  };
  for (const set of sets) gather(set, "");
  return [...places.values()].some((place) => {
    const byType = [...place.values()].map((fields) => fields.flatMap(({ selectionSet }) => selectionSet ?? []));
    return new Set(byType.map((inner) => inner.map(print).join())).size > 1 || differs(byType.flat(), fragments);
  });
}
