import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { Logger } from "../../platform/log/logger.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { registerSessions, type EndSession, type SessionOptions } from "../session/session-routes.js";
import type { ReadinessCheck } from "../../platform/telemetry/readiness.js";
import { addCors } from "./cors.js";
import { countAnswers } from "./count-answers.js";
import { sendError } from "./error-answer.js";
import { registerGraphql, type GraphqlRouteOptions } from "./graphql-route.js";
import { addHealthRoutes } from "./health-routes.js";
import { closeConnectionsWhenLeaving } from "./leave.js";
import { answerMalformed } from "./malformed.js";
import { toRequestId } from "./request-id.js";
import { addSecurityHeaders } from "./security-headers.js";

export interface GatewayAppOptions extends GraphqlRouteOptions {
  readonly logger: Logger;
  /** Browser login; absent where there is no issuer to sign in at. */
  readonly sessions?: Omit<SessionOptions, "identify" | "end">;
  /** How their end is noted; needed with the above. */
  readonly endSession?: EndSession;
  /** What the gateway needs to serve: database, subgraphs and so on. */
  readonly readiness: readonly ReadinessCheck[];
  /** Routes beside the graph: exchange, pages, development identities. */
  readonly register: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

/** How often slow callers are looked for. */
const lookForSlow = 1_000;

/** The only door: HTTP in front of identity, guards, plans and answers. */
export async function createGatewayApp(options: GatewayAppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: options.config.HTTP_REQUEST_TIMEOUT_MS,
    http: { headersTimeout: options.config.HTTP_HEADERS_TIMEOUT_MS, connectionsCheckingInterval: lookForSlow },
    clientErrorHandler: answerMalformed,
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
    forceCloseConnections: "idle",
    // A request that comes on a kept connection while the app closes is still answered.
    return503OnClosing: false,
    genReqId: ({ headers }) => toRequestId(headers["x-request-id"]),
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  app.removeContentTypeParser("text/plain");
  addSecurityHeaders(app);
  closeConnectionsWhenLeaving(app);
  addCors(app, options.config.CORS_ORIGINS);
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendError(new KaigoError("NOT_FOUND"), request, reply));
  app.addHook("onResponse", async (request, reply) => {
    request.log.info({ requestId: request.id, route: request.routeOptions.url, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "answered");
  });
  if (options.telemetry?.metrics) countAnswers(app, options.telemetry.metrics);
  addHealthRoutes(app, options.readiness);
  // First: the session stands for a token on every route that asks for one.
  if (options.sessions && options.endSession) await registerSessions(app, { ...options.sessions, identify: options.identify, end: options.endSession });
  const graphql = await registerGraphql(app, options);
  app.addHook("onClose", () => graphql.stop());
  for (const register of options.register) await app.register(async (scope) => register(scope));
  return app;
}
