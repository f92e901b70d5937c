import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Config } from "../../platform/config/config.js";
import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import type { ApolloGatewayAdapter } from "../apollo-gateway.js";
import { writeRest } from "../execute/written-data.js";
import { CostGuard } from "../guard/cost/cost-guard.js";
import { DocumentGuard } from "../guard/document-guard.js";
import { TrustedDocuments } from "../guard/trusted-documents.js";
import { assertVariables } from "../guard/variable-guard.js";
import type { ViewerBudget } from "../guard/viewer-budget.js";
import type { Identify } from "../identity/identity.js";
import { readSavedOperations } from "../operations/saved-operations.js";
import { answerPlugin, type OperationContext } from "./answer-plugin.js";
import { authenticate, viewerOf } from "./authenticate.js";
import { createCarryOut } from "./carry-out.js";
import { costPlugin } from "./cost-plugin.js";
import { createDocumentStore } from "./document-store.js";
import { readCall } from "./graphql-call.js";
import { assertMediaTypes } from "./media-types.js";
import { outcomeOf } from "./outcome.js";
import type { OpenShared } from "./request-scope.js";
import { sendAnswer } from "./send-answer.js";
import { myNumberPlugin } from "./my-number-plugin.js";
import { warmPlugin } from "./warm-plugin.js";

export interface GraphqlRouteOptions {
  readonly config: Config;
  readonly gateway: ApolloGatewayAdapter;
  readonly identify: Identify;
  /** What each viewer may spend on the graph. */
  readonly costBudget: ViewerBudget;
  readonly openShared: OpenShared | undefined;
  /** How many equal queries of one viewer at the same moment are carried out as one; default 1. */
  readonly mergesUpTo?: number;
  readonly telemetry?: Telemetry | undefined;
}

const bodyLimit = 256 * 1024;

/** Serves /graphql: media types, identity, trusted documents and guards, then Apollo Server over the executor. Answers when the server is drained. */
export async function registerGraphql(app: FastifyInstance, { config, gateway, identify, costBudget, openShared, mergesUpTo = 1, telemetry = {} }: GraphqlRouteOptions): Promise<{ stop(): Promise<void> }> {
  const trusted = new TrustedDocuments(await readSavedOperations(config.OPERATIONS), config);
  const guard = new DocumentGuard(config);
  const nameOf = (query: string) => (telemetry.metrics || telemetry.tracing ? trusted.nameOf(query) : undefined);
  const apollo = new ApolloServer<OperationContext>({
    gateway,
    documentStore: createDocumentStore(),
    // Who may ask for the schema is decided by the trusted documents, for each viewer.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // A page of another origin cannot send this header without asking first, and is then told no.
    csrfPrevention: { requestHeaders: ["authorization", "apollo-require-preflight"] },
    stopOnTerminationSignals: false,
    persistedQueries: false,
    // Data that is written already goes around the server: see toAnswer.
    stringifyResult: writeRest,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      warmPlugin(gateway, trusted.all, ({ operationName }) => app.log.error({ operation: operationName }, "a saved operation does not fit the supergraph")),
      costPlugin(new CostGuard(config), costBudget),
      myNumberPlugin(),
      answerPlugin({ showDetails: (viewer) => trusted.mayAskFreely(viewer), log: (failure) => app.log.error(failure, "part of an answer failed") }),
    ],
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await apollo.start();
  const carryOut = createCarryOut({ apollo, costBudget, openShared, mergesUpTo, timeout: config.GATEWAY_TIMEOUT_MS });
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
      const accepted = guard.assertAcceptable(document.query);
      assertVariables(call.variables, config);
      const work = () => carryOut(request, reply, { ...call, ...document }, accepted).then((answer) => sendAnswer(reply, answer));
      if (!telemetry.tracing) return work();
      return telemetry.tracing.span("graphql", { kind: "SERVER", from: request.headers, attributes: { "kaigo.request_id": request.id, "graphql.operation.name": operation ?? "", "kaigo.role": viewerOf(request).role } }, work);
    },
  });
  app.route({ method: ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"], url: "/graphql", onRequest: refuseMethod, handler: refuseMethod });

  return { stop: () => apollo.stop() };
}

async function refuseMethod(_request: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header("allow", "GET, POST");
  throw new KaigoError("METHOD_NOT_ALLOWED", { allowed: "GET, POST" });
}
