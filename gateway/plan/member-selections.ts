import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import { Kind, parse, print, visit } from "graphql";
import type { DocumentNode, FieldNode, FragmentDefinitionNode, InlineFragmentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode, VariableDefinitionNode } from "graphql";
import { namesOf, toRoute } from "./route.js";
import type { UnevenTypes } from "../supergraph/uneven-types.js";

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * Puts back what the planner leaves out. Where a value can come from either of two subgraphs that know different members
 * of its type, the planner takes a condition on a member that one of them lacks for one that nothing satisfies, also when
 * it then asks the other. So each fetch asks for every member that its subgraph knows, as far as that subgraph goes.
 */
export function withMemberSelections(plan: QueryPlan, caller: DocumentNode, definition: OperationDefinitionNode, uneven: UnevenTypes): QueryPlan {
  if (!uneven.any || !plan.node || plan.node.kind === "Subscription") return plan;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const item of caller.definitions) if (item.kind === Kind.FRAGMENT_DEFINITION) fragments[item.name.value] = item;
  const root = caller.definitions.find((item): item is OperationDefinitionNode => item.kind === Kind.OPERATION_DEFINITION && item.name?.value === definition.name?.value);
  if (!root) return plan;

  const walk = (node: PlanNode, callers: readonly SelectionSetNode[]): PlanNode => {
    switch (node.kind) {
      case "Sequence":
      case "Parallel":
        return { ...node, nodes: node.nodes.map((child) => walk(child, callers)) };
      case "Flatten":
        return { ...node, node: walk(node.node, namesOf(toRoute(node.path)).reduce<readonly SelectionSetNode[]>((sets, name) => below(sets, name, fragments), callers)) };
      case "Condition":
        return { ...node, ifClause: node.ifClause && walk(node.ifClause, callers), elseClause: node.elseClause && walk(node.elseClause, callers) };
      case "Fetch":
        return new Completion(node.serviceName, uneven, fragments).fetch(node, callers, root.variableDefinitions ?? []);
      default:
        return node;
    }
  };
  return { ...plan, node: walk(plan.node, [root.selectionSet]) };
}

class Completion {
  #changed = false;

  constructor(
    private readonly subgraph: string,
    private readonly uneven: UnevenTypes,
    private readonly fragments: Fragments,
  ) {}

  fetch(node: FetchNode, callers: readonly SelectionSetNode[], known: readonly VariableDefinitionNode[]): FetchNode {
    const document = parse(node.operation, { noLocation: true });
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return node;
    const start = operation.operation === "mutation" ? "Mutation" : "Query";
    const selectionSet = node.requires ? this.#ofEntities(operation.selectionSet, callers) : this.#complete(operation.selectionSet, start, callers);
    if (!this.#changed) return node;
    const used = new Set<string>();
    visit(selectionSet, { Variable: (variable) => void used.add(variable.name.value) });
    const given = operation.variableDefinitions ?? [];
    const added = known.filter(({ variable: { name } }) => used.has(name.value) && !given.some(({ variable }) => variable.name.value === name.value));
    return { ...node, operation: print({ ...operation, selectionSet, variableDefinitions: [...given, ...added] }) };
  }

  #ofEntities(set: SelectionSetNode, callers: readonly SelectionSetNode[]): SelectionSetNode {
    return { ...set, selections: set.selections.map((field) => (field.kind === Kind.FIELD && field.selectionSet ? { ...field, selectionSet: this.#complete(field.selectionSet, "_Entity", callers) } : field)) };
  }

  #complete(set: SelectionSetNode, type: string, callers: readonly SelectionSetNode[]): SelectionSetNode {
    const selections: SelectionNode[] = set.selections.map((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, selectionSet: this.#complete(selection.selectionSet, selection.typeCondition?.name.value ?? type, callers) };
      if (selection.kind !== Kind.FIELD || !selection.selectionSet) return selection;
      const inner = this.uneven.fieldType(this.subgraph, type, selection.name.value);
      return inner === undefined ? selection : { ...selection, selectionSet: this.#complete(selection.selectionSet, inner, below(callers, responseName(selection), this.fragments)) };
    });
    const asked = new Set(selections.flatMap((selection) => (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition ? [selection.typeCondition.name.value] : [])));
    for (const member of this.uneven.membersIn(this.subgraph, type) ?? []) {
      if (asked.has(member)) continue;
      const missing = callers.flatMap((caller) => this.#conditionsOn(member, caller));
      if (missing.length === 0) continue;
      this.#changed = true;
      selections.push(...missing);
    }
    return { ...set, selections };
  }

  /** The caller's conditions on a member, each with what the subgraph can resolve of it. */
  #conditionsOn(member: string, set: SelectionSetNode): InlineFragmentNode[] {
    return set.selections.flatMap((selection) => {
      const fragment = toFragment(selection, this.fragments);
      if (!fragment) return [];
      const condition = fragment.condition;
      if (condition === member) return this.#resolvable(fragment.selectionSet, member).map((selectionSet) => on(member, selection, selectionSet));
      if (condition !== undefined && !this.uneven.isWithin(this.subgraph, member, condition)) return [];
      return this.#conditionsOn(member, fragment.selectionSet).map((inner) => (selection.directives?.length ? on(member, selection, { kind: Kind.SELECTION_SET, selections: [inner] }) : inner));
    });
  }

  /** What of a selection on a type the subgraph can resolve by itself: one set, or none when it is nothing. */
  #resolvable(set: SelectionSetNode, type: string): SelectionSetNode[] {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      const fragment = toFragment(selection, this.fragments);
      if (fragment) {
        const condition = fragment.condition ?? type;
        if (!this.uneven.isWithin(this.subgraph, type, condition) && !this.uneven.isWithin(this.subgraph, condition, type)) return [];
        return this.#resolvable(fragment.selectionSet, this.uneven.isWithin(this.subgraph, type, condition) ? type : condition).map((inner) => on(condition, selection, inner));
      }
      if (selection.kind !== Kind.FIELD) return [];
      if (selection.name.value === "__typename") return [selection];
      const inner = this.uneven.fieldType(this.subgraph, type, selection.name.value);
      if (inner === undefined) return [];
      return selection.selectionSet ? this.#resolvable(selection.selectionSet, inner).map((selectionSet) => ({ ...selection, selectionSet })) : [selection];
    });
    return selections.length > 0 ? [{ kind: Kind.SELECTION_SET, selections }] : [];
  }
}

const responseName = (field: FieldNode): string => field.alias?.value ?? field.name.value;

function toFragment(selection: SelectionNode, fragments: Fragments): { condition: string | undefined; selectionSet: SelectionSetNode } | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { condition: selection.typeCondition?.name.value, selectionSet: selection.selectionSet };
  const spread = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : undefined;
  return spread && { condition: spread.typeCondition.name.value, selectionSet: spread.selectionSet };
}

const on = (type: string, { directives }: SelectionNode, selectionSet: SelectionSetNode): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  directives,
  selectionSet,
});

/** The selections below a response name, whatever conditions they stand under. */
function below(sets: readonly SelectionSetNode[], name: string, fragments: Fragments): SelectionSetNode[] {
  return sets.flatMap((set) =>
    set.selections.flatMap((selection): SelectionSetNode[] => {
      if (selection.kind === Kind.FIELD) return selection.selectionSet && responseName(selection) === name ? [selection.selectionSet] : [];
      const fragment = toFragment(selection, fragments);
      return fragment ? below([fragment.selectionSet], name, fragments) : [];
    }),
  );
}
