import type { FastifyInstance } from "fastify";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Logger } from "../../platform/log/logger.js";
import { otherRequestsHeader, requestIdHeader, requestsBinding, viewerHeader } from "../../platform/subgraph/signed-request.js";
import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import { parseViewerKeys, signViewer, type ViewerKey } from "../../platform/viewer/signed-viewer.js";
import { createExecutor } from "../execute/executor.js";
import { createHttpTransport } from "../execute/http.js";
import { watchTransport } from "../execute/watched.js";
import { withinRate, type ViewerBudgets } from "../guard/viewer-budgets.js";
import { createGatewayApp, type GatewayAppOptions } from "../http/gateway-app.js";
import { registerProxy } from "../http/proxy.js";
import type { RequestScope } from "../http/request-scope.js";
import type { Identify } from "../identity/identity.js";
import { allManifests } from "./manifests.js";
import { circuitMeasure, servedMeasures } from "./served-measures.js";
import { sessionEnder } from "./session-end.js";
import { serveSupergraph } from "./served-supergraph.js";
import { SubgraphReadiness } from "./subgraph-readiness.js";

/** Subgraphs are told the ids of all requests that an answer serves, twice with their signature: so many fit well into the headers of a call. */
const mergesUpTo = 50;

export interface DistributedOptions {
  readonly config: Config;
  readonly identify: Identify;
  readonly budgets: ViewerBudgets;
  readonly logger: Logger;
  readonly sessions?: GatewayAppOptions["sessions"];
  readonly telemetry?: Telemetry | undefined;
  readonly register?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

/** Subgraph addresses by name. Throws CONFIG_INVALID for a pair that is none. */
export function parseSubgraphUrls(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, url] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (!/^[a-z-]+$/.test(name) || !URL.canParse(url)) throw new KaigoError("CONFIG_INVALID", { variable: "SUBGRAPH_URLS" });
      return [name, url.replace(/\/$/, "")];
    }),
  );
}

/** The gateway in front of subgraphs that are processes of their own. It holds no database connection. */
export async function createDistributedApp({ config, identify: identifyByToken, budgets, logger, sessions, telemetry = {}, register = [] }: DistributedOptions): Promise<FastifyInstance> {
  const identify = withinRate(identifyByToken, budgets.requests);
  const urls = parseSubgraphUrls(config.SUBGRAPH_URLS);
  if (Object.keys(urls).length === 0) throw new KaigoError("CONFIG_INVALID", { variable: "SUBGRAPH_URLS" });
  const keys: readonly ViewerKey[] = parseViewerKeys(config.VIEWER_KEYS);
  if (keys.length === 0) throw new KaigoError("CONFIG_INVALID", { variable: "VIEWER_KEYS" });
  const transport = createHttpTransport({
    subgraphs: Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, `${url}/graphql`])),
    timeout: config.SUBGRAPH_TIMEOUT_MS,
    sign: ({ subgraph, context }, body) => {
      const { requestId, otherIds, viewer } = context as RequestScope;
      const signed = signViewer(viewer, { requestId: requestsBinding(requestId, otherIds), audience: subgraph, body }, keys);
      return { ...telemetry.tracing?.headers(), [requestIdHeader]: requestId, ...(otherIds.length > 0 && { [otherRequestsHeader]: otherIds.join(",") }), [viewerHeader]: signed };
    },
  });
  const served = await serveSupergraph({
    config,
    logger,
    executorOf: (supergraph) => {
      const unknown = supergraph.subgraphNames.find((name) => !Object.hasOwn(urls, name));
      if (unknown !== undefined) throw new KaigoError("CONFIG_INVALID", { variable: "SUBGRAPH_URLS" });
      return createExecutor({ supergraph, transport: watchTransport(transport, telemetry) });
    },
  });
  const readiness = new SubgraphReadiness(urls, logger);
  const app = await createGatewayApp({
    config,
    gateway: served.gateway,
    identify,
    costBudget: budgets.cost,
    logger,
    ...(sessions && { sessions }),
    endSession: sessionEnder(urls, keys),
    openShared: undefined,
    mergesUpTo,
    telemetry,
    readiness: [
      { name: "subgraphs", check: async () => readiness.check(served.current()) },
      { name: "supergraph", check: async () => served.current().hash },
    ],
    register: [...allManifests(config).flatMap(({ openRoutes }) => openRoutes ?? []), ...restRoutes(urls).map((route) => (scope: FastifyInstance) => registerProxy(scope, { ...route, identify, keys, tracing: telemetry.tracing })), ...register],
  });
  telemetry.metrics?.add([...servedMeasures(served), circuitMeasure(transport)]);
  app.addHook("onClose", async () => {
    served.stop();
    await transport.close();
  });
  return app;
}

/** REST routes beside the graph, each passed on to the subgraph that owns it. */
function restRoutes({ exchange, municipal, actuals }: Record<string, string>): { prefix: string; subgraph: string; target: string }[] {
  return [
    ...(exchange ? [{ prefix: "/exchange", subgraph: "exchange", target: exchange }] : []),
    ...(actuals ? [{ prefix: "/actuals", subgraph: "actuals", target: actuals }] : []),
    ...(municipal ? [{ prefix: "/reports", subgraph: "municipal", target: municipal }] : []),
  ];
}
