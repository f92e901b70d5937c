import type { ApolloServer } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import { KaigoError, preferredLanguage } from "../../platform/errors/kaigo-error.js";
import type { AcceptedDocument } from "../guard/document-guard.js";
import type { ViewerBudget } from "../guard/viewer-budget.js";
import { answerAnew, toAnswer, type Answer } from "./answer.js";
import { wasAnswered, writtenFor, type OperationContext } from "./answer-plugin.js";
import { viewerOf } from "./authenticate.js";
import { balanceHeaders } from "./cost-plugin.js";
import type { GraphqlCall } from "./graphql-call.js";
import { Merger } from "./merger.js";
import { outcomeOf } from "./outcome.js";
import type { OpenShared } from "./request-scope.js";
import { sameRequest } from "./same-request.js";

export interface CarryOutOptions {
  readonly apollo: ApolloServer<OperationContext>;
  readonly costBudget: ViewerBudget;
  readonly openShared: OpenShared | undefined;
  /** How many equal queries of one viewer at the same moment are carried out as one. */
  readonly mergesUpTo: number;
  /** Longest operation in milliseconds. */
  readonly timeout: number;
}

/** Somebody who waits for an operation's answer. */
interface Caller {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly call: GraphqlCall & { readonly query: string };
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/**
 * Carries out accepted calls on Apollo Server. Equal queries of one viewer are carried out as one, up to `mergesUpTo`: each is
 * still identified, counted, paid for and recorded by itself, and each answer names its own request.
 */
export function createCarryOut({ apollo, costBudget, openShared, mergesUpTo, timeout }: CarryOutOptions) {
  const merger = new Merger(together, mergesUpTo);

  async function together(callers: readonly [Caller, ...Caller[]]): Promise<(caller: Caller) => Answer> {
    const [first, ...others] = callers;
    const context = toContext(callers);
    const { status = 200, headers, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: toApolloRequest(first), context: async () => context });
    if (body.kind !== "complete") throw new KaigoError("INTERNAL");
    // What the server refuses before an operation begins has words of its own: ours take their place.
    if (!wasAnswered(context)) throw Object.assign(new KaigoError("INPUT_INVALID", { field: "request", rule: "GraphQL over HTTP" }), { statusCode: status });
    const said = { status, headers: [...headers], data: writtenFor(context), rest: body.string };
    const answer = toAnswer(said);
    if (others.length === 0) return () => answer;
    const anew = answerAnew(said);
    return (caller) => (caller === first ? answer : forOther(caller, anew(caller.request.id)));

    function forOther({ request }: Caller, same: Answer): Answer {
      const { code, cost } = context.outcome;
      if (code !== undefined) outcomeOf(request).code = code;
      if (cost === undefined) return same;
      const balance = new Map(balanceHeaders(costBudget.spend(viewerOf(request).subject, cost)));
      return { ...same, headers: [...same.headers.filter(([name]) => !balance.has(name)), ...balance] };
    }
  }

  function toContext(callers: readonly [Caller, ...Caller[]]): OperationContext {
    const { request, call, deadline } = callers[0];
    const viewer = viewerOf(request);
    const otherIds = callers.slice(1).map(({ request: { id } }) => id);
    return {
      outcome: outcomeOf(request),
      fetchContext: { requestId: request.id, otherIds, viewer, language: preferredLanguage(request.headers["accept-language"]), shared: openShared?.([request.id, ...otherIds], viewer, operationOf(call)) },
      signal: untilAllGone(callers),
      deadline,
      timeout,
    };
  }

  return async (request: FastifyRequest, reply: FastifyReply, call: Caller["call"], { hash, readsOnly }: AcceptedDocument): Promise<Answer> => {
    const caller = { request, reply, call, deadline: Date.now() + timeout };
    const answer = mergesUpTo > 1 && readsOnly ? await merger.join(sameRequest(request, viewerOf(request), hash, call), caller) : await together([caller]);
    return answer(caller);
  };
}

/** Aborts when nobody waits for the answer any more. */
function untilAllGone(callers: readonly Pick<Caller, "reply">[]): AbortSignal {
  const gone = new AbortController();
  let waiting = callers.length;
  for (const { reply: { raw } } of callers) {
    const leave = (): void => {
      if (!raw.writableFinished && (waiting -= 1) === 0) gone.abort();
    };
    if (raw.closed) leave();
    else raw.once("close", leave);
  }
  return gone.signal;
}

function toApolloRequest({ request: { method, headers: given }, call: { query, operationName, variables } }: Caller) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(given)) if (value) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  if (method === "POST") return { method, headers, search: "", body: { query, operationName: operationName ?? null, variables: variables ?? null } };
  const search = new URLSearchParams({ query, ...(operationName !== undefined && { operationName }), ...(variables && { variables: JSON.stringify(variables) }) });
  return { method, headers, search: `?${search}`, body: undefined };
}

/** What the access record calls the operation: the name asked for, the first name in the document, or the document's hash. */
function operationOf({ operationName, query }: Caller["call"]): string {
  if (operationName !== undefined && /^\w{1,80}$/.test(operationName)) return operationName;
  return /\b(?:query|mutation)\s+([_A-Za-z]\w{0,79})/.exec(query)?.[1] ?? createHash("sha256").update(query).digest("hex").slice(0, 16);
}
