import { createHash } from "node:crypto";
import { execute, getOperationAST, parse } from "graphql";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { loadStockGateway } from "../../gateway/stock-gateway.js";

/** The stock gateway's own executor over subgraphs in this process, as something to compare with. */
export async function stockExecutor(sdl: string, schemas: Record<string, GraphQLSchema>): Promise<(query: string, variables: Record<string, unknown>) => Promise<ExecutionResult>> {
  const { ApolloGateway } = await loadStockGateway();
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: quiet,
    buildService: ({ name }) => ({
      async process({ request }) {
        const result = await execute({ schema: schemas[name] as GraphQLSchema, document: parse(request.query as string), variableValues: request.variables, contextValue: {} });
        return JSON.parse(JSON.stringify(result)) as never;
      },
    }),
  });
  const { schema } = await gateway.load();
  return async (query, variables) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    return gateway.executor({
      request: { query, variables, operationName: operation?.name?.value },
      document, operation, operationName: operation?.name?.value ?? null, source: query, schema,
      queryHash: createHash("sha256").update(query).digest("hex"),
      context: {}, metrics: {}, logger: quiet, cache: undefined, overallCachePolicy: undefined,
    } as never).catch((): ExecutionResult => ({ errors: [] }));
  };
}
