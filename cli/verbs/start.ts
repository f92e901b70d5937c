import type { FastifyInstance } from "fastify";
import type { DemoOptions } from "../../demo/options.js";
import { houseMeasures, workMeasures } from "../../gateway/house/house-measures.js";
import { houseReadiness } from "../../gateway/house/house-readiness.js";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { openHouse, type House } from "../../gateway/house/open-house.js";
import { listenForOffices } from "../../gateway/http/certificate-listener.js";
import { leave } from "../../gateway/http/leave.js";
import { openDevelopmentIssuer, type DevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { registerProvider } from "../../gateway/identity/embedded/register-provider.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { callbackUrl, openSessions } from "../../gateway/session/open-sessions.js";
import { startSealing } from "../../platform/audit/sealing-worker.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import type { DatabaseUrls } from "../../platform/database/urls.js";
import type { Language } from "../../platform/errors/kaigo-error.js";
import { createLogger } from "../../platform/log/logger.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { reportFailure } from "../output/failure.js";
import { terminalLanguage } from "../output/language.js";
import { openDataSource, type DataSource } from "../start/data-source.js";
import { DemoIdentities } from "../start/demo-identities.js";
import { ensureTown } from "../start/ensure-town.js";
import { assertPortFree } from "../start/port-free.js";
import { untilStopped } from "../start/until-stopped.js";
import { openOperatorPort } from "../start/operator-port.js";
import { hasExplorer, registerPages } from "../start/pages.js";
import { processBudgets } from "../start/process-budgets.js";
import { printWelcome } from "../start/welcome.js";
import { isWorker, supervise, takeTask } from "../start/workers.js";
import { bringUpToDate, migrationProgress } from "./migrate.js";

const lost = { en: (how: string) => `A serving process ended: ${how}.`, ja: (how: string) => `配信プロセスが終了しました: ${how}` };

/** What still runs is cut off after this. */
const stopLimit = 10_000;

export interface StartFlags {
  readonly json?: boolean;
}

/** How a start tells what it does: under --json the one line on stdout stays alone. */
interface Telling {
  readonly json: boolean;
  say(line: Readonly<Record<Language, string>>): void;
}

const toTelling = ({ json = false }: StartFlags): Telling => ({ json, say: (line) => void (json ? process.stderr : process.stdout).write(`${line[terminalLanguage()]}\n`) });

/** What a worker needs of the start it belongs to. */
interface ServingTask {
  readonly urls: DatabaseUrls;
  /** The demo town in the database; null when the data is not the demo's. */
  readonly town: DemoOptions | null;
}

/** `kaigo start`: everything in one process until Ctrl-C or kill; with KAIGO_WORKERS the graph is served by copies of it. */
export async function runStart(flags: StartFlags = {}): Promise<void> {
  const telling = toTelling(flags);
  const config = loadConfig();
  const stopped = untilStopped();
  if (isWorker()) return serveAsWorker(config, stopped);
  await assertPortFree(config.HOST, config.PORT);
  const source = await openDataSource(config, telling.say, (failure) => {
    reportFailure(failure);
    process.kill(process.pid, "SIGTERM");
  });
  const open: Part[] = [{ close: () => source.stop() }];
  const serving = serve(config, source, telling, open, stopped);
  try {
    await Promise.race([serving.then(() => stopped), stopped]);
  } finally {
    await closeAll(open);
    // A stop in the middle of a start: what it opens until it notices must not stay behind.
    await serving.catch(() => undefined);
    await closeAll(open);
  }
}

interface Part {
  close(): Promise<unknown>;
}

async function closeAll(open: Part[]): Promise<void> {
  for (let part = open.pop(); part; part = open.pop()) await part.close();
}

/** Starts one part after the other; each is noted in `open` so that it is closed in the opposite order. */
async function serve(config: Config, source: DataSource, { json, say }: Telling, open: Part[], stopped: Promise<void>): Promise<void> {
  const applied = await bringUpToDate(config, source.urls, migrationProgress());
  if (applied > 0) say({ en: `The database schema is in place (${applied} migrations).`, ja: `データベースの構成が整いました（移行 ${applied} 件）。` });
  const port = await openOperatorPort(config, "kaigo");
  open.push(port);
  const house = await openHouse(config, source.urls, undefined, port);
  open.push(house);
  const town = source.embedded ? await ensureTown(house, say) : null;
  for (const { worker } of house.manifests) {
    const running = worker?.(house.services);
    if (running) open.push({ close: () => running.stop() });
  }
  const sealing = await startSealing({ config, database: house.database, logger: createLogger(logLevel(config)) }, { required: true });
  if (sealing) open.push({ close: () => sealing.stop() });
  if (config.KAIGO_WORKERS > 1) {
    port.telemetry.metrics?.add(houseMeasures(house));
    await port.open({ measures: workMeasures(house), readiness: houseReadiness(house) });
    return serveByWorkers(house, { urls: source.urls, town }, json, open, stopped);
  }
  const { app, identities } = await createApp(house, town);
  open.push({ close: () => leave(app, { notice: noticeOf(config), limit: stopLimit }) });
  await port.open({ measures: workMeasures(house), readiness: houseReadiness(house) });
  const address = await app.listen({ host: config.HOST, port: config.PORT });
  const offices = await listenForOffices(app, config);
  if (offices) open.push(offices);
  await printWelcome(address, { identities, explorer: hasExplorer(config), json });
}

/** Imports, loads and the embedded database stay in this process; the copies only serve. */
async function serveByWorkers(house: House, task: ServingTask, json: boolean, open: Part[], stopped: Promise<void>): Promise<void> {
  const { config } = house;
  const { identities } = await openIdentities(house, task.town);
  const supervised = supervise({
    count: config.KAIGO_WORKERS,
    task,
    stopped,
    serving: (port) => void printWelcome(`http://${config.HOST}:${port}`, { identities, explorer: hasExplorer(config), json }),
    lost: (how) => process.stderr.write(`${lost[terminalLanguage()](how)}\n`),
  });
  // Closed first: the copies leave before the database does.
  open.push({ close: () => supervised.catch(() => undefined) });
  await supervised;
}

async function serveAsWorker(config: Config, stopped: Promise<void>): Promise<void> {
  const { urls, town } = await takeTask<ServingTask>();
  const port = await openOperatorPort(config, "kaigo");
  const house = await openHouse(config, urls, undefined, port);
  const { app } = await createApp(house, town);
  await port.open();
  await app.listen({ host: config.HOST, port: config.PORT });
  const offices = await listenForOffices(app, config);
  await stopped;
  await offices?.close();
  await leave(app, { notice: noticeOf(config), limit: stopLimit });
  await house.close();
  await port.close();
}

/** A developer's Ctrl-C has no balancer to wait for. */
const noticeOf = ({ production, DRAIN_MS }: Config) => (production ? DRAIN_MS : 0);

/** A terminal of a developer shows what is wrong and nothing else. */
const logLevel = ({ LOG_LEVEL, production }: Config) => (LOG_LEVEL === "info" && !production ? "warn" : LOG_LEVEL);

async function openIdentities({ config, database }: House, town: DemoOptions | null): Promise<{ issuer?: DevelopmentIssuer; identities?: DemoIdentities }> {
  if (config.production || config.IDENTITY_ISSUER) return {};
  const issuer = await openDevelopmentIssuer(config);
  return { issuer, identities: town ? await DemoIdentities.open(database, issuer, config.IDENTITY_AUDIENCE, town) : undefined };
}

async function createApp(house: House, town: DemoOptions | null): Promise<{ app: FastifyInstance; identities?: DemoIdentities }> {
  const { config } = house;
  const { issuer, identities } = await openIdentities(house, town);
  // The embedded provider remembers sign-ins in its own process: copies of it would not know each other's.
  const embedded = issuer && identities && config.KAIGO_WORKERS === 1 ? { issuer, personas: identities.embedded } : undefined;
  const sessions = openSessions(config, embedded?.issuer);
  const app = await createOneProcessApp({
    ...(sessions && { sessions }),
    house,
    budgets: processBudgets(config),
    identify: createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS)),
    logger: createLogger(logLevel(config)),
    register: [
      (app) => registerPages(app, config, identities),
      (app) => {
        if (identities) app.get("/dev/personas", () => identities.personas());
        if (embedded) registerProvider(app, { ...embedded, audience: config.IDENTITY_AUDIENCE, redirectUri: callbackUrl(config), production: config.production });
      },
    ],
  });
  return { app, identities };
}
