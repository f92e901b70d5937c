import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { DocumentNode, FieldNode, GraphQLSchema, InlineFragmentNode, SelectionNode } from "graphql";
import type { RequiredArguments } from "../supergraph/required-arguments.js";

/** A field that a plan asks for without what it requires. */
interface LostField {
  readonly subgraph: string;
  readonly type: string;
  readonly field: string;
  readonly needs: readonly string[];
}

export interface LostOptions {
  readonly known: RequiredArguments;
  readonly schema: GraphQLSchema;
  /** Plans a document of the same operation. */
  readonly plan: (document: DocumentNode) => QueryPlan;
}

/**
 * The plan of a document, with what the planner loses put back: where the way to what a field requires leads back through
 * the field's own subgraph, the planner asks for the field together with the beginning of that way, without what it
 * requires. Here what it requires is asked for beside it, and the field by itself when the rest is there.
 * Only fields without selections that require plain fields; others stay as the planner has them, and are refused later.
 */
export function planWithLost(document: DocumentNode, { known, schema, plan }: LostOptions): QueryPlan {
  const first = plan(document);
  const lost = findLost(first.node, known);
  if (lost.length === 0) return first;
  const whole = plan(withNeeds(document, lost, schema));
  const late: PlanNode[] = [];
  const node = deferLost(whole.node, [], known, late);
  return node && late.length > 0 ? { ...whole, node: { kind: "Sequence", nodes: [node, ...late] } } : whole;
}

type Node = QueryPlan["node"];

function findLost(node: Node, known: RequiredArguments): LostField[] {
  if (!node) return [];
  if (node.kind === "Sequence" || node.kind === "Parallel") return node.nodes.flatMap((child) => findLost(child, known));
  if (node.kind === "Flatten") return findLost(node.node, known);
  return node.kind === "Fetch" && node.requires ? lostIn(node, node.requires, known) : [];
}

function lostIn({ serviceName: subgraph, operation }: FetchNode, requires: readonly QueryPlanSelectionNode[], known: RequiredArguments): LostField[] {
  const given = new Set(requires.flatMap((selection) => ("selections" in selection ? (selection.selections ?? []) : [selection])).flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name] : [])));
  const found: LostField[] = [];
  visit(parse(operation, { noLocation: true }), {
    InlineFragment({ typeCondition, selectionSet }) {
      const type = typeCondition?.name.value ?? "";
      for (const selection of selectionSet.selections) {
        if (selection.kind !== Kind.FIELD || selection.selectionSet) continue;
        const needs = [...known.pathsOf(subgraph, type, selection.name.value)];
        const isPlain = needs.every((path) => !path.includes(".") && !known.fields.has(path));
        if (needs.length > 0 && isPlain && !needs.some((path) => given.has(path))) found.push({ subgraph, type, field: selection.name.value, needs });
      }
      // Entities are asked for by their types, one fragment deep.
      return false;
    },
  });
  // Of two lost fields, one must not wait for the other.
  return found.some(({ needs }) => found.some(({ field }) => needs.includes(field))) ? [] : found;
}

/** The document with what lost fields need beside each of them. */
function withNeeds(document: DocumentNode, lost: readonly LostField[], schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(document, visitWithTypeInfo(types, {
    SelectionSet: {
      leave(set) {
        const asked = new Set(set.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : [])));
        const parent = types.getParentType();
        const needed = parent ? lost.filter(({ field }) => asked.has(field)) : [];
        if (needed.length === 0) return undefined;
        return { ...set, selections: [...set.selections, ...needed.map(({ type, needs }) => on(type, needs))] };
      },
    },
  })) as DocumentNode;
}

/** The plan without its lost fields; what asks for each of them is added to `late`. */
function deferLost(node: Node, path: readonly (string | number)[], known: RequiredArguments, late: PlanNode[]): PlanNode | undefined {
  if (!node || node.kind === "Subscription") return undefined;
  if (node.kind === "Sequence" || node.kind === "Parallel") return { ...node, nodes: node.nodes.flatMap((child) => deferLost(child, path, known, late) ?? []) };
  if (node.kind === "Flatten") {
    const inner = deferLost(node.node, [...path, ...node.path], known, late);
    return inner && { ...node, node: inner };
  }
  if (node.kind !== "Fetch" || !node.requires) return node;
  const lost = lostIn(node, node.requires, known);
  if (lost.length === 0) return node;
  const isLost = (type: string, selection: SelectionNode): boolean => selection.kind === Kind.FIELD && lost.some((one) => one.type === type && one.field === selection.name.value);
  late.push({ kind: "Flatten", path: [...path], node: { ...part(node, isLost), requires: node.requires.map((selection) => withGiven(selection, lost)) } });
  return part(node, (type, selection) => !isLost(type, selection));
}

/** The fetch with a part of its fields; `__typename` stays in every fragment so that none becomes empty. */
function part(node: FetchNode, belongs: (type: string, selection: SelectionNode) => boolean): FetchNode {
  const used = new Set<string>();
  const kept = visit(parse(node.operation, { noLocation: true }), {
    InlineFragment: {
      leave(fragment) {
        const selections = fragment.selectionSet.selections.filter((selection) => belongs(fragment.typeCondition?.name.value ?? "", selection));
        return { ...fragment, selectionSet: { ...fragment.selectionSet, selections: selections.length > 0 ? selections : [typename] } };
      },
    },
  }) as DocumentNode;
  visit(kept, { Field: ({ arguments: given = [] }) => given.forEach((argument) => visit(argument, { Variable: ({ name }) => void used.add(name.value) })) });
  const operation = visit(kept, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) }) as DocumentNode;
  return { ...node, operation: print(operation), operationDocumentNode: undefined };
}

function withGiven(selection: QueryPlanSelectionNode, lost: readonly LostField[]): QueryPlanSelectionNode {
  if (selection.kind !== Kind.INLINE_FRAGMENT) return selection;
  const needs = new Set(lost.filter(({ type }) => type === selection.typeCondition).flatMap((one) => one.needs));
  return { ...selection, selections: [...selection.selections, ...[...needs].map((name) => ({ kind: Kind.FIELD, name }) as QueryPlanSelectionNode)] };
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

const on = (type: string, names: readonly string[]): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet: { kind: Kind.SELECTION_SET, selections: names.map((name) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } })) },
});
