import type { TestSubgraph } from "../../support/federation.js";

/** One operation over a small federation, with the whole answer that must come back. */
export interface FederationCase {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly data: unknown;
  readonly errors?: readonly { readonly code: string; readonly path?: readonly (string | number)[] }[];
  /** How many subgraph calls there must be, where that is the point. */
  readonly calls?: number;
}

export interface FederationSuite {
  readonly name: string;
  readonly subgraphs: Record<string, TestSubgraph>;
  readonly cases: readonly FederationCase[];
}

/** A reference resolver that knows nothing but what it was sent. */
export const asSent = { __resolveReference: (reference: object) => reference };
