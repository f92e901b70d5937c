import { Kind, getNamedType, isAbstractType, isCompositeType, isObjectType } from "graphql";
import type {
  FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLObjectType, GraphQLOutputType, GraphQLSchema, SelectionSetNode,
} from "graphql";
import { isInherited } from "./own-keys.js";

/** One field of the answer. */
export interface ShapeField {
  readonly responseName: string;
  /** Under which name the data was gathered. */
  readonly sourceName: string;
  /** Either name needs own-property access. */
  readonly guarded: boolean;
  readonly kind: "typename" | "introspection" | "leaf" | "object";
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  /** What lies below an object field. */
  readonly below: Shape | undefined;
}

/** What a shape is made from. */
export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly sourceName: (field: FieldNode) => string;
  /** Value of a `@skip`/`@include` condition. */
  readonly isTrue: (variable: string) => boolean;
}

/** The selections at one place of the answer, read per concrete type, each type once. */
export class Shape {
  readonly #fields = new Map<string, readonly ShapeField[]>();

  constructor(
    readonly source: ShapeSource,
    /** The type that the schema gives this place. */
    readonly parent: GraphQLCompositeType,
    private readonly selectionSets: readonly SelectionSetNode[],
  ) {}

  /** The object type of the data here; undefined when the place is abstract and `typename` is no possible type of it. */
  objectType(typename: unknown): GraphQLObjectType | undefined {
    if (isObjectType(this.parent)) return this.parent;
    const type = typeof typename === "string" ? this.source.schema.getType(typename) : undefined;
    return isObjectType(type) && isAbstractType(this.parent) && this.source.schema.isSubType(this.parent, type) ? type : undefined;
  }

  /** Fields by the specification's order for a type that data here can have (the parent itself where the data does not tell). */
  fieldsOf(type: GraphQLCompositeType): readonly ShapeField[] {
    let fields = this.#fields.get(type.name);
    if (!fields) this.#fields.set(type.name, (fields = this.#collect(type)));
    return fields;
  }

  #collect(type: GraphQLCompositeType): ShapeField[] {
    const groups = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const selectionSet of this.selectionSets) this.#gather(selectionSet, type, groups, seen);
    return [...groups].map(([responseName, nodes]) => this.#toField(type, responseName, nodes));
  }

  #gather(selectionSet: SelectionSetNode, type: GraphQLCompositeType, groups: Map<string, FieldNode[]>, seen: Set<string>): void {
    for (const selection of selectionSet.selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const nodes = groups.get(name);
        if (nodes) nodes.push(selection);
        else groups.set(name, [selection]);
        continue;
      }
      let inner: SelectionSetNode | undefined;
      let condition: string | undefined;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        inner = selection.selectionSet;
        condition = selection.typeCondition?.name.value;
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        inner = this.source.fragments[selection.name.value]?.selectionSet;
        condition = this.source.fragments[selection.name.value]?.typeCondition.name.value;
      }
      if (inner && this.#applies(condition, type)) this.#gather(inner, type, groups, seen);
    }
  }

  #isIncluded(selection: SelectionSetNode["selections"][number]): boolean {
    for (const directive of selection.directives ?? []) {
      const name = directive.name.value;
      if (name !== "skip" && name !== "include") continue;
      const value = directive.arguments?.find((argument) => argument.name.value === "if")?.value;
      const truth = value?.kind === Kind.VARIABLE ? this.source.isTrue(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
      if (truth === (name === "skip")) return false;
    }
    return true;
  }

  #applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = this.source.schema.getType(condition);
    if (!isAbstractType(wanted)) return false;
    return "getFields" in type && this.source.schema.isSubType(wanted, type);
  }

  #toField(type: GraphQLCompositeType, responseName: string, nodes: readonly FieldNode[]): ShapeField {
    const node = nodes[0] as FieldNode;
    const name = node.name.value;
    const sourceName = this.source.sourceName(node);
    const base = { responseName, sourceName, guarded: isInherited(responseName) || isInherited(sourceName), nodes };
    const definition = "getFields" in type ? type.getFields()[name] : undefined;
    if (name === "__typename") return { ...base, kind: "typename", type, below: undefined };
    if (!definition) return { ...base, kind: "introspection", type, below: undefined };
    const named = getNamedType(definition.type);
    if (!isCompositeType(named)) return { ...base, kind: "leaf", type: definition.type, below: undefined };
    const below = new Shape(this.source, named, nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
    return { ...base, kind: "object", type: definition.type, below };
  }
}
