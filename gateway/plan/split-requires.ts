import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind } from "graphql";
import type { DocumentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";

interface Part {
  readonly document: DocumentNode;
  readonly requires: readonly QueryPlanSelectionNode[];
}

/**
 * Splits an entity fetch where one representation cannot serve all its fields; fields that need nothing special go with
 * the first part.
 * - A representation has one place per real field: fields that require it with differing arguments go apart.
 * - What only fields under a condition require is not there when the condition leaves them out: they go apart too, so that
 *   the others do not miss their representation.
 */
export function splitRequires(document: DocumentNode, requires: readonly QueryPlanSelectionNode[], subgraph: string, known: RequiredArguments): Part[] {
  const fields = fieldsOf(entities(document).selectionSet as SelectionSetNode, "", false);
  const needs = new Map(fields.map(({ selection, type, name }) => [selection, known.namesOf(subgraph, type, name)]));
  const always = new Set(fields.filter(({ conditional }) => !conditional).flatMap(({ selection }) => [...(needs.get(selection) ?? [])]));
  const special = known.fields.size === 0 ? new Set<string>() : conflictingNames(requires, known);
  for (const { selection, conditional } of fields) {
    if (conditional) for (const name of needs.get(selection) ?? []) if (!always.has(name)) special.add(name);
  }
  if (special.size === 0) return [{ document, requires }];

  const groups: { names: Set<string>; conditional: boolean }[] = [{ names: new Set(), conditional: false }];
  const assigned = new Map<SelectionNode, (typeof groups)[number]>();
  for (const { selection, conditional } of fields) {
    const needed = [...(needs.get(selection) ?? [])].filter((name) => special.has(name));
    const fits = (group: (typeof groups)[number]): boolean =>
      needed.length === 0
        ? !group.conditional
        : group.conditional === conditional && needed.every((name) => [...group.names].every((other) => other === name || (!conditional && known.realName(other) !== known.realName(name))));
    let group = groups.find(fits);
    if (!group) groups.push((group = { names: new Set(), conditional }));
    for (const name of needed) group.names.add(name);
    assigned.set(selection, group);
  }
  return groups
    .filter((group) => [...assigned.values()].includes(group))
    .map((group) => ({
      document: withEntities(document, (set) => keep(set, (selection) => assigned.get(selection) === group)),
      requires: without(requires, new Set([...special].filter((name) => !group.names.has(name)))),
    }));
}

interface EntityField {
  readonly selection: SelectionNode;
  readonly type: string;
  readonly name: string;
  readonly conditional: boolean;
}

function fieldsOf(selectionSet: SelectionSetNode, type: string, conditional: boolean): EntityField[] {
  return selectionSet.selections.flatMap((selection): EntityField[] => {
    const isConditional = conditional || (selection.directives?.length ?? 0) > 0;
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, selection.typeCondition?.name.value ?? type, isConditional);
    return selection.kind === Kind.FIELD ? [{ selection, type, name: selection.name.value, conditional: isConditional }] : [];
  });
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
