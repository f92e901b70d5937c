import { execute, parse } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import type { CacheUse } from "../../platform/telemetry/document-measures.js";
import { Lru } from "../plan/lru.js";
import { isFitForJit } from "./jit-fitness.js";
import { SubgraphFailure } from "./transport.js";
import type { FetchContext, SubgraphAnswer, SubgraphRequest, SubgraphTransport } from "./transport.js";

export interface InProcessOptions {
  readonly subgraphs: Readonly<Record<string, GraphQLSchema>>;
  /** The context value of one call. */
  readonly contextValue?: (subgraph: string, context: FetchContext, request: SubgraphRequest) => unknown;
  /** Compile documents with graphql-jit; default true. */
  readonly jit?: boolean;
  /** Documents kept; default 2,000. */
  readonly maxDocuments?: number;
  /** Longest call in milliseconds; default 5,000. */
  readonly timeout?: number;
}

export interface InProcessTransport extends SubgraphTransport {
  /** The documents kept, and how often one was there. */
  readonly documents: CacheUse;
}

type Answerer = (contextValue: unknown, variables: Record<string, unknown>) => SubgraphAnswer | Promise<SubgraphAnswer>;

/** Uses before a document is compiled: compiling costs more than a few executions. */
const USES_BEFORE_CODE = 3;

interface Entry {
  answer: Answerer;
  uses: number;
  readonly document: DocumentNode;
}

/** Subgraphs as executable schemas in this process; answers are handed over as objects. */
export function createInProcessTransport(options: InProcessOptions): InProcessTransport {
  const { contextValue, jit = true, timeout = 5_000 } = options;
  const subgraphs = new Map(Object.entries(options.subgraphs));
  const entries = new Lru<Entry>(options.maxDocuments ?? 2_000);

  const entryOf = (request: SubgraphRequest, schema: GraphQLSchema): Entry => {
    const key = `${request.subgraph} ${request.documentHash}`;
    let entry = entries.get(key);
    if (!entry) {
      const document = parse(request.document, { noLocation: true });
      entry = { answer: interpreted(schema, document), uses: 0, document };
      entries.set(key, entry);
    }
    if (jit && ++entry.uses === USES_BEFORE_CODE) entry.answer = compiled(schema, entry.document) ?? entry.answer;
    return entry;
  };

  return {
    documents: entries,
    async fetch(request) {
      const schema = subgraphs.get(request.subgraph);
      if (!schema) throw new SubgraphFailure("SUBGRAPH_UNAVAILABLE", false);
      const entry = entryOf(request, schema);
      const answer = entry.answer(contextValue?.(request.subgraph, request.context, request), request.variables);
      return answer instanceof Promise ? await withTimeout(answer, request, timeout) : answer;
    },
  };
}

const interpreted =
  (schema: GraphQLSchema, document: DocumentNode): Answerer =>
  (contextValue, variableValues) =>
    execute({ schema, document, contextValue, variableValues }) as ExecutionResult | Promise<ExecutionResult>;

/** Undefined where graphql-jit refuses the document or is known to answer it differently. */
function compiled(schema: GraphQLSchema, document: DocumentNode): Answerer | undefined {
  if (!isFitForJit(schema, document)) return undefined;
  try {
    const query = compileQuery(schema, document, undefined, { customJSONSerializer: false });
    if (!isCompiledQuery(query)) return undefined;
    return (contextValue, variables) => query.query({}, contextValue, variables) as ExecutionResult | Promise<ExecutionResult>;
  } catch {
    return undefined;
  }
}

/** A resolver cannot be stopped, but nobody has to wait for it. */
function withTimeout(answer: Promise<SubgraphAnswer>, request: SubgraphRequest, timeout: number): Promise<SubgraphAnswer> {
  const left = request.deadline === undefined ? timeout : Math.min(timeout, Math.max(0, request.deadline - Date.now()));
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new SubgraphFailure("SUBGRAPH_TIMEOUT", true));
    const timer = setTimeout(giveUp, left);
    request.signal?.addEventListener("abort", giveUp, { once: true });
    const stop = (): void => {
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", giveUp);
    };
    answer.then(
      (value) => {
        stop();
        resolve(value);
      },
      (cause: unknown) => {
        stop();
        reject(new SubgraphFailure("SUBGRAPH_BAD_ANSWER", true, { cause }));
      },
    );
  });
}
