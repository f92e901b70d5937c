import { Kind, getNamedType, isCompositeType, isIntrospectionType, isListType, isNonNullType, parse, valueFromASTUntyped } from "graphql";
import type { DirectiveNode, DocumentNode, FieldDefinitionNode, GraphQLField, GraphQLOutputType, ObjectTypeDefinitionNode } from "graphql";

/** How many items a list field gives: named arguments of the caller decide, else a fixed number. */
export interface ListSize {
  /** Names of arguments, or of input fields below them: `page.first`. */
  readonly slicingArguments: readonly string[];
  /** Fields below that are as long as the arguments say; empty when the field itself is the list. */
  readonly sizedFields: readonly string[];
  readonly assumed: number;
}

/** What a supergraph says about costs, with defaults by the cost directive specification: objects 1, leaves and lists of leaves 0. */
export interface CostRules {
  /** Cost of one value of the field, without what is selected below it. */
  weightOf(typeName: string, field: GraphQLField<unknown, unknown>): number;
  weightOfArgument(typeName: string, fieldName: string, argument: string): number;
  weightOfInputField(typeName: string, fieldName: string): number;
  /** Undefined where the answer is no list and sizes none below it. */
  listSizeOf(typeName: string, field: GraphQLField<unknown, unknown>): ListSize | undefined;
}

const pagingArguments = ["first", "last"];
const pageFields = ["nodes", "edges"];
const specification = /^https:\/\/specs\.apollo\.dev\/cost\/v0\.\d+$/;

/** Reads `@cost` and `@listSize` out of a supergraph. A page of `first` or `last` items is known without a directive. */
export function readCostRules(supergraphSdl: string, defaultListSize: number): CostRules {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = directiveNames(document);
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  for (const definition of document.definitions) {
    if (!("name" in definition) || !definition.name || !("directives" in definition)) continue;
    const type = definition.name.value;
    note(weights, type, weightIn(definition.directives, names.cost));
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) for (const field of definition.fields ?? []) note(weights, `${type}.${field.name.value}`, weightIn(field.directives, names.cost));
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of (definition as ObjectTypeDefinitionNode).fields ?? []) readField(type, field);
  }

  function readField(type: string, field: FieldDefinitionNode): void {
    const coordinate = `${type}.${field.name.value}`;
    note(weights, coordinate, weightIn(field.directives, names.cost));
    for (const argument of field.arguments ?? []) note(weights, `${coordinate}(${argument.name.value})`, weightIn(argument.directives, names.cost));
    const size = field.directives?.find(({ name }) => name.value === names.listSize);
    if (size) sizes.set(coordinate, toListSize(size, defaultListSize));
  }

  return {
    weightOf(typeName, { name, type }) {
      const named = getNamedType(type);
      return weights.get(`${typeName}.${name}`) ?? weights.get(named.name) ?? (isCompositeType(named) && !isIntrospectionType(named) ? 1 : 0);
    },
    weightOfArgument: (typeName, fieldName, argument) => weights.get(`${typeName}.${fieldName}(${argument})`) ?? 0,
    weightOfInputField: (typeName, fieldName) => weights.get(`${typeName}.${fieldName}`) ?? 0,
    listSizeOf(typeName, field) {
      const declared = sizes.get(`${typeName}.${field.name}`);
      if (declared) return declared;
      const slicingArguments = pagingArguments.filter((name) => field.args.some((argument) => argument.name === name));
      if (isList(field.type)) return { slicingArguments, sizedFields: [], assumed: defaultListSize };
      return slicingArguments.length > 0 ? { slicingArguments, sizedFields: pageFields, assumed: defaultListSize } : undefined;
    },
  };
}

const note = (weights: Map<string, number>, coordinate: string, weight: number | undefined): void => {
  if (weight !== undefined) weights.set(coordinate, weight);
};

export const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

function weightIn(directives: readonly DirectiveNode[] | undefined, name: string): number | undefined {
  const weight = argumentsOf(directives?.find((directive) => directive.name.value === name))["weight"];
  return typeof weight === "number" && weight >= 0 ? weight : undefined;
}

function toListSize(directive: DirectiveNode, defaultListSize: number): ListSize {
  const { assumedSize, slicingArguments, sizedFields } = argumentsOf(directive);
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
  return { slicingArguments: texts(slicingArguments), sizedFields: texts(sizedFields), assumed: typeof assumedSize === "number" ? assumedSize : defaultListSize };
}

const argumentsOf = (directive: DirectiveNode | undefined): Record<string, unknown> =>
  Object.fromEntries((directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

/** Under which names the supergraph uses the two directives: `@link` may rename them. */
function directiveNames(document: DocumentNode): { cost: string; listSize: string } {
  const schema = document.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION);
  const links = schema && "directives" in schema ? (schema.directives ?? []).filter(({ name }) => name.value === "link") : [];
  const link = links.map((directive) => argumentsOf(directive)).find(({ url }) => typeof url === "string" && specification.test(url)) ?? {};
  const space = typeof link["as"] === "string" ? link["as"] : "cost";
  const imported = new Map((Array.isArray(link["import"]) ? link["import"] : []).map((item: string | { name: string; as?: string }) => (typeof item === "string" ? [item, item] : [item.name, item.as ?? item.name])));
  const nameOf = (directive: string, otherwise: string) => imported.get(directive)?.slice(1) ?? otherwise;
  return { cost: nameOf("@cost", space), listSize: nameOf("@listSize", `${space}__listSize`) };
}
