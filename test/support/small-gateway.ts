import type { FastifyInstance } from "fastify";
import { createApolloGateway } from "../../gateway/apollo-gateway.js";
import { createExecutor, type Executor } from "../../gateway/execute/executor.js";
import { createInProcessTransport } from "../../gateway/execute/in-process.js";
import type { SubgraphTransport } from "../../gateway/execute/transport.js";
import { Admission } from "../../gateway/guard/admission.js";
import { openBudgets, withinRate } from "../../gateway/guard/viewer-budgets.js";
import { createGatewayApp } from "../../gateway/http/gateway-app.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { loadConfig } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { createLogger } from "../../platform/log/logger.js";
import { roles, toViewer, type Role } from "../../platform/viewer/viewer.js";
import { compose, type TestSubgraph } from "./federation.js";

/** The gateway's own door over made-up subgraphs: real HTTP, no database. */
export interface SmallGateway {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly executor: Executor;
  readonly admission: Admission;
  close(): Promise<void>;
}

/** The token is the viewer: `ANALYST`, or `ANALYST.name` for one of several. */
export async function identifyByName(authorization: string | undefined) {
  const [, role, subject = "anyone"] = /^Bearer (\w+)(?:\.(\w+))?$/.exec(authorization ?? "") ?? [];
  if (!roles.some((known) => known === role)) throw new KaigoError("UNAUTHENTICATED");
  return toViewer({ subject, role: role as Role, purpose: "CARE", secondFactor: true, categories: [] });
}

/** Settings are environment variables by name. `wrap` may change or break the answers of subgraphs. So many equal requests as `mergesUpTo` says are carried out as one. */
export async function startSmallGateway(subgraphs: Record<string, TestSubgraph>, settings: Record<string, string> = {}, wrap: (inner: SubgraphTransport) => SubgraphTransport = (inner) => inner, { mergesUpTo = 1 } = {}): Promise<SmallGateway> {
  const config = loadConfig({ NODE_ENV: "test", LOG_LEVEL: "silent", ...settings });
  const { sdl, schemas } = compose(subgraphs);
  const executor = createExecutor({ supergraph: loadSupergraph(sdl), transport: wrap(createInProcessTransport({ subgraphs: schemas })) });
  const admission = new Admission(config);
  const budgets = openBudgets(config);
  const app = await createGatewayApp({ config, gateway: createApolloGateway(executor, admission), identify: withinRate(identifyByName, budgets.requests), costBudget: budgets.cost, logger: createLogger("silent"), openShared: undefined, mergesUpTo, readiness: [], register: [] });
  return { url: await app.listen({ host: "127.0.0.1", port: 0 }), app, executor, admission, close: () => app.close() };
}
