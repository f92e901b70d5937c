import { setMaxListeners } from "node:events";
import { GraphQLError, Kind, print } from "graphql";
import type { DocumentNode } from "graphql";
import { errorText } from "../../platform/errors/kaigo-error.js";
import { isErrorCode } from "../../platform/errors/registry.js";
import { maxRepresentations } from "../../platform/graphql/entity-limit.js";
import { OperationStore } from "../plan/operation-store.js";
import type { Operation } from "../plan/operation.js";
import { readOwn } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import type { SupergraphState } from "../supergraph/load.js";
import { ErrorList, toGraphQLError } from "./execution-error.js";
import type { Path } from "./execution-error.js";
import { introspect } from "./introspection.js";
import { Run } from "./run.js";
import type { RunSettings } from "./run.js";
import type { FetchContext, SubgraphTransport } from "./transport.js";
import { WrittenData } from "./written-data.js";

export interface ExecutorOptions {
  readonly supergraph: SupergraphState;
  readonly transport: SubgraphTransport;
  /** Default: a store of its own. */
  readonly store?: OperationStore;
  /** Codes of subgraphs that may reach callers; default: the error registry. */
  readonly isKnownCode?: (code: string) => boolean;
  /** Default: as many as a subgraph of ours takes. */
  readonly maxRepresentations?: number;
}

export interface ExecuteRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly context?: FetchContext;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline?: number;
  /** SHA-256 of `query`, and `query` parsed and validated, when the caller has them. */
  readonly hash?: string;
  readonly document?: DocumentNode;
  /** Whether data may come written as JSON; otherwise it comes as objects. */
  readonly written?: boolean;
}

/** `data` is absent when nothing was carried out, null when a null reached the root. */
export interface ExecuteResult {
  readonly data?: Data | WrittenData | null;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Record<string, unknown>;
}

export interface Executor {
  readonly supergraph: SupergraphState;
  readonly store: OperationStore;
  /** Never rejects. */
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
  /** Compiles documents ahead of their first use; returns those that were refused, with their errors. */
  warm(documents: readonly { readonly query: string; readonly operationName?: string }[]): { readonly query: string; readonly errors: readonly GraphQLError[] }[];
}

/** Builds the executor of one supergraph. A new supergraph means a new executor; running operations finish on the old one. */
export function createExecutor(options: ExecutorOptions): Executor {
  const { supergraph, transport } = options;
  const store = options.store ?? new OperationStore({ supergraph });
  const isKnownCode = options.isKnownCode ?? isErrorCode;
  const settings: RunSettings = { transport, isKnownCode, maxRepresentations: options.maxRepresentations ?? maxRepresentations };
  return {
    supergraph,
    store,
    async execute(request) {
      try {
        const prepared = store.prepare(request);
        return prepared.operation ? await carryOut(prepared.operation, request, settings) : { data: prepared.data, errors: prepared.errors };
      } catch (error) {
        return { data: null, errors: [internal(error)] };
      }
    },
    warm(documents) {
      return documents.flatMap(({ query, operationName }) => {
        const { operation, errors } = store.prepare({ query, operationName });
        operation?.projection(() => true).warm();
        return errors ? [{ query, errors }] : [];
      });
    },
  };
}

async function carryOut(operation: Operation, request: ExecuteRequest, settings: RunSettings): Promise<ExecuteResult> {
  const given = request.variables ?? {};
  const { coerced, errors: wrong } = operation.readVariables(given);
  if (!coerced) return { errors: (wrong ?? []).map(toInputError) };
  // Every call of the operation watches the signal; Node takes more than ten for a leak.
  if (request.signal) setMaxListeners(0, request.signal);
  const run = new Run(
    settings,
    { variables: given, context: request.context ?? {}, signal: request.signal, deadline: request.deadline },
    coerced,
    operation.kind === "query",
    operation.names,
  );
  const isTrue = (variable: string): boolean => readOwn(coerced, variable) === true;
  await operation.plan(isTrue).start?.(run);
  const projection = operation.projection(isTrue);
  const written = run.errors.length === 0 ? projection.write(run.root) : undefined;
  if (written && request.written) return { data: written };
  const data = written ? (written.toJSON() as Data) : projection.project(run.root, run.errors, (field) => introspect(operation.schema, operation.definition, operation.fragments, field, given));
  if (run.errors.length === 0) return { data: request.written && data ? WrittenData.of(data) : data };
  const placed = new ErrorList();
  for (const error of run.errors.list()) placed.add({ ...error, path: error.path && placeIn(data, error.path) });
  return { data, errors: placed.list().map((error) => toGraphQLError(error, settings.isKnownCode)) };
}

/** The path as far as the answer goes: data that only the plan needed is no part of it. */
function placeIn(data: unknown, path: Path): Path {
  let value = data;
  for (let length = 0; length < path.length; length++) {
    if (typeof value !== "object" || value === null) return path;
    if (!Object.hasOwn(value, path[length] as string)) return path.slice(0, length);
    value = (value as Data)[path[length] as string];
  }
  return path;
}

/** graphql-js repeats the value in its message; only the place of the variable is kept. */
function toInputError(error: GraphQLError): GraphQLError {
  const [place] = error.nodes ?? [];
  const parameters = place?.kind === Kind.VARIABLE_DEFINITION ? { field: `$${place.variable.name.value}`, rule: print(place.type) } : { field: "variables", rule: "GraphQL" };
  return new GraphQLError(errorText("INPUT_INVALID", "en", parameters), { nodes: error.nodes, originalError: error, extensions: { code: "INPUT_INVALID", parameters } });
}

const internal = (cause: unknown): GraphQLError =>
  new GraphQLError(errorText("INTERNAL", "en"), { originalError: cause instanceof Error ? cause : undefined, extensions: { code: "INTERNAL" } });
