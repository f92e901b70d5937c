import type { FastifyInstance } from "fastify";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Logger } from "../../platform/log/logger.js";
import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import { toViewer } from "../../platform/viewer/viewer.js";
import { createExecutor } from "../execute/executor.js";
import { createHttpTransport } from "../execute/http.js";
import { watchTransport } from "../execute/watched.js";
import { ViewerBudget } from "../guard/viewer-budget.js";
import { createGatewayApp } from "../http/gateway-app.js";
import type { SupergraphState } from "../supergraph/load.js";
import { servedMeasures } from "./served-measures.js";
import { serveSupergraph } from "./served-supergraph.js";

/** With identity off everybody is nobody: no subgraph of the house would answer to it. */
const nobody = toViewer({ subject: "nobody", role: "OPERATOR", purpose: "NONE", secondFactor: false, categories: [] });

/** Costs are weighed for viewers and by our lists, and our saved operations ask for our fields: neither fits here. */
const unlimited = { GUARD_MAX_COST: 1_000_000_000, OPERATIONS: "" } as const;

/**
 * The gateway in front of any federation 2 supergraph: plain HTTP subgraphs at the addresses that the supergraph names,
 * identity off. Throws CONFIG_INVALID in production, and when the supergraph names no address.
 */
export async function createSupergraphApp({ config, logger, telemetry = {} }: { config: Config; logger: Logger; telemetry?: Telemetry | undefined }): Promise<FastifyInstance> {
  if (config.production) throw new KaigoError("CONFIG_INVALID", { variable: "SUBGRAPH_URLS" });
  const transport = createHttpTransport({ subgraphs: {}, timeout: config.SUBGRAPH_TIMEOUT_MS });
  const served = await serveSupergraph({
    config,
    logger,
    executorOf: (supergraph) => {
      transport.serve(addressesOf(supergraph));
      return createExecutor({ supergraph, transport: watchTransport(transport, telemetry) });
    },
  });
  const app = await createGatewayApp({ config: { ...config, ...unlimited }, gateway: served.gateway, identify: async () => nobody, costBudget: new ViewerBudget(Number.MAX_SAFE_INTEGER, "cost"), logger, openShared: undefined, mergesUpTo: Number.POSITIVE_INFINITY, readiness: [], telemetry, register: [] });
  telemetry.metrics?.add(servedMeasures(served));
  app.addHook("onClose", async () => {
    served.stop();
    await transport.close();
  });
  return app;
}

function addressesOf({ subgraphs }: SupergraphState): Record<string, string> {
  return Object.fromEntries(
    subgraphs.map(({ name, url }) => {
      if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new KaigoError("CONFIG_INVALID", { variable: "SUBGRAPH_URLS" });
      return [name, url];
    }),
  );
}
