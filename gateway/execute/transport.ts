import type { ErrorCode } from "../../platform/errors/registry.js";

/** What belongs to one request of a caller (viewer, session, request id). The executor only passes it on. */
export type FetchContext = object;

/** One call to one subgraph. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly operationKind: "query" | "mutation";
  readonly document: string;
  /** SHA-256 of the document, hex. */
  readonly documentHash: string;
  readonly operationName: string | undefined;
  /** The JSON body up to the value of `variables`; append the variables and `}`. */
  readonly bodyHead: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: FetchContext;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since the epoch after which nobody waits for the answer. */
  readonly deadline: number | undefined;
}

/** An answer as the subgraph gave it: unchecked. */
export interface SubgraphAnswer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** How calls reach subgraphs. `fetch` rejects with SubgraphFailure. */
export interface SubgraphTransport {
  fetch(request: SubgraphRequest): Promise<SubgraphAnswer>;
  close?(): Promise<void>;
}

/** A call that brought no answer. `sent` says whether the subgraph may have seen it: a mutation may then have happened. */
export class SubgraphFailure extends Error {
  override readonly name = "SubgraphFailure";

  constructor(
    readonly code: Extract<ErrorCode, "SUBGRAPH_UNAVAILABLE" | "SUBGRAPH_TIMEOUT" | "SUBGRAPH_BAD_ANSWER" | "ACCOUNT_CHANGED">,
    readonly sent: boolean,
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}
