import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind } from "graphql";
import type { DocumentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";

interface Part {
  readonly document: DocumentNode;
  readonly requires: readonly QueryPlanSelectionNode[];
}

/**
 * A representation has one place per real field. When one fetch requires a field with differing arguments it is split:
 * each part carries one of the values and selects the fields that need it; fields that need none go with the first part.
 */
export function splitRequires(document: DocumentNode, requires: readonly QueryPlanSelectionNode[], subgraph: string, known: RequiredArguments): Part[] {
  const conflicts = known.fields.size === 0 ? new Set<string>() : conflictingNames(requires, known);
  if (conflicts.size === 0) return [{ document, requires }];

  const groups: Set<string>[] = [new Set()];
  const groupOf = (type: string, field: string): Set<string> => {
    const needed = [...known.namesOf(subgraph, type, field)].filter((name) => conflicts.has(name));
    const fits = (group: Set<string>) => needed.every((name) => [...group].every((other) => other === name || known.realName(other) !== known.realName(name)));
    let group = groups.find(fits);
    if (!group) groups.push((group = new Set()));
    for (const name of needed) group.add(name);
    return group;
  };
  const assigned = new Map<SelectionNode, Set<string>>();
  const assign = (selectionSet: SelectionSetNode, type: string): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) assign(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      else if (selection.kind === Kind.FIELD) assigned.set(selection, groupOf(type, selection.name.value));
    }
  };
  assign(entities(document).selectionSet as SelectionSetNode, "");
  return groups.map((group) => ({
    document: withEntities(document, (set) => keep(set, (selection) => assigned.get(selection) === group)),
    requires: without(requires, new Set([...conflicts].filter((name) => !group.has(name)))),
  }));
}

function conflictingNames(selections: readonly QueryPlanSelectionNode[], known: RequiredArguments): Set<string> {
  const found = new Set<string>();
  const byReal = new Map<string, string>();
  for (const selection of selections) {
    if (selection.selections) for (const name of conflictingNames(selection.selections, known)) found.add(name);
    if (isFragment(selection)) continue;
    const real = known.realName(selection.name);
    const other = byReal.get(real);
    if (other !== undefined && other !== selection.name) found.add(other).add(selection.name);
    else byReal.set(real, selection.name);
  }
  return found;
}

const isFragment = (selection: QueryPlanSelectionNode): selection is QueryPlanInlineFragmentNode => selection.kind === Kind.INLINE_FRAGMENT;

function without(selections: readonly QueryPlanSelectionNode[], names: ReadonlySet<string>): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (!isFragment(selection) && names.has(selection.name)) return [];
    if (!selection.selections) return [selection];
    const left = without(selection.selections, names);
    return left.length === 0 ? [] : [{ ...selection, selections: left } as QueryPlanSelectionNode];
  });
}

function entities(document: DocumentNode) {
  const field = (document.definitions[0] as OperationDefinitionNode).selectionSet.selections[0];
  if (field?.kind !== Kind.FIELD || !field.selectionSet) throw new Error("an entity fetch selects _entities");
  return field;
}

function withEntities(document: DocumentNode, change: (set: SelectionSetNode) => SelectionSetNode): DocumentNode {
  const operation = document.definitions[0] as OperationDefinitionNode;
  const field = entities(document);
  const selectionSet = { ...operation.selectionSet, selections: [{ ...field, selectionSet: change(field.selectionSet as SelectionSetNode) }] };
  return { ...document, definitions: [{ ...operation, selectionSet }] };
}

/** `__typename` stays in every fragment so that no fragment becomes empty. */
function keep(set: SelectionSetNode, belongs: (selection: SelectionNode) => boolean): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return belongs(selection) ? [selection] : [];
    return [{ ...selection, selectionSet: keep(selection.selectionSet, belongs) }];
  });
  return { ...set, selections: selections.length > 0 ? selections : [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }] };
}
