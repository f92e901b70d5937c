import { createHash } from "node:crypto";
import { GraphQLError, Kind, getOperationAST, parse, specifiedRules, validate } from "graphql";
import type { DocumentNode, ValidationRule } from "graphql";
import { errorText } from "../../platform/errors/kaigo-error.js";
import type { SupergraphState } from "../supergraph/load.js";
import { Lru } from "./lru.js";
import { Operation } from "./operation.js";

/** What a caller asks for. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null;
  /** SHA-256 of `query` in hex, when it is known already. */
  readonly hash?: string;
  /** `query` parsed and valid, when that is known already. */
  readonly document?: DocumentNode;
}

/** Why there is no operation; `data` is null where the document is valid but no plan for it exists. */
export interface Refusal {
  readonly operation?: undefined;
  readonly data?: null;
  readonly errors: readonly GraphQLError[];
}

export type Prepared = { readonly operation: Operation; readonly errors?: undefined } | Refusal;

export interface OperationStoreOptions {
  readonly supergraph: SupergraphState;
  /** Compiled operations kept; default 1,000. */
  readonly maxOperations?: number;
  /** Sum of their documents in characters; default 20 million. */
  readonly maxCharacters?: number;
  /** Checked beside the rules of the specification. */
  readonly validationRules?: readonly ValidationRule[];
}

/** Parses, validates, plans and compiles each operation once. Planning blocks for tens of milliseconds: warm what is known. */
export class OperationStore {
  readonly supergraph: SupergraphState;
  readonly #good: Lru<Prepared>;
  /** Refused documents have a small store of their own, so that a flood of them cannot push out good ones. */
  readonly #refused = new Lru<Prepared>(200, 2_000_000);
  readonly #rules: readonly ValidationRule[];

  constructor(options: OperationStoreOptions) {
    this.supergraph = options.supergraph;
    this.#good = new Lru(options.maxOperations ?? 1_000, options.maxCharacters ?? 20_000_000);
    this.#rules = [...specifiedRules, ...(options.validationRules ?? [])];
  }

  get size(): number {
    return this.#good.size;
  }

  /** How often an operation was asked for and was there. */
  get hits(): number {
    return this.#good.hits + this.#refused.hits;
  }

  /** How often one had to be compiled. */
  get misses(): number {
    return this.#refused.misses;
  }

  prepare(request: OperationRequest): Prepared {
    const key = `${request.hash ?? createHash("sha256").update(request.query).digest("hex")} ${request.operationName ?? ""}`;
    const known = this.#good.get(key) ?? this.#refused.get(key);
    if (known) return known;
    const prepared = this.#compile(request);
    (prepared.errors ? this.#refused : this.#good).set(key, prepared, request.query.length + 1);
    return prepared;
  }

  #compile({ query, operationName, document: given }: OperationRequest): Prepared {
    try {
      const document = given ?? this.#read(query);
      const definition = getOperationAST(document, operationName);
      if (!definition) return { errors: [invalid()] };
      return { operation: new Operation(this.supergraph, document, definition) };
    } catch (error) {
      if (error instanceof AggregateError) return { errors: error.errors as GraphQLError[] };
      const known = error instanceof GraphQLError ? error : invalid(error);
      return { errors: [known], ...(known.extensions["code"] === "INTERNAL" && { data: null }) };
    }
  }

  #read(query: string): DocumentNode {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (error) {
      throw invalid(error);
    }
    const errors = validate(this.supergraph.apiSchema, document, this.#rules, { maxErrors: 10 });
    if (errors.length > 0) throw new AggregateError(errors.map(invalid));
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      if (definition.variableDefinitions?.some(({ variable }) => variable.name.value === "__proto__")) throw invalid();
    }
    return document;
  }
}

/** Messages of graphql-js repeat what the caller typed: only places are kept, the cause stays for logs. */
function invalid(cause?: unknown): GraphQLError {
  const known = cause instanceof GraphQLError ? cause : undefined;
  return new GraphQLError(errorText("OPERATION_INVALID", "en"), {
    nodes: known?.nodes,
    source: known?.source,
    positions: known?.positions,
    originalError: known,
    extensions: { code: "OPERATION_INVALID" },
  });
}
