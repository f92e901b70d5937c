import { Kind, visit } from "graphql";
import type { DirectiveNode, DocumentNode, FieldNode, SelectionNode, SelectionSetNode } from "graphql";

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/**
 * Prepares `@skip` and `@include` for the planner. Conditions that are written out are decided: such selections would
 * otherwise be fetched and only left out at the end, with their errors. Where everything below a field hangs on
 * variables, `__typename` is asked for too: the planner drops a field whose selections it sees excluding each other.
 */
export function settleConditions(document: DocumentNode): DocumentNode {
  const decided = visit(document, { SelectionSet: { leave: decideAll } }) as DocumentNode;
  if (conditionVariables(decided).length === 0) return decided;
  return visit(decided, {
    Field: {
      leave(field) {
        if (!field.selectionSet || field.selectionSet.selections.some(isUnconditional)) return undefined;
        return { ...field, selectionSet: { ...field.selectionSet, selections: [...field.selectionSet.selections, typename] } };
      },
    },
  }) as DocumentNode;
}

/** The variables that `@skip` and `@include` read, in order of their names. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      if (!isCondition(directive)) return;
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** The document for known values of those variables: nothing in it hangs on them any more. */
export function decideConditions(document: DocumentNode, values: ReadonlyMap<string, boolean>): DocumentNode {
  const known = visit(document, {
    Directive(directive) {
      if (!isCondition(directive)) return undefined;
      return { ...directive, arguments: directive.arguments?.map((argument) => (argument.value.kind === Kind.VARIABLE ? { ...argument, value: { kind: Kind.BOOLEAN, value: values.get(argument.value.name.value) === true } as const } : argument)) };
    },
  }) as DocumentNode;
  return settleConditions(known);
}

export const isCondition = ({ name }: DirectiveNode): boolean => name.value === "skip" || name.value === "include";

const isUnconditional = (selection: SelectionNode): boolean => selection.kind === Kind.FIELD && !selection.directives?.some(isCondition);

function decideAll(selectionSet: SelectionSetNode): SelectionSetNode | undefined {
  const selections = selectionSet.selections.flatMap(decide);
  if (selectionSet.selections.every((selection, index) => selection === selections[index])) return undefined;
  return { ...selectionSet, selections: selections.length > 0 ? selections : [typename] };
}

function decide(selection: SelectionNode): SelectionNode[] {
  const decided = (selection.directives ?? []).filter((directive) => literalOf(directive) !== undefined);
  if (decided.length === 0) return [selection];
  if (decided.some((directive) => literalOf(directive) === (directive.name.value === "skip"))) return [];
  return [{ ...selection, directives: selection.directives?.filter((directive) => !decided.includes(directive)) }];
}

function literalOf(directive: DirectiveNode): boolean | undefined {
  if (!isCondition(directive)) return undefined;
  const value = directive.arguments?.find(({ name }) => name.value === "if")?.value;
  return value?.kind === Kind.BOOLEAN ? value.value : undefined;
}
