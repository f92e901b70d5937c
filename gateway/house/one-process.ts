import type { FastifyInstance } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { schemaHash } from "../../platform/graphql/subgraph-hashes.js";
import { documentMeasures } from "../../platform/telemetry/document-measures.js";
import { createRequestContext } from "../../platform/subgraph/request-context.js";
import { traceRoutes } from "../../platform/telemetry/trace-routes.js";
import type { Tracing } from "../../platform/telemetry/tracing.js";
import type { Logger } from "../../platform/log/logger.js";
import { createExecutor } from "../execute/executor.js";
import { createInProcessTransport } from "../execute/in-process.js";
import { watchTransport } from "../execute/watched.js";
import { withinRate, type ViewerBudgets } from "../guard/viewer-budgets.js";
import { authenticate } from "../http/authenticate.js";
import { createGatewayApp, type GatewayAppOptions } from "../http/gateway-app.js";
import type { RequestScope } from "../http/request-scope.js";
import type { Identify } from "../identity/identity.js";
import type { House } from "./open-house.js";
import { houseMeasures } from "./house-measures.js";
import { houseReadiness } from "./house-readiness.js";
import { servedMeasures } from "./served-measures.js";
import { serveSupergraph } from "./served-supergraph.js";
import { differingSubgraphs } from "./subgraph-readiness.js";

export interface OneProcessOptions {
  readonly house: House;
  readonly identify: Identify;
  readonly budgets: ViewerBudgets;
  readonly logger: Logger;
  readonly sessions?: GatewayAppOptions["sessions"];
  /** Pages and development routes. */
  readonly register?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

/** Gateway and all subgraphs in this process: a federated answer is one snapshot of one database. */
export async function createOneProcessApp({ house, identify: identifyByToken, budgets, logger, sessions, register = [] }: OneProcessOptions): Promise<FastifyInstance> {
  const identifyWithinRate = withinRate(identifyByToken, budgets.requests);
  const identify: Identify = async (...credentials) => house.standing(await identifyWithinRate(...credentials));
  const { config, database, audit } = house;
  const transport = createInProcessTransport({
    subgraphs: Object.fromEntries(house.subgraphs.map(({ name, schema }) => [name, schema])),
    contextValue: (_subgraph, scope) => (scope as RequestScope).shared,
    timeout: config.SUBGRAPH_TIMEOUT_MS,
  });
  const { telemetry } = house;
  const schemas = Object.fromEntries(house.subgraphs.map(({ name, sdl }) => [name, schemaHash(sdl)]));
  const served = await serveSupergraph({ config, logger, executorOf: (supergraph) => createExecutor({ supergraph, transport: watchTransport(transport, telemetry) }) });
  const app = await createGatewayApp({
    config,
    gateway: served.gateway,
    identify,
    costBudget: budgets.cost,
    logger,
    ...(sessions && { sessions }),
    endSession: (viewer) => house.endSession(viewer),
    openShared: ([requestId = "", ...others], viewer, operation) => createRequestContext({ requestId, viewer, database, audit: audit.trail(requestId, viewer, operation, others), directory: house.services.directory, followers: house.services.followers }),
    mergesUpTo: Number.POSITIVE_INFINITY,
    telemetry,
    readiness: [
      ...houseReadiness(house),
      {
        name: "supergraph",
        async check() {
          if (differingSubgraphs(served.current(), schemas).length > 0) throw new KaigoError("SUPERGRAPH_MISMATCH");
          return served.current().hash;
        },
      },
    ],
    register: [
      ...house.manifests.flatMap(({ openRoutes }) => openRoutes ?? []),
      ...house.manifests.flatMap(({ routes }) => (routes ? [(app: FastifyInstance) => registerSignedIn(app, identify, telemetry.tracing, (scope) => routes(scope, house.services))] : [])),
      ...register,
    ],
  });
  telemetry.metrics?.add([...servedMeasures(served), ...documentMeasures(transport.documents), ...houseMeasures(house)]);
  app.addHook("onClose", async () => served.stop());
  return app;
}

/** Routes that need a verified viewer. */
async function registerSignedIn(app: FastifyInstance, identify: Identify, tracing: Tracing | undefined, register: (scope: FastifyInstance) => void | Promise<void>): Promise<void> {
  app.addHook("onRequest", authenticate(identify));
  traceRoutes(app, tracing);
  await register(app);
}
