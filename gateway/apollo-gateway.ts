import type { GatewayInterface, GatewaySchemaLoadOrUpdateCallback } from "@apollo/server-gateway-interface";
import { getOperationAST, GraphQLError } from "graphql";
import { setImmediate as nextTurn } from "node:timers/promises";
import { KaigoError } from "../platform/errors/kaigo-error.js";
import type { ExecuteRequest, ExecuteResult, Executor } from "./execute/executor.js";
import type { FetchContext } from "./execute/transport.js";
import type { Admission } from "./guard/admission.js";
import { untilDeadline } from "./guard/deadline.js";

/** What Apollo Server's context may hold for the executor; everything else in it is left alone. */
export interface GatewayContext {
  readonly fetchContext?: FetchContext;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch, and how long that is from the start of the request. */
  readonly deadline?: number;
  readonly timeout?: number;
}

/** A document to be planned ahead. */
export interface KnownDocument {
  readonly query: string;
  readonly operationName?: string;
}

/** Lets Apollo Server run the executor. Server takes the result as it is, its data written as bytes already: with `writeRest` for its `stringifyResult`, nothing is executed or written a second time. */
export interface ApolloGatewayAdapter extends GatewayInterface {
  /** Serves another supergraph from now on; operations under way finish on the old one. */
  update(executor: Executor): void;
  /** Plans documents ahead of their first use, one per turn of the event loop; answers those that do not fit the supergraph. */
  warm(documents: readonly KnownDocument[], signal: AbortSignal): Promise<readonly KnownDocument[]>;
}

/** With `admission`, operations wait for their turn. */
export function createApolloGateway(first: Executor, admission?: Admission): ApolloGatewayAdapter {
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
          const { fetchContext, signal, deadline, timeout } = context as GatewayContext;
          // The document was validated against `schema`: an operation that began before an update stays with it.
          const executor = schema === previous.supergraph.apiSchema ? previous : current;
          const asked: ExecuteRequest = { query: source, hash: queryHash, document, operationName: request.operationName, variables: request.variables, context: fetchContext ?? context, signal, deadline, written: true };
          const work = () => (isQuery(asked) ? untilDeadline((untilThen) => executor.execute({ ...asked, signal: untilThen }), { signal, deadline, timeout }) : executor.execute(asked));
          return refusalsAsResults(() => (admission ? admission.run(`${queryHash} ${request.operationName ?? ""}`, work, signal) : work()));
        },
      };
    },
    async stop() {
      listeners.clear();
    },
    async warm(documents, signal) {
      const refused: KnownDocument[] = [];
      for (const document of documents) {
        await nextTurn();
        if (signal.aborted) break;
        if (current.warm([document]).length > 0) refused.push(document);
      }
      return refused;
    },
    update(executor) {
      previous = current;
      current = executor;
      for (const listener of listeners) tell(listener);
    },
  };
}

/** How far a mutation came is only known to the executor: it watches the deadline itself. */
const isQuery = ({ document, operationName }: ExecuteRequest): boolean => document !== undefined && getOperationAST(document, operationName)?.operation === "query";

async function refusalsAsResults(work: () => Promise<ExecuteResult>): Promise<ExecuteResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KaigoError)) throw error;
    return { errors: [new GraphQLError(error.message, { originalError: error, extensions: error.extensions })] };
  }
}
