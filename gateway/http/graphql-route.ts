import { createHash } from "node:crypto";
import { ApolloServer, HeaderMap } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KaigoError, preferredLanguage } from "../../platform/errors/kaigo-error.js";
import type { Config } from "../../platform/config/config.js";
import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import type { ApolloGatewayAdapter } from "../apollo-gateway.js";
import { CostGuard } from "../guard/cost/cost-guard.js";
import { DocumentGuard } from "../guard/document-guard.js";
import { TrustedDocuments } from "../guard/trusted-documents.js";
import { assertVariables } from "../guard/variable-guard.js";
import { ViewerBudget } from "../guard/viewer-budget.js";
import type { Identify } from "../identity/identity.js";
import { readSavedOperations } from "../operations/saved-operations.js";
import { answerPlugin, wasAnswered, type OperationContext } from "./answer-plugin.js";
import { authenticate, viewerOf } from "./authenticate.js";
import { costPlugin } from "./cost-plugin.js";
import { readCall, type GraphqlCall } from "./graphql-call.js";
import { assertMediaTypes } from "./media-types.js";
import { outcomeOf } from "./outcome.js";
import type { OpenShared } from "./request-scope.js";
import { warmPlugin } from "./warm-plugin.js";

export interface GraphqlRouteOptions {
  readonly config: Config;
  readonly gateway: ApolloGatewayAdapter;
  readonly identify: Identify;
  readonly openShared: OpenShared | undefined;
  readonly telemetry?: Telemetry | undefined;
}

const bodyLimit = 256 * 1024;

/** Serves /graphql: media types, identity, trusted documents and guards, then Apollo Server over the executor. Answers when the server is drained. */
export async function registerGraphql(app: FastifyInstance, { config, gateway, identify, openShared, telemetry = {} }: GraphqlRouteOptions): Promise<{ stop(): Promise<void> }> {
  const trusted = new TrustedDocuments(await readSavedOperations(config.OPERATIONS), config);
  const guard = new DocumentGuard(config);
  const nameOf = (query: string) => (telemetry.metrics || telemetry.tracing ? trusted.nameOf(query) : undefined);
  const apollo = new ApolloServer<OperationContext>({
    gateway,
    // Who may ask for the schema is decided by the trusted documents, for each viewer.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // A page of another origin cannot send this header without asking first, and is then told no.
    csrfPrevention: { requestHeaders: ["authorization", "apollo-require-preflight"] },
    stopOnTerminationSignals: false,
    persistedQueries: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      warmPlugin(gateway, trusted.all, ({ operationName }) => app.log.error({ operation: operationName }, "a saved operation does not fit the supergraph")),
      costPlugin(new CostGuard(config), new ViewerBudget(config.GUARD_COST_PER_MINUTE)),
      answerPlugin({ showDetails: (viewer) => trusted.mayAskFreely(viewer), log: (failure) => app.log.error(failure, "part of an answer failed") }),
    ],
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await apollo.start();
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    exposeHeadRoute: false,
    bodyLimit,
    onRequest: [assertMediaTypes, authenticate(identify)],
    handler: async (request, reply) => {
      const call = readCall(request);
      const document = trusted.find(call, viewerOf(request));
      const operation = nameOf(document.query);
      if (operation !== undefined) outcomeOf(request).operation = operation;
      guard.assertAcceptable(document.query);
      assertVariables(call.variables, config);
      const work = () => answer(request, reply, { ...call, ...document });
      if (!telemetry.tracing) return work();
      return telemetry.tracing.span("graphql", { kind: "SERVER", from: request.headers, attributes: { "kaigo.request_id": request.id, "graphql.operation.name": operation ?? "", "kaigo.role": viewerOf(request).role } }, work);
    },
  });
  app.route({ method: ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"], url: "/graphql", onRequest: refuseMethod, handler: refuseMethod });

  async function answer(request: FastifyRequest, reply: FastifyReply, call: GraphqlCall & { readonly query: string }): Promise<string> {
    const context = toContext(request, reply, call, config.GATEWAY_TIMEOUT_MS, openShared);
    const { status = 200, headers, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: toApolloRequest(request, call), context: async () => context });
    if (body.kind !== "complete") throw new KaigoError("INTERNAL");
    // What the server refuses before an operation begins has words of its own: ours take their place.
    if (!wasAnswered(context)) throw Object.assign(new KaigoError("INPUT_INVALID", { field: "request", rule: "GraphQL over HTTP" }), { statusCode: status });
    for (const [name, value] of headers) reply.header(name, value);
    reply.code(status);
    return body.string;
  }

  return { stop: () => apollo.stop() };
}

async function refuseMethod(_request: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header("allow", "GET, POST");
  throw new KaigoError("METHOD_NOT_ALLOWED", { allowed: "GET, POST" });
}

function toApolloRequest({ method, headers: given }: FastifyRequest, { query, operationName, variables }: GraphqlCall) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(given)) if (value) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  if (method === "POST") return { method, headers, search: "", body: { query, operationName: operationName ?? null, variables: variables ?? null } };
  const search = new URLSearchParams({ query: query ?? "", ...(operationName !== undefined && { operationName }), ...(variables && { variables: JSON.stringify(variables) }) });
  return { method, headers, search: `?${search}`, body: undefined };
}

/** What the access record calls the operation: the name asked for, the first name in the document, or the document's hash. */
function operationOf({ operationName, query = "" }: GraphqlCall): string {
  if (operationName !== undefined && /^\w{1,80}$/.test(operationName)) return operationName;
  return /\b(?:query|mutation)\s+([_A-Za-z]\w{0,79})/.exec(query)?.[1] ?? createHash("sha256").update(query).digest("hex").slice(0, 16);
}

function toContext(request: FastifyRequest, reply: FastifyReply, call: GraphqlCall, timeout: number, openShared: OpenShared | undefined): OperationContext {
  const viewer = viewerOf(request);
  const gone = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const shared = openShared?.(request.id, viewer, operationOf(call));
  return {
    outcome: outcomeOf(request),
    fetchContext: { requestId: request.id, viewer, language: preferredLanguage(request.headers["accept-language"]), shared },
    signal: gone.signal,
    deadline: Date.now() + timeout,
    timeout,
  };
}
