import type { GraphQLSchema } from "graphql";
import { KaigoError } from "../errors/kaigo-error.js";

/** References to entities in one request to a subgraph; a gateway that has more sends them in several. */
export const maxRepresentations = 500;

/** Makes a subgraph refuse more references than a gateway of ours ever sends. Throws OPERATION_TOO_COMPLEX. */
export function limitRepresentations(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()["_entities"];
  const resolve = field?.resolve;
  if (!resolve) return;
  field.resolve = (source, given: { readonly representations: readonly unknown[] }, context, info) => {
    const { length } = given.representations;
    if (length > maxRepresentations) throw new KaigoError("OPERATION_TOO_COMPLEX", { measure: "representations", value: length, limit: maxRepresentations });
    return resolve(source, given, context, info);
  };
}
