import type { GatewayInterface, GatewaySchemaLoadOrUpdateCallback } from "@apollo/server-gateway-interface";
import type { Executor } from "./execute/executor.js";
import type { FetchContext } from "./execute/transport.js";

/** What Apollo Server's context may hold for the executor; everything else in it is left alone. */
export interface GatewayContext {
  readonly fetchContext?: FetchContext;
  readonly signal?: AbortSignal;
  readonly deadline?: number;
}

/** Lets Apollo Server run the executor. Server takes the result as it is: nothing is executed a second time. */
export interface ApolloGatewayAdapter extends GatewayInterface {
  /** Serves another supergraph from now on; operations under way finish on the old one. */
  update(executor: Executor): void;
}

export function createApolloGateway(first: Executor): ApolloGatewayAdapter {
  let current = first;
  let previous = first;
  const listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();
  const tell = (listener: GatewaySchemaLoadOrUpdateCallback): void => listener({ apiSchema: current.supergraph.apiSchema, coreSupergraphSdl: current.supergraph.sdl });
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) tell(listener);
      return {
        executor: async ({ request, source, document, queryHash, context, schema }) => {
          const { fetchContext, signal, deadline } = context as GatewayContext;
          // The document was validated against `schema`: an operation that began before an update stays with it.
          const executor = schema === previous.supergraph.apiSchema ? previous : current;
          return executor.execute({
            query: source,
            hash: queryHash,
            document,
            operationName: request.operationName,
            variables: request.variables,
            context: fetchContext ?? context,
            signal,
            deadline,
          });
        },
      };
    },
    async stop() {
      listeners.clear();
    },
    update(executor) {
      previous = current;
      current = executor;
      for (const listener of listeners) tell(listener);
    },
  };
}
