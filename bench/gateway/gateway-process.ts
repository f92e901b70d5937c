import { buildSubgraphSchema } from "@apollo/subgraph";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import type { GatewayInterface } from "@apollo/server-gateway-interface";
import type { GraphQLResolverMap } from "@apollo/subgraph/dist/schema-helper/resolverMap.js";
import { Kind, parse } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { createApolloGateway } from "../../gateway/apollo-gateway.js";
import { createExecutor } from "../../gateway/execute/executor.js";
import { createHttpTransport } from "../../gateway/execute/http.js";
import { createInProcessTransport } from "../../gateway/execute/in-process.js";
import { isWritten, writeRest } from "../../gateway/execute/written-data.js";
import { Admission } from "../../gateway/guard/admission.js";
import { loadStockGateway } from "../../gateway/stock-gateway.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { loadConfig } from "../../platform/config/config.js";
import { serveApollo, type BareContext } from "./serve-apollo.js";
import { shopFields, shopSdl } from "./shop.js";
import { composeShop } from "./shop-supergraph.js";

/** One gateway inside Apollo Server. Arguments: "ours" or "stock"; the subgraphs' addresses as JSON, or "in-process". */
const [kind, where = "in-process"] = process.argv.slice(2);
const addresses = where === "in-process" ? undefined : (JSON.parse(where) as Record<string, string>);
const supergraph = composeShop(addresses);
const schemas: Record<string, GraphQLSchema> = Object.fromEntries(Object.entries(shopSdl).map(([name, sdl]) => [name, buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolversOf(parse(sdl)) })]));

function resolversOf(typeDefs: DocumentNode): GraphQLResolverMap<unknown> {
  const resolvers: Record<string, Record<string, unknown>> = {};
  for (const definition of typeDefs.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const known = shopFields[definition.name.value] ?? {};
    const names = (definition.fields ?? []).map((field) => field.name.value).filter((name) => known[name]);
    const reference = definition.name.value === "Query" ? {} : { __resolveReference: (given: object) => given };
    resolvers[definition.name.value] = { ...Object.fromEntries(names.map((name) => [name, known[name]])), ...reference };
  }
  return resolvers as GraphQLResolverMap<unknown>;
}

async function stock(): Promise<GatewayInterface> {
  const { ApolloGateway, LocalGraphQLDataSource } = await loadStockGateway();
  return new ApolloGateway({ supergraphSdl: supergraph, ...(!addresses && { buildService: ({ name }) => new LocalGraphQLDataSource(schemas[name] as GraphQLSchema) }) });
}

function ours(): GatewayInterface {
  const transport = addresses ? createHttpTransport({ subgraphs: addresses }) : createInProcessTransport({ subgraphs: schemas });
  return createApolloGateway(createExecutor({ supergraph: loadSupergraph(supergraph), transport }), new Admission(loadConfig({ NODE_ENV: "test" })));
}

const gateway = kind === "stock" ? await stock() : ours();
/** Data that is written goes around the server, as at the door. */
const takeBytes: ApolloServerPlugin<BareContext> = {
  requestDidStart: async ({ contextValue }) => ({
    async willSendResponse({ response: { body } }) {
      if (body.kind === "single" && isWritten(body.singleResult)) contextValue.written.bytes = body.singleResult.data.body;
    },
  }),
};
const server = new ApolloServer<BareContext>({ gateway, ...(kind !== "stock" && { stringifyResult: writeRest, plugins: [takeBytes] }) });
process.send?.({ url: await serveApollo(server) });
process.on("disconnect", () => process.exit(0));
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, resident: rss });
});
