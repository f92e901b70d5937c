import { buildSubgraphSchema } from "@apollo/subgraph";
import type { GraphQLResolverMap } from "@apollo/subgraph/dist/schema-helper/resolverMap.js";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { createApolloGateway } from "../../gateway/apollo-gateway.js";
import { createExecutor } from "../../gateway/execute/executor.js";
import { createInProcessTransport } from "../../gateway/execute/in-process.js";
import { Admission } from "../../gateway/guard/admission.js";
import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createGatewayApp } from "../../gateway/http/gateway-app.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { loadConfig } from "../../platform/config/config.js";
import { createLogger } from "../../platform/log/logger.js";
import { toViewer, type Role } from "../../platform/viewer/viewer.js";
import { targetResolvers, targetSdl } from "./target.js";

/** The gateway with its own limits in front of the target, in a process of its own. The token is the viewer: `ANALYST.name`. */
const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const parts = Object.entries(targetSdl).map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(`${header} ${sdl}`) }));
const { supergraphSdl, errors } = composeServices(parts);
if (!supergraphSdl) throw new Error(errors?.join("\n"));
const subgraphs = Object.fromEntries(parts.map(({ name, typeDefs }) => [name, buildSubgraphSchema({ typeDefs, resolvers: targetResolvers[name as keyof typeof targetResolvers] as unknown as GraphQLResolverMap<unknown> })]));

/** One viewer sends what many would: how much is his alone is another limit's matter. */
const config = loadConfig({ NODE_ENV: "test", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" });
const app = await createGatewayApp({
  config,
  gateway: createApolloGateway(createExecutor({ supergraph: loadSupergraph(supergraphSdl), transport: createInProcessTransport({ subgraphs }) }), new Admission(config)),
  identify: async (authorization = "") => {
    const [role = "ANALYST", subject = "anyone"] = authorization.replace("Bearer ", "").split(".");
    return toViewer({ subject, role: role as Role, purpose: "CARE", secondFactor: true, categories: [] });
  },
  costBudget: openBudgets(config).cost,
  logger: createLogger("silent"),
  openShared: undefined,
  mergesUpTo: Number.POSITIVE_INFINITY,
  readiness: [],
  register: [],
});
process.send?.({ url: await app.listen({ host: "127.0.0.1", port: 0 }) });
process.on("message", () => process.send?.({ megabytes: process.memoryUsage().rss / 1_048_576, polluted: Object.keys(Object.prototype).length > 0 }));
process.on("disconnect", () => process.exit(0));
