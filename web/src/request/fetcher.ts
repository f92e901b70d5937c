import { ownPage } from "../session/login.js";
import type { Session } from "../session/session.js";
import type { Language, Texts } from "../texts.js";

export interface GraphQLRequest {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

export interface GraphQLAnswer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

export interface FetcherParts {
  endpoint: string;
  session: Pick<Session, "freshToken" | "renew">;
  /** Read at every request, so that a switch of language acts on the next one. */
  current(): { language: Language; texts: Texts };
  fetch: typeof fetch;
  /** Told how long each answer took, in milliseconds. */
  onAnswer?(answer: GraphQLAnswer, milliseconds: number): void;
}

/** Sends one request as the signed-in person, in their language. Never throws: a failure is an answer with an error to read. */
export function createFetcher({ endpoint, session, current, fetch, onAnswer }: FetcherParts) {
  async function send(request: GraphQLRequest, headers: Record<string, string>): Promise<[GraphQLAnswer, number]> {
    const { language, texts } = current();
    const token = await session.freshToken();
    let response: Response;
    try {
      response = await fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/graphql-response+json, application/json;q=0.9",
          "accept-language": language === "ja" ? "ja, en;q=0.5" : "en, ja;q=0.5",
          ...(token ? { authorization: `Bearer ${token}` } : ownPage),
          ...headers,
        },
        body: JSON.stringify(request),
      });
    } catch {
      return [failure("UNREACHABLE", texts("unreachable")), 0];
    }
    try {
      const answer: unknown = await response.json();
      if (typeof answer === "object" && answer !== null && ("data" in answer || "errors" in answer)) {
        return [answer as GraphQLAnswer, response.status];
      }
    } catch {
      // Not JSON: a proxy's page, say. Told below.
    }
    return [failure("UNREADABLE", texts("unreadable", { status: response.status })), response.status];
  }

  return async (request: GraphQLRequest, options?: { headers?: Record<string, string> }): Promise<GraphQLAnswer> => {
    const headers = options?.headers ?? {};
    let started = performance.now();
    let [answer, status] = await send(request, headers);
    // A development server signs with new keys after a restart: a refused demo token is renewed once.
    if (isUnauthenticated(answer, status) && (await session.renew())) {
      started = performance.now();
      [answer, status] = await send(request, headers);
    }
    onAnswer?.(answer, performance.now() - started);
    return answer;
  };
}

function isUnauthenticated(answer: GraphQLAnswer, status: number): boolean {
  return status === 401 || Boolean(answer.errors?.some((error) => error.extensions?.["code"] === "UNAUTHENTICATED"));
}

function failure(code: string, message: string): GraphQLAnswer {
  return { errors: [{ message, extensions: { code } }] };
}
