import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, visit } from "graphql";
import type { DocumentNode, FieldNode, SelectionNode } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";
import { leafPaths } from "./split-requires.js";

/** A field that a fetch asks for without what it requires: leaves as `owner.name`. */
interface LostField {
  readonly type: string;
  readonly field: string;
  readonly needs: readonly string[];
}

/** The same with what others bring of that, as it is sent. */
interface FoundField extends LostField {
  readonly sent: readonly QueryPlanSelectionNode[];
}

/** A field that an entity fetch asks for, and of which type. */
interface FetchedField {
  readonly type: string;
  readonly field: FieldNode;
}

/** An entity fetch and the place it is for. */
interface Place {
  readonly path: string;
  readonly fetch: FetchNode;
}

/**
 * Puts back an order that the planner loses: where the way to what a field requires leads back through the field's own
 * subgraph, it asks for a field on that way beside what this one requires, instead of after it. Such a field is taken out
 * of its fetch and asked for when the others are there, as far as those bring all that it requires; what else is lost
 * stays as it is and is refused when the plan is compiled.
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
    // What another fetch asks for too early itself is not brought by it.
    const brought = places.flatMap((other) => (other && other !== place && other.path === place?.path ? without(fieldsOf(other.fetch), lostIn(other, known)) : []));
    const lost = place ? lostIn(place, known).flatMap((one) => withSent(one, brought)) : [];
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
  const given = new Set(leafPaths(fetch.requires ?? []));
  return fieldsOf(fetch).flatMap(({ type, field }) => {
    const needs = [...known.pathsOf(fetch.serviceName, type, field.name.value)];
    return needs.length > 0 && !needs.some((path) => given.has(path)) ? [{ type, field: field.name.value, needs }] : [];
  });
}

/** What the other fetches of the same place bring of a lost field's needs; nothing when they do not bring all. */
function withSent(lost: LostField, brought: readonly FetchedField[]): FoundField[] {
  const sent = wantedOf(brought.filter(({ type }) => type === lost.type).map(({ field }) => field), new Set(lost.needs));
  const paths = new Set(leafPaths(sent));
  return lost.needs.every((path) => paths.has(path)) ? [{ ...lost, sent }] : [];
}

const without = (fields: readonly FetchedField[], lost: readonly LostField[]): FetchedField[] => fields.filter(({ type, field }) => !lost.some((one) => one.type === type && one.field === field.name.value));

/** The part of selections that the paths name. Aliases are the caller's own, with arguments of the caller's. */
function wantedOf(selections: readonly SelectionNode[], paths: ReadonlySet<string>, prefix = ""): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const inner = wantedOf(selection.selectionSet.selections, paths, prefix);
      return inner.length > 0 ? [{ kind: Kind.INLINE_FRAGMENT, typeCondition: selection.typeCondition?.name.value, selections: inner }] : [];
    }
    if (selection.kind !== Kind.FIELD || selection.alias) return [];
    const name = selection.name.value;
    if (!selection.selectionSet) return paths.has(prefix + name) ? [{ kind: Kind.FIELD, name }] : [];
    const inner = wantedOf(selection.selectionSet.selections, paths, `${prefix}${name}.`);
    return inner.length > 0 ? [{ kind: Kind.FIELD, name, selections: inner }] : [];
  });
}

/** What an entity fetch asks for, by type: its fragments are one deep. */
function fieldsOf({ operation }: FetchNode): FetchedField[] {
  const found: FetchedField[] = [];
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

function withNeeds(selection: QueryPlanSelectionNode, lost: readonly FoundField[]): QueryPlanSelectionNode {
  if (selection.kind !== Kind.INLINE_FRAGMENT) return selection;
  return { ...selection, selections: [...selection.selections, ...lost.filter(({ type }) => type === selection.typeCondition).flatMap(({ sent }) => sent)] };
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
