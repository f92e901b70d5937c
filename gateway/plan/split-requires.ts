import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, print } from "graphql";
import type { DocumentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";
import { isCondition } from "./conditions.js";

/** The planner asks for a field without what it requires, and we could not put it back. */
export class LostRequirement extends Error {}

interface Part {
  readonly document: DocumentNode;
  readonly requires: readonly QueryPlanSelectionNode[];
}

/**
 * Splits an entity fetch where one representation cannot serve all its fields; fields that need nothing special go with
 * the first part.
 * Throws when the plan brings nothing of what a field requires, or may not bring it for every field.
 * - A representation has one place per real field: fields that require it with differing arguments go apart.
 * - In an operation with `@skip` or `@include` (`hasConditions`) a required value may have been left out together with the
 *   field that needs it: fields with differing needs go apart, so that the others do not miss their representation.
 */
export function splitRequires(
  document: DocumentNode,
  requires: readonly QueryPlanSelectionNode[],
  options: { subgraph: string; known: RequiredArguments; hasConditions: boolean },
): Part[] {
  const { subgraph, known, hasConditions } = options;
  const fields = fieldsOf(entities(document).selectionSet as SelectionSetNode, "");
  const needs = new Map(fields.map(({ selection, type, name }) => [selection, [...known.pathsOf(subgraph, type, name)]]));
  assertGiven([...needs.values()], requires);
  if (hasConditions) assertUnambiguous(fields, needs);
  const special = hasConditions ? new Set([...needs.values()].flat()) : known.fields.size > 0 ? conflictingPaths(requires, known) : new Set<string>();
  if (special.size === 0) return [{ document, requires }];

  const groups: Set<string>[] = [];
  const assigned = new Map<SelectionNode, Set<string>>();
  const isCompatible = (group: ReadonlySet<string>, needed: readonly string[]): boolean =>
    hasConditions
      ? group.size === needed.length && needed.every((name) => group.has(name))
      : needed.every((path) => [...group].every((other) => !areInConflict(path, other, known)));
  for (const { selection } of fields) {
    const needed = (needs.get(selection) ?? []).filter((name) => special.has(name));
    let group = groups.find((known) => isCompatible(known, needed));
    if (!group) groups.push((group = new Set()));
    for (const name of needed) group.add(name);
    assigned.set(selection, group);
  }
  if (groups.length === 1) return [{ document, requires }];
  return groups.map((group) => ({
    document: withEntities(document, (set) => keep(set, (selection) => assigned.get(selection) === group)),
    requires: without(requires, new Set([...special].filter((name) => !group.has(name)))),
  }));
}

/**
 * The planner loses what a field requires when the way to it leads back through the field's own subgraph. Throws: a
 * subgraph that is not sent what it requires would compute from nothing.
 */
function assertGiven(needs: readonly (readonly string[])[], requires: readonly QueryPlanSelectionNode[]): void {
  const given = new Set(leafPaths(requires));
  if (needs.some((paths) => paths.length > 0 && !paths.some((path) => given.has(path)))) throw new LostRequirement("the plan does not bring what a field requires");
}

/**
 * Under conditions what one field requires may be there only because of another, and be missing without that one. Throws
 * where fields that hang on differing conditions require the same: which of them the plan brings it for cannot be told.
 */
function assertUnambiguous(fields: readonly EntityField[], needs: ReadonlyMap<SelectionNode, readonly string[]>): void {
  const conditions = new Map<string, string>();
  for (const { selection, under } of fields) {
    for (const path of needs.get(selection) ?? []) {
      if ((conditions.get(path) ?? under) !== under) throw new LostRequirement("differing conditions require the same");
      conditions.set(path, under);
    }
  }
}

interface EntityField {
  readonly selection: SelectionNode;
  /** The conditions that it hangs on, in one text. */
  readonly under: string;
  readonly type: string;
  readonly name: string;
}

function fieldsOf(selectionSet: SelectionSetNode, type: string, conditions: readonly string[] = []): EntityField[] {
  return selectionSet.selections.flatMap((selection): EntityField[] => {
    const under = [...conditions, ...(selection.directives ?? []).filter(isCondition).map(print)];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, selection.typeCondition?.name.value ?? type, under);
    return selection.kind === Kind.FIELD ? [{ selection, type, name: selection.name.value, under: [...new Set(under)].sort().join(" ") }] : [];
  });
}

/** Whether two leaves stand in one place of a representation under differing calls of the same field. */
function areInConflict(path: string, other: string, known: RequiredArguments): boolean {
  const names = other.split(".");
  for (const [index, name] of path.split(".").entries()) {
    const twin = names[index];
    if (twin === undefined || known.realName(name) !== known.realName(twin)) return false;
    if (name !== twin) return true;
  }
  return false;
}

function conflictingPaths(requires: readonly QueryPlanSelectionNode[], known: RequiredArguments): Set<string> {
  const paths = [...new Set(leafPaths(requires))];
  return new Set(paths.filter((path) => paths.some((other) => areInConflict(path, other, known))));
}

/** The leaves of a `requires` as `owner.name`, whatever conditions they stand under. */
export function leafPaths(selections: readonly QueryPlanSelectionNode[], prefix = ""): string[] {
  return selections.flatMap((selection) => {
    if (isFragment(selection)) return leafPaths(selection.selections, prefix);
    return selection.selections ? leafPaths(selection.selections, `${prefix}${selection.name}.`) : [prefix + selection.name];
  });
}

const isFragment = (selection: QueryPlanSelectionNode): selection is QueryPlanInlineFragmentNode => selection.kind === Kind.INLINE_FRAGMENT;

function without(selections: readonly QueryPlanSelectionNode[], paths: ReadonlySet<string>, prefix = ""): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    const path = isFragment(selection) ? prefix : prefix + selection.name;
    if (!selection.selections) return paths.has(path) ? [] : [selection];
    const left = without(selection.selections, paths, isFragment(selection) ? prefix : `${path}.`);
    const isEmpty = left.length === 0 || (!isFragment(selection) && left.length < selection.selections.length && left.every((item) => !isFragment(item) && item.name === "__typename"));
    return isEmpty ? [] : [{ ...selection, selections: left } as QueryPlanSelectionNode];
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
