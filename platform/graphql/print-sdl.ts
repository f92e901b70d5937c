import { Kind, isInputObjectType, isInterfaceType, isObjectType, parse, print, printSchema, visit, type ConstDirectiveNode, type FieldDefinitionNode, type GraphQLSchema, type ObjectTypeDefinitionNode } from "graphql";

const federationLink = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@provides", "@requires", "@override", "@inaccessible", "@tag"])`;

/**
 * SDL of a type-graphql schema with the directives its classes carry: graphql-js prints none, and the federation
 * library's printer reads field lists from syntax nodes that type-graphql does not make.
 */
export function printFederatedSdl(schema: GraphQLSchema): string {
  const typeDirectives = (name: string): readonly ConstDirectiveNode[] => schema.getType(name)?.astNode?.directives ?? [];
  const fieldDirectives = (typeName: string, field: string): readonly ConstDirectiveNode[] => {
    const type = schema.getType(typeName);
    const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
    return fields[field]?.astNode?.directives ?? [];
  };
  const withFields = (node: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode => ({
    ...node,
    directives: typeDirectives(node.name.value),
    fields: node.fields?.map((field): FieldDefinitionNode => ({ ...field, directives: [...(field.directives ?? []), ...fieldDirectives(node.name.value, field.name.value)] })),
  });
  const document = visit(parse(printSchema(schema), { noLocation: true }), { [Kind.OBJECT_TYPE_DEFINITION]: { leave: withFields } });
  return `${federationLink}\n\n${print(document)}\n`;
}
