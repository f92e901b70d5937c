import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { isListType, isNonNullType, isObjectType, parse, type GraphQLField, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema } from "graphql";
import { buildSchema, createResolversMap } from "type-graphql";
import { KaigoError } from "../errors/kaigo-error.js";
import type { SubgraphManifest } from "../subgraph/manifest.js";
import type { Policy } from "../subgraph/policy.js";
import type { RequestContext } from "../subgraph/request-context.js";
import { emptyConnection } from "./connection.js";
import { limitRepresentations } from "./entity-limit.js";
import { printFederatedSdl } from "./print-sdl.js";
import { recordRefusal } from "./record-refusal.js";

/** A subgraph ready to run: its executable schema and the SDL that is its contract. */
export interface BuiltSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
}

const rootTypes = new Set(["Query", "Mutation"]);

/**
 * Builds a subgraph from its manifest: type-graphql makes the types, their SDL gets federation's directives, and every root
 * field, entity field with a resolver and entity reference is put behind its policy. Throws when one has none.
 */
export async function buildSubgraph(manifest: SubgraphManifest): Promise<BuiltSubgraph> {
  const plain = await buildSchema({
    resolvers: manifest.resolvers as unknown as [new () => object],
    orphanedTypes: [...(manifest.orphanedTypes ?? [])],
    validate: false,
    skipCheck: true,
    emitSchemaFile: false,
  });
  const sdl = printFederatedSdl(plain);
  const resolvers = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const [typeName, reference] of Object.entries(manifest.references)) {
    resolvers[typeName] = {
      ...resolvers[typeName],
      __resolveReference: (key: Record<string, unknown>, context: RequestContext) => (reference.policy.may(context.viewer) ? reference.resolve(key, context) : null),
    };
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
  guardFields(schema, manifest);
  limitRepresentations(schema);
  return { name: manifest.name, schema, sdl };
}

/** Types with a @key: what other subgraphs and outsiders can ask for by reference. */
export function entityTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(isObjectType).filter((type) => type.astNode?.directives?.some(({ name }) => name.value === "key"));
}

function guardFields(schema: GraphQLSchema, manifest: SubgraphManifest): void {
  const entities = new Set(entityTypes(schema).map(({ name }) => name));
  for (const name of entities) if (!manifest.references[name]) throw new Error(`${manifest.name}: entity ${name} has no reference`);
  const used = new Set<string>();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const isRoot = rootTypes.has(type.name);
    if (!isRoot && !entities.has(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name === "_entities" || field.name === "_service" || (!isRoot && !field.resolve)) continue;
      const coordinate = `${type.name}.${field.name}`;
      const policy = manifest.policies[coordinate];
      if (!policy) throw new Error(`${manifest.name}: ${coordinate} has no policy`);
      used.add(coordinate);
      guardField(field, policy, isRoot);
    }
  }
  const unknown = Object.keys(manifest.policies).filter((coordinate) => !used.has(coordinate));
  if (unknown.length > 0) throw new Error(`${manifest.name}: policies for unknown fields: ${unknown.join(", ")}`);
}

function guardField(field: GraphQLField<unknown, RequestContext>, policy: Policy, isRoot: boolean): void {
  const resolve = field.resolve ?? ((source) => (source as Record<string, unknown>)[field.name]);
  const hidden = hiddenValue(field.type);
  field.resolve = !isRoot
    ? (source, args, context, info) => (policy.may(context.viewer) ? resolve(source, args, context, info) : hidden)
    : async (source, args, context, info) => {
        try {
          if (!policy.may(context.viewer)) throw new KaigoError("FORBIDDEN");
          return await resolve(source, args, context, info);
        } catch (error) {
          await recordRefusal(context, args, error);
          throw error;
        }
      };
}

/** What a viewer without the right sees: nothing there, no error, no hint. */
function hiddenValue(type: GraphQLOutputType): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return [];
  if (isObjectType(bare) && bare.name.endsWith("Connection")) return emptyConnection();
  return null;
}
