import { createHash } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KaigoError, preferredLanguage } from "../../platform/errors/kaigo-error.js";
import type { Config } from "../../platform/config/config.js";
import type { ApolloGatewayAdapter } from "../apollo-gateway.js";
import { DocumentGuard } from "../guard/document-guard.js";
import type { Identify } from "../identity/identity.js";
import { answerPlugin, type OperationContext } from "./answer-plugin.js";
import { authenticate, viewerOf } from "./authenticate.js";
import type { OpenShared } from "./request-scope.js";

export interface GraphqlRouteOptions {
  readonly config: Config;
  readonly gateway: ApolloGatewayAdapter;
  readonly identify: Identify;
  readonly openShared: OpenShared | undefined;
}

const bodyLimit = 256 * 1024;

/** Serves POST /graphql: identity, then the guard, then Apollo Server over the executor. Answers when the server is drained. */
export async function registerGraphql(app: FastifyInstance, { config, gateway, identify, openShared }: GraphqlRouteOptions): Promise<{ stop(): Promise<void> }> {
  const guard = new DocumentGuard(config);
  const apollo = new ApolloServer<OperationContext>({
    gateway,
    introspection: !config.production,
    hideSchemaDetailsFromClientErrors: config.production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    plugins: [answerPlugin({ showDetails: !config.production, log: (failure) => app.log.error(failure, "part of an answer failed") })],
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await apollo.start();
  app.post("/graphql", {
    bodyLimit,
    onRequest: [assertJson, authenticate(identify)],
    preHandler: async (request) => {
      assertShape(request);
      guard.assertAcceptable(documentOf(request));
    },
    handler: fastifyApolloHandler(apollo, { context: async (request, reply) => toContext(request, reply, config.GATEWAY_TIMEOUT_MS, openShared) }),
  });
  app.route({ method: ["GET", "HEAD"], url: "/graphql", handler: (_request, reply) => reply.code(405).header("allow", "POST").send() });
  return { stop: () => apollo.stop() };
}

async function assertJson(request: FastifyRequest): Promise<void> {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/json\s*(;\s*charset=utf-?8\s*)?$/i.test(type)) throw Object.assign(new KaigoError("INPUT_INVALID", { field: "content-type", rule: "application/json; charset=utf-8" }), { statusCode: 415 });
}

/** Refuses members of another type than the GraphQL-over-HTTP specification gives them. */
function assertShape({ body }: FastifyRequest): void {
  const { operationName, variables, extensions } = (body ?? {}) as Record<string, unknown>;
  const isMap = (value: unknown) => value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string") throw new KaigoError("INPUT_INVALID", { field: "operationName", rule: "a string" });
  if (!isMap(variables)) throw new KaigoError("INPUT_INVALID", { field: "variables", rule: "a map" });
  if (!isMap(extensions)) throw new KaigoError("INPUT_INVALID", { field: "extensions", rule: "a map" });
}

function documentOf({ body }: FastifyRequest): string {
  const query = typeof body === "object" && body !== null && "query" in body ? body.query : undefined;
  if (typeof query !== "string") throw new KaigoError("OPERATION_INVALID");
  return query;
}

/** What the access record calls the operation: the name asked for, the first name in the document, or the document's hash. */
function operationOf(request: FastifyRequest): string {
  const asked = (request.body as { operationName?: unknown }).operationName;
  if (typeof asked === "string" && /^\w{1,80}$/.test(asked)) return asked;
  const text = documentOf(request);
  return /\b(?:query|mutation)\s+([_A-Za-z]\w{0,79})/.exec(text)?.[1] ?? createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function toContext(request: FastifyRequest, reply: FastifyReply, timeout: number, openShared: OpenShared | undefined): OperationContext {
  const viewer = viewerOf(request);
  const gone = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const shared = openShared?.(request.id, viewer, operationOf(request));
  return {
    fetchContext: { requestId: request.id, viewer, language: preferredLanguage(request.headers["accept-language"]), shared },
    signal: gone.signal,
    deadline: Date.now() + timeout,
  };
}
