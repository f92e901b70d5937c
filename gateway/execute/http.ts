import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import { isData } from "../plan/own-keys.js";
import { CircuitBreaker } from "./circuit-breaker.js";
import type { BreakerOptions } from "./circuit-breaker.js";
import { CallLeft, exchange } from "./http-call.js";
import type { HttpAnswer } from "./http-call.js";
import { SubgraphFailure } from "./transport.js";
import type { SubgraphAnswer, SubgraphRequest, SubgraphTransport } from "./transport.js";

/** Tells a subgraph how many milliseconds the caller will still wait: no clocks are compared. */
export const DEADLINE_HEADER = "x-deadline-ms";

/** Subgraph name → address of its GraphQL endpoint. */
export type SubgraphAddresses = Readonly<Record<string, string>>;

export interface HttpTransportOptions {
  readonly subgraphs: SubgraphAddresses;
  /** Headers of one call, made from its exact body. */
  readonly sign?: (request: SubgraphRequest, body: string) => Record<string, string> | Promise<Record<string, string>>;
  /** Longest call in milliseconds; default 5,000. */
  readonly timeout?: number;
  /** Largest answer in bytes; default 10 million. */
  readonly maxAnswerBytes?: number;
  /** Connections per subgraph; default 128. */
  readonly connections?: number;
  readonly breaker?: BreakerOptions;
}

export interface HttpTransport extends SubgraphTransport {
  close(): Promise<void>;
  /** The circuit of each subgraph. */
  states(): Record<string, CircuitBreaker["state"]>;
  /** Calls go to these addresses from now on; calls under way finish where they are. Throws a TypeError on a bad address. */
  serve(subgraphs: SubgraphAddresses): void;
}

interface Peer {
  readonly address: string;
  readonly pool: Pool;
  readonly path: string;
  readonly breaker: CircuitBreaker;
}

/** Subgraphs over HTTP: kept-alive pools, a time and a size for each answer, a circuit breaker, one retry for reads. */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const { sign, timeout = 5_000, maxAnswerBytes = 10_000_000, connections = 128 } = options;
  const toPeer = (address: string): Peer => {
    const url = new URL(address);
    const pool = new Pool(url.origin, { connections, connectTimeout: Math.min(timeout, 2_000), headersTimeout: 0, bodyTimeout: 0, maxResponseSize: -1 });
    return { address, pool, path: url.pathname + url.search, breaker: new CircuitBreaker(options.breaker) };
  };
  let peers = new Map(Object.entries(options.subgraphs).map(([name, address]) => [name, toPeer(address)]));

  const call = async (peer: Peer, request: SubgraphRequest, endsAt: number): Promise<SubgraphAnswer> => {
    const body = `${request.bodyHead}${JSON.stringify(request.variables)}}`;
    const left = Math.ceil(endsAt - Date.now());
    const headers = ["content-type", "application/json", "accept", "application/graphql-response+json, application/json", DEADLINE_HEADER, String(left)];
    if (sign) {
      const signed = sign(request, body);
      for (const [name, value] of Object.entries(signed instanceof Promise ? await signed : signed)) headers.push(name, value);
    }
    if (left <= 0 || request.signal?.aborted) throw new CallLeft(false);
    return readAnswer(await exchange(peer.pool, { path: peer.path, headers, body, timeout: left, maxBytes: maxAnswerBytes, signal: request.signal }));
  };

  const callTwice = async (peer: Peer, request: SubgraphRequest): Promise<SubgraphAnswer> => {
    const endsAt = Math.min(Date.now() + timeout, request.deadline ?? Number.POSITIVE_INFINITY);
    try {
      return await call(peer, request, endsAt);
    } catch (error) {
      if (!isWorthAnother(error, request)) throw error;
      // Jitter: a subgraph that just came back must not meet everybody at once.
      await wait(10 + Math.random() * 40);
      return await call(peer, request, endsAt);
    }
  };

  return {
    async fetch(request) {
      const peer = peers.get(request.subgraph);
      if (!peer || !peer.breaker.mayCall()) throw new SubgraphFailure("SUBGRAPH_UNAVAILABLE", false);
      let result: "succeeded" | "failed" | "left" = "failed";
      try {
        const answer = await callTwice(peer, request);
        result = "succeeded";
        return answer;
      } catch (error) {
        if (error instanceof CallLeft) result = "left";
        // A leaver who keeps asking must not close the subgraph to everybody.
        else if (error instanceof SubgraphFailure && error.code === "ACCOUNT_CHANGED") result = "succeeded";
        throw error instanceof SubgraphFailure ? error : new SubgraphFailure("SUBGRAPH_UNAVAILABLE", false, { cause: error });
      } finally {
        peer.breaker.report(result);
      }
    },
    serve(subgraphs) {
      const before = peers;
      const known = (name: string, address: string): Peer | undefined => (before.get(name)?.address === address ? before.get(name) : undefined);
      peers = new Map(Object.entries(subgraphs).map(([name, address]) => [name, known(name, address) ?? toPeer(address)]));
      for (const [name, peer] of before) if (peers.get(name) !== peer) void peer.pool.close();
    },
    states: () => Object.fromEntries([...peers].map(([name, { breaker }]) => [name, breaker.state])),
    async close() {
      await Promise.all([...peers.values()].map(({ pool }) => pool.destroy()));
    },
  };
}

/** Only reads, and only when the connection failed: a mutation is never sent twice. */
const isWorthAnother = (error: unknown, request: SubgraphRequest): boolean =>
  request.operationKind === "query" && error instanceof SubgraphFailure && error.code === "SUBGRAPH_UNAVAILABLE" && error.cause !== undefined;

function readAnswer({ status, contentType, text }: HttpAnswer): SubgraphAnswer {
  const failure = (): SubgraphFailure => new SubgraphFailure(status >= 500 || status === 429 ? "SUBGRAPH_UNAVAILABLE" : "SUBGRAPH_BAD_ANSWER", true);
  if (status === 401 && /"code":"ACCOUNT_CHANGED"/.test(text)) throw new SubgraphFailure("ACCOUNT_CHANGED", false);
  // The subgraph does not trust this gateway's signature: that is between the two, not the caller's sign-in.
  if (status === 401 || status === 403) throw new SubgraphFailure("SUBGRAPH_UNAVAILABLE", false);
  if (!/^application\/(graphql-response\+)?json\s*(;|$)/i.test(contentType)) throw failure();
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw failure();
  }
  if (!isData(answer) || (status !== 200 && !Array.isArray(answer["errors"]))) throw failure();
  return answer;
}
