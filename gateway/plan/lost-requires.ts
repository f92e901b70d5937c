import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, visit } from "graphql";
import type { DocumentNode, FieldNode, SelectionNode } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";

/** A field that a fetch asks for without what it requires. */
interface LostField {
  readonly type: string;
  readonly field: string;
  readonly needs: readonly string[];
}

/** An entity fetch and the place it is for. */
interface Place {
  readonly path: string;
  readonly fetch: FetchNode;
}

/**
 * Puts back an order that the planner loses: where the way to what a field requires leads back through the field's own
 * subgraph, it asks for a field on that way beside what this one requires, instead of after it. Such a field is taken out
 * of its fetch and asked for when the others are there. Only fields without selections that require plain fields; what else
 * is lost stays as it is and is refused when the plan is compiled.
 */
export function withLostRequires(plan: QueryPlan, known: RequiredArguments): QueryPlan {
  return plan.node && plan.node.kind !== "Subscription" ? { ...plan, node: inOrder(plan.node, known) } : plan;
}

function inOrder(node: PlanNode, known: RequiredArguments): PlanNode {
  if (node.kind === "Sequence") return { ...node, nodes: node.nodes.map((child) => inOrder(child, known)) };
  if (node.kind === "Flatten") return { ...node, node: inOrder(node.node, known) };
  if (node.kind !== "Parallel") return node;
  const nodes = node.nodes.map((child) => inOrder(child, known));
  const places = nodes.map(placeOf);
  const late: PlanNode[] = [];
  const early = nodes.map((child, index) => {
    const place = places[index];
    const lost = place ? lostIn(place, known).filter((one) => places.some((other) => other !== place && other?.path === place.path && brings(other.fetch, one))) : [];
    if (lost.length === 0) return child;
    const isLost = (type: string, selection: SelectionNode): boolean => selection.kind === Kind.FIELD && lost.some((one) => one.type === type && one.field === selection.name.value);
    late.push(withFetch(child, (fetch) => ({ ...part(fetch, isLost), requires: (fetch.requires ?? []).map((selection) => withNeeds(selection, lost)) })));
    return withFetch(child, (fetch) => part(fetch, (type, selection) => !isLost(type, selection)));
  });
  return late.length === 0 ? { ...node, nodes } : { kind: "Sequence", nodes: [{ ...node, nodes: early }, ...late] };
}

/** The entity fetch that a node is; undefined for anything else. */
function placeOf(node: PlanNode): Place | undefined {
  const path: (string | number)[] = [];
  let inner = node;
  for (; inner.kind === "Flatten"; inner = inner.node) path.push(...inner.path);
  return inner.kind === "Fetch" && inner.requires ? { path: path.join("."), fetch: inner } : undefined;
}

const withFetch = (node: PlanNode, change: (fetch: FetchNode) => FetchNode): PlanNode =>
  node.kind === "Flatten" ? { ...node, node: withFetch(node.node, change) } : node.kind === "Fetch" ? change(node) : node;

function lostIn({ fetch }: Place, known: RequiredArguments): LostField[] {
  const given = new Set((fetch.requires ?? []).flatMap((selection) => (selection.kind === Kind.INLINE_FRAGMENT ? selection.selections : [selection])).flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name] : [])));
  return fieldsOf(fetch).flatMap(({ type, field }) => {
    const needs = [...known.pathsOf(fetch.serviceName, type, field.name.value)];
    const isPlain = !field.selectionSet && needs.every((name) => !name.includes(".") && !known.fields.has(name));
    return needs.length > 0 && isPlain && !needs.some((name) => given.has(name)) ? [{ type, field: field.name.value, needs }] : [];
  });
}

const brings = (fetch: FetchNode, { type, needs }: LostField): boolean => {
  const brought = fieldsOf(fetch).filter((one) => one.type === type && !one.field.alias);
  return needs.every((name) => brought.some(({ field }) => field.name.value === name));
};

/** What an entity fetch asks for, by type: its fragments are one deep. */
function fieldsOf({ operation }: FetchNode): { type: string; field: FieldNode }[] {
  const found: { type: string; field: FieldNode }[] = [];
  visit(parse(operation, { noLocation: true }), {
    InlineFragment({ typeCondition, selectionSet }) {
      for (const field of selectionSet.selections) if (field.kind === Kind.FIELD) found.push({ type: typeCondition?.name.value ?? "", field });
      return false;
    },
  });
  return found;
}

/** The fetch with a part of its fields; `__typename` stays in every fragment so that none becomes empty. */
function part(fetch: FetchNode, belongs: (type: string, selection: SelectionNode) => boolean): FetchNode {
  const used = new Set<string>();
  const kept = visit(parse(fetch.operation, { noLocation: true }), {
    InlineFragment: {
      leave(fragment) {
        const selections = fragment.selectionSet.selections.filter((selection) => belongs(fragment.typeCondition?.name.value ?? "", selection));
        return { ...fragment, selectionSet: { ...fragment.selectionSet, selections: selections.length > 0 ? selections : [typename] } };
      },
    },
  }) as DocumentNode;
  visit(kept, { Argument: ({ value }) => void visit(value, { Variable: ({ name }) => void used.add(name.value) }) });
  const operation = visit(kept, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) }) as DocumentNode;
  return { ...fetch, operation: print(operation), operationDocumentNode: undefined };
}

function withNeeds(selection: QueryPlanSelectionNode, lost: readonly LostField[]): QueryPlanSelectionNode {
  if (selection.kind !== Kind.INLINE_FRAGMENT) return selection;
  const needs = new Set(lost.filter(({ type }) => type === selection.typeCondition).flatMap((one) => one.needs));
  return { ...selection, selections: [...selection.selections, ...[...needs].map((name): QueryPlanSelectionNode => ({ kind: Kind.FIELD, name }))] };
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
