import type { FastifyInstance } from "fastify";
import { openSessions } from "../../gateway/session/open-sessions.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { createLogger } from "../../platform/log/logger.js";
import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import { createSupergraphApp } from "../../gateway/house/any-supergraph.js";
import { createDistributedApp } from "../../gateway/house/distributed.js";
import { listenForOffices } from "../../gateway/http/certificate-listener.js";
import { leave } from "../../gateway/http/leave.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { openDevelopmentIssuer, type DevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { terminalLanguage } from "../output/language.js";
import { openOperatorPort } from "../start/operator-port.js";
import { registerPages } from "../start/pages.js";
import { processBudgets } from "../start/process-budgets.js";
import { untilStopped } from "../start/until-stopped.js";
import { isWorker, supervise } from "../start/workers.js";

export interface GatewayFlags {
  readonly supergraph?: string;
}

/** A stopping gateway is gone after this, whatever still runs. */
const stopLimit = 10_000;

const words = {
  en: { listens: (address: string) => `Gateway listens on ${address}.`, together: (address: string, count: number) => `Gateway listens on ${address} (${count} processes).`, lost: (how: string) => `A gateway process ended: ${how}.` },
  ja: { listens: (address: string) => `ゲートウェイが ${address} で待ち受けています。`, together: (address: string, count: number) => `ゲートウェイが ${address} で待ち受けています（${count} プロセス）。`, lost: (how: string) => `ゲートウェイのプロセスが終了しました: ${how}` },
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `kaigo gateway`: the gateway in front of subgraphs that run as processes of their own, in one process or in several. */
export async function runGateway({ supergraph }: GatewayFlags): Promise<void> {
  const settings = loadConfig();
  const config: Config = supergraph === undefined ? settings : { ...settings, SUPERGRAPH: supergraph };
  const told = words[terminalLanguage()];
  const stopped = untilStopped();
  if (config.KAIGO_WORKERS > 1 && !isWorker()) {
    await openIssuer(config);
    const port = await openOperatorPort(config, "kaigo-gateway");
    await port.open();
    const serving = (port: number) => say(told.together(`http://${config.HOST}:${port}`, config.KAIGO_WORKERS));
    return supervise({ count: config.KAIGO_WORKERS, stopped, serving, lost: (how) => process.stderr.write(`${told.lost(how)}\n`) }).finally(() => port.close());
  }
  const port = await openOperatorPort(config, "kaigo-gateway");
  const app = await createApp(config, port.telemetry);
  await port.open();
  const address = await app.listen({ host: config.HOST, port: config.PORT });
  const offices = await listenForOffices(app, config);
  if (!isWorker()) say(told.listens(address));
  await stopped;
  await offices?.close();
  await leave(app, { notice: config.DRAIN_MS, limit: stopLimit });
  await port.close();
}

async function createApp(config: Config, telemetry: Telemetry): Promise<FastifyInstance> {
  const logger = createLogger(config.LOG_LEVEL);
  if (config.SUBGRAPH_URLS.length === 0) return createSupergraphApp({ config, logger, telemetry });
  const identify = createIdentify(tokenRules(config, await openIssuer(config)), (role) => categoriesOf(role, config.OPEN_CELLS));
  // The embedded provider belongs to the one-process start: here browsers sign in at a configured issuer only.
  const sessions = openSessions(config, undefined);
  return createDistributedApp({ config, identify, budgets: processBudgets(config), logger, telemetry, ...(sessions && { sessions }), register: [(app) => registerPages(app, config)] });
}

/** The development issuer, where one may exist; its keys are made once and shared by all processes. */
async function openIssuer(config: Config): Promise<DevelopmentIssuer | undefined> {
  return config.production || config.IDENTITY_ISSUER || config.SUBGRAPH_URLS.length === 0 ? undefined : openDevelopmentIssuer(config);
}
