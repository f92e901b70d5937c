import { Kind, isCompositeType, isObjectType } from "graphql";
import type { DirectiveNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLSchema, SelectionSetNode } from "graphql";
import type { Condition } from "./cost-node.js";

/** Selections that make one field of the answer under the same conditions. */
export interface FieldGroup {
  readonly parent: GraphQLCompositeType;
  readonly nodes: FieldNode[];
  readonly conditions: readonly Condition[];
}

/** Fields of one selection set by response name and condition; what only an object type has is kept by that type. */
export class FieldGroups {
  readonly always = new Map<string, FieldGroup>();
  readonly byType = new Map<string, Map<string, FieldGroup>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly place: GraphQLCompositeType,
  ) {}

  gather(set: SelectionSetNode, type: GraphQLCompositeType, above: readonly Condition[]): void {
    for (const selection of set.selections) {
      const conditions = conditionsOf(selection.directives);
      if (!conditions) continue;
      const all = [...above, ...conditions];
      if (selection.kind === Kind.FIELD) {
        this.#add(selection, type, all);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments[selection.name.value];
      if (!fragment) continue;
      const wanted = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      // Inside an object type a condition on one of its interfaces does not change whose fields these are.
      this.gather(fragment.selectionSet, isCompositeType(wanted) && !isObjectType(type) ? wanted : type, all);
    }
  }

  #add(node: FieldNode, parent: GraphQLCompositeType, conditions: readonly Condition[]): void {
    const key = [node.alias?.value ?? node.name.value, ...conditions.map(({ variable, wanted }) => `${wanted} ${variable}`)].join(" ");
    const groups = this.#groupsOf(parent);
    const known = groups.get(key);
    if (known) known.nodes.push(node);
    else groups.set(key, { parent, nodes: [node], conditions });
  }

  #groupsOf(parent: GraphQLCompositeType): Map<string, FieldGroup> {
    if (parent === this.place || !isObjectType(parent)) return this.always;
    let groups = this.byType.get(parent.name);
    if (!groups) this.byType.set(parent.name, (groups = new Map()));
    return groups;
  }
}

/** The conditions of `@skip` and `@include`; undefined when literals already leave the selection out. */
function conditionsOf(directives: readonly DirectiveNode[] | undefined): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const { name, arguments: given } of directives ?? []) {
    if (name.value !== "skip" && name.value !== "include") continue;
    const value = given?.find((argument) => argument.name.value === "if")?.value;
    const wanted = name.value === "include";
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, wanted });
    else if (value?.kind === Kind.BOOLEAN && value.value !== wanted) return undefined;
  }
  return conditions;
}
