import { Kind, getNamedType, isCompositeType } from "graphql";
import type { ArgumentNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLField, GraphQLSchema, SelectionSetNode, ValueNode } from "graphql";
import { nothing, toSize, valueBelow, type CostNode, type CostSet, type Size } from "./cost-node.js";
import { isList, type CostRules, type ListSize } from "./cost-rules.js";
import { FieldGroups, type FieldGroup } from "./field-groups.js";
import { InputWeights } from "./input-weights.js";

/** The schema is answered from memory, but it is a long answer. */
const introspectionWeight = 100;

/** A number, truth value or list written in a document; of a list only its length matters. */
export const literal = (node: ValueNode): unknown => {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  if (node.kind === Kind.LIST) return node.values.map(() => null);
  return node.kind === Kind.BOOLEAN ? node.value : undefined;
};

type Sized = Readonly<Record<string, readonly Size[]>>;

/** Reads selections into weights and sizes. The work is linear in the expanded selections, which were counted before. */
export class CostReader {
  /** Whether a variable decides about a size or a selection. */
  usesVariables = false;
  readonly #inputs: InputWeights;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: CostRules,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  ) {
    this.#inputs = new InputWeights(rules);
  }

  /** `sized`: sizes that the field above gives to fields here. */
  read(type: GraphQLCompositeType, selectionSets: readonly SelectionSetNode[], sized: Sized): CostSet {
    const groups = new FieldGroups(this.schema, this.fragments, type);
    for (const set of selectionSets) groups.gather(set, type, []);
    const toNodes = (fields: Iterable<FieldGroup>) => [...fields].flatMap((group) => this.#toNode(group, sized) ?? []);
    return { always: toNodes(groups.always.values()), oneOf: [...groups.byType.values()].map((fields) => toNodes(fields.values())) };
  }

  #toNode({ parent, nodes, conditions }: FieldGroup, sized: Sized): CostNode | undefined {
    const node = nodes[0] as FieldNode;
    const name = node.name.value;
    if (name === "__typename") return undefined;
    this.usesVariables ||= conditions.length > 0;
    const field = "getFields" in parent ? parent.getFields()[name] : undefined;
    if (!field) return { name, weight: introspectionWeight, sizes: [], conditions, below: nothing };
    const given = this.#inputs.ofArguments(parent.name, field, node.arguments ?? []);
    this.usesVariables ||= given.ofVariables !== undefined;
    const weight = this.rules.weightOf(parent.name, field) + given.fixed;
    const size = this.rules.listSizeOf(parent.name, field);
    const sizes = size ? this.#sizes(field, node.arguments ?? [], size) : [];
    const handedDown = Object.fromEntries((size?.sizedFields ?? []).map((sizedField) => [sizedField, sizes]));
    const named = getNamedType(field.type);
    const below = isCompositeType(named) ? this.read(named, nodes.flatMap(({ selectionSet }) => selectionSet ?? []), handedDown) : nothing;
    if (weight === 0 && !given.ofVariables && below.always.length === 0 && below.oneOf.length === 0) return undefined;
    const own = sized[name] ?? (isList(field.type) ? sizes : []);
    return { name, weight, weightOfValues: given.ofVariables, sizes: own, conditions, below };
  }

  /** Of several slicing arguments the largest counts. */
  #sizes(field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[], { slicingArguments, assumed }: ListSize): readonly Size[] {
    const sizes = slicingArguments.flatMap((path): Size[] => {
      const [name = "", ...names] = path.split(".");
      const byDefault = valueBelow(field.args.find((argument) => argument.name === name)?.defaultValue, names);
      const { value, below } = descend(given.find((argument) => argument.name.value === name)?.value, names);
      if (value?.kind === Kind.VARIABLE) {
        this.usesVariables = true;
        return [{ variable: value.name.value, below, otherwise: toSize(byDefault, assumed) }];
      }
      const size = value ? literal(value) : byDefault;
      return typeof size === "number" || Array.isArray(size) ? [toSize(size, assumed)] : [];
    });
    return sizes.length > 0 ? sizes : [assumed];
  }
}

/** What is written below names of input fields, and the names that are left where a variable stands for the rest. */
function descend(value: ValueNode | undefined, names: readonly string[]): { value: ValueNode | undefined; below: readonly string[] } {
  let found = value;
  for (const [index, name] of names.entries()) {
    if (found?.kind === Kind.VARIABLE) return { value: found, below: names.slice(index) };
    found = found?.kind === Kind.OBJECT ? found.fields.find((field) => field.name.value === name)?.value : undefined;
  }
  return { value: found, below: [] };
}
