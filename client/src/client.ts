import { GraphError, type GraphErrorPart } from "./graph-error.js";
import type { Arguments, SavedDocument } from "./saved-document.js";

export interface ClientOptions {
  /** Address of the graph, as in `https://care.example/graphql`. */
  readonly url: string;
  /** The access token to send; asked before each call, and once more with `refused` when the server did not take it. */
  readonly token?: (refused: boolean) => string | undefined | Promise<string | undefined>;
  /** Language of error texts; the server's own choice is Japanese. */
  readonly language?: "ja" | "en";
  /** Instead of the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface Client {
  /** Carries out a saved operation. Throws GraphError when the answer has any error. */
  ask<Result, Variables>(document: SavedDocument<Result, Variables>, ...variables: Arguments<Variables>): Promise<Result>;
  /** The same with a signal to give up by. */
  with(signal: AbortSignal): Client;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions?: { code?: string; parameters?: Record<string, string | number>; requestId?: string } }[];
  readonly extensions?: { requestId?: string };
}

export function createClient(options: ClientOptions, signal?: AbortSignal): Client {
  return {
    async ask<Result, Variables>({ __meta__ }: SavedDocument<Result, Variables>, ...[variables]: Arguments<Variables>) {
      const body = JSON.stringify({ documentId: `sha256:${__meta__.hash}`, variables: variables ?? {} });
      const token = await options.token?.(false);
      let answer = await send(options, body, token, signal);
      if (answer.errors?.[0]?.extensions?.code === "UNAUTHENTICATED" && options.token) {
        const renewed = await options.token(true);
        if (renewed !== undefined && renewed !== token) answer = await send(options, body, renewed, signal);
      }
      if (answer.errors && answer.errors.length > 0) throw toError(answer);
      return answer.data as Result;
    },
    with: (given) => createClient(options, given),
  };
}

async function send({ url, language, fetch = globalThis.fetch }: ClientOptions, body: string, token: string | undefined, signal: AbortSignal | undefined): Promise<Answer> {
  const headers: Record<string, string> = { "content-type": "application/json", accept: "application/graphql-response+json, application/json" };
  if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
  if (language !== undefined) headers["accept-language"] = language;
  let response: Response;
  try {
    response = await fetch(url, { method: "POST", headers, body, ...(signal && { signal }) });
  } catch (cause) {
    // Giving up is the caller's own wish, not a failure of the server.
    if (signal?.aborted) throw cause;
    throw GraphError.transport("UNREACHABLE", cause);
  }
  let answer: unknown;
  try {
    answer = await response.json();
  } catch (cause) {
    throw GraphError.transport("UNREADABLE", cause);
  }
  if (!isAnswer(answer)) throw GraphError.transport("UNREADABLE");
  return answer;
}

const isAnswer = (body: unknown): body is Answer => typeof body === "object" && body !== null && ("data" in body || ("errors" in body && Array.isArray(body.errors)));

function toError({ errors = [], data, extensions }: Answer): GraphError {
  const parts = errors.map(({ message, path = [], extensions: { code = "INTERNAL", parameters = {} } = {} }): GraphErrorPart => ({ code, message, parameters, path }));
  const [first] = parts;
  return new GraphError(first?.code ?? "INTERNAL", first?.message ?? "", first?.parameters ?? {}, extensions?.requestId ?? errors[0]?.extensions?.requestId, parts, data);
}
