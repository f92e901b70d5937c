import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from "fastify";
import type { AuditWriter } from "../audit/audit-trail.js";
import type { Database } from "../database/database.js";
import { errorText, KaigoError } from "../errors/kaigo-error.js";
import type { BuiltSubgraph } from "../graphql/build-subgraph.js";
import { DocumentRunner } from "../graphql/document-runner.js";
import { schemaHash } from "../graphql/subgraph-hashes.js";
import type { Logger } from "../log/logger.js";
import { documentMeasures } from "../telemetry/document-measures.js";
import { publicResults, sharedLook, type ReadinessCheck } from "../telemetry/readiness.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { traceRoutes } from "../telemetry/trace-routes.js";
import type { ViewerKey } from "../viewer/signed-viewer.js";
import type { Viewer } from "../viewer/viewer.js";
import type { Follower } from "./follower.js";
import { createRequestContext } from "./request-context.js";
import type { CheckStanding } from "./standing.js";
import type { SubjectDirectory } from "./subject-directory.js";
import { otherRequestsOf, requestIdHeader, routeBinding, sessionEndPath, viewerOfSignedRequest } from "./signed-request.js";

/** What a subgraph's own process is made of. */
export interface SubgraphServerOptions {
  readonly subgraph: BuiltSubgraph;
  readonly database: Database;
  readonly audit: AuditWriter;
  readonly viewerKeys: readonly ViewerKey[];
  /** Asked for each request: the gateway of this shape has no database to look an account up in. */
  readonly standing: CheckStanding;
  readonly logger: Logger;
  readonly directory: SubjectDirectory;
  /** What every subgraph derives from others' records, this one's mutations included. */
  readonly followers?: readonly Follower[] | undefined;
  readonly telemetry?: Telemetry;
  /** What the process needs to serve; default: its database. */
  readonly readiness?: readonly ReadinessCheck[];
  /** Notes that the viewer's browser session has ended: the gateway of this shape has no database for that either. */
  readonly endSession?: (viewer: Viewer) => Promise<void>;
  /** REST routes of the subgraph, given the viewer that the gateway signed for them. */
  readonly routes?: (app: FastifyInstance, viewerOf: (request: FastifyRequest) => Viewer) => void | Promise<void>;
}

const bodyLimit = 4_000_000;

interface Operation {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

/** An HTTP server for one subgraph. It answers to the gateway's signed viewer only; health needs none. */
export function createSubgraphServer({ subgraph, database, audit, viewerKeys, standing, logger, directory, followers, endSession, routes, telemetry: { metrics, tracing } = {}, readiness = [{ name: "database", check: () => database.ping() }] }: SubgraphServerOptions): FastifyInstance {
  const schema = schemaHash(subgraph.sdl);
  const runner = new DocumentRunner(subgraph.schema);
  const app = Fastify({ loggerInstance: logger.child({ subgraph: subgraph.name }), logController: new LogController({ disableRequestLogging: true }), bodyLimit, requestIdHeader, forceCloseConnections: "idle", return503OnClosing: false }) as unknown as FastifyInstance;
  app.setErrorHandler((error, request, reply) => {
    const known = error instanceof KaigoError ? error : new KaigoError("INTERNAL", {}, { cause: error });
    if (known.code === "INTERNAL") request.log.error({ err: error }, "request failed");
    return reply.code(known.http).send({ errors: [{ message: errorText(known.code, "en", known.parameters), extensions: { code: known.code, parameters: known.parameters } }] });
  });
  app.get("/health", () => ({ status: "alive", subgraph: subgraph.name }));
  const look = sharedLook(readiness);
  app.get("/ready", async (_request, reply) => {
    const state = await look();
    const answer = { subgraph: subgraph.name, schema, checks: publicResults(state) };
    return state.failure ? reply.code(503).send({ code: state.failure.code, ...answer }) : { status: "ready", ...answer };
  });
  metrics?.add(documentMeasures(runner));
  if (metrics) app.addHook("onResponse", async (request, reply) => metrics.requestAnswered({ route: request.routeOptions.url ?? "unknown", method: request.method, status: reply.statusCode, seconds: reply.elapsedTime / 1_000 }));
  app.register(async (scope) => {
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));
    scope.post("/graphql", async (request, reply) => {
      const body = request.body as string;
      const viewer = await standing(viewerOfSignedRequest(request, subgraph.name, body, viewerKeys));
      const operation = toOperation(body);
      const trail = audit.trail(request.id, viewer, operation.operationName ?? "anonymous", otherRequestsOf(request));
      const context = createRequestContext({ requestId: request.id, viewer, database, audit: trail, directory, followers });
      let result: Awaited<ReturnType<typeof runner.run>>;
      try {
        const run = () => runner.run(operation.query, operation.variables, operation.operationName, context);
        const attributes = { "kaigo.request_id": request.id, "kaigo.subgraph": subgraph.name, "graphql.operation.name": operation.operationName ?? "" };
        result = await (tracing ? tracing.span(`subgraph ${subgraph.name}`, { kind: "SERVER", from: request.headers, attributes }, run) : run());
        await trail.commit();
      } finally {
        await context.session.close();
      }
      await trail.leave();
      return reply.type("application/json").send(JSON.stringify(result));
    });
  });
  // Not held to the account: who was thrown out may sign out.
  if (endSession) {
    app.post(sessionEndPath, async (request, reply) => {
      await endSession(viewerOfSignedRequest(request, subgraph.name, routeBinding(request.method, request.url), viewerKeys));
      return reply.code(204).send();
    });
  }
  if (routes) {
    app.register(async (scope) => {
      const viewers = new WeakMap<FastifyRequest, Viewer>();
      scope.addHook("onRequest", async (request) => {
        viewers.set(request, await standing(viewerOfSignedRequest(request, subgraph.name, routeBinding(request.method, request.url), viewerKeys)));
      });
      traceRoutes(scope, tracing, { "kaigo.subgraph": subgraph.name });
      await routes(scope, (request) => {
        const viewer = viewers.get(request);
        if (!viewer) throw new KaigoError("UNAUTHENTICATED");
        return viewer;
      });
    });
  }
  return app;
}

function toOperation(body: string): Operation {
  try {
    const operation = JSON.parse(body) as Operation;
    if (typeof operation.query === "string") return operation;
  } catch {
    // Falls through to the refusal: broken JSON and a missing query look alike.
  }
  throw new KaigoError("OPERATION_INVALID");
}
