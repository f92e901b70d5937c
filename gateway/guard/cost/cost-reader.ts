import { Kind, getNamedType, isCompositeType } from "graphql";
import type { ArgumentNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLField, GraphQLSchema, SelectionSetNode, ValueNode } from "graphql";
import { nothing, toSize, type CostNode, type CostSet, type Size } from "./cost-node.js";
import { isList, type CostRules, type ListSize } from "./cost-rules.js";
import { FieldGroups, type FieldGroup } from "./field-groups.js";

/** The schema is answered from memory, but it is a long answer. */
const introspectionWeight = 100;

/** A number or truth value written in a document. */
export const literal = (node: ValueNode): unknown => {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return node.kind === Kind.BOOLEAN ? node.value : undefined;
};

type Sized = Readonly<Record<string, readonly Size[]>>;

/** Reads selections into weights and sizes. The work is linear in the expanded selections, which were counted before. */
export class CostReader {
  /** Whether a variable decides about a size or a selection. */
  usesVariables = false;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: CostRules,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  ) {}

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
    const weight = this.rules.weightOf(parent.name, field) + (node.arguments ?? []).reduce((total, argument) => total + this.rules.weightOfArgument(parent.name, name, argument.name.value), 0);
    const size = this.rules.listSizeOf(parent.name, field);
    const sizes = size ? this.#sizes(field, node.arguments ?? [], size) : [];
    const handedDown = Object.fromEntries((size?.sizedFields ?? []).map((sizedField) => [sizedField, sizes]));
    const named = getNamedType(field.type);
    const below = isCompositeType(named) ? this.read(named, nodes.flatMap(({ selectionSet }) => selectionSet ?? []), handedDown) : nothing;
    if (weight === 0 && below.always.length === 0 && below.oneOf.length === 0) return undefined;
    const own = sized[name] ?? (isList(field.type) ? sizes : []);
    return { name, weight, sizes: own, conditions, below };
  }

  /** Of several slicing arguments the largest counts. */
  #sizes(field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[], { slicingArguments, assumed }: ListSize): readonly Size[] {
    const sizes = slicingArguments.flatMap((name): Size[] => {
      const value = given.find((argument) => argument.name.value === name)?.value;
      const byDefault: unknown = field.args.find((argument) => argument.name === name)?.defaultValue;
      if (value?.kind === Kind.VARIABLE) {
        this.usesVariables = true;
        return [{ variable: value.name.value, otherwise: toSize(byDefault, assumed) }];
      }
      const size = value ? literal(value) : byDefault;
      return typeof size === "number" ? [toSize(size, assumed)] : [];
    });
    return sizes.length > 0 ? sizes : [assumed];
  }
}
