import type { FastifyInstance } from "fastify";
import { resolve } from "node:path";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { openHouse, type House } from "../../gateway/house/open-house.js";
import { registerGraphiql } from "../../gateway/http/static-page.js";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { createLogger } from "../../platform/log/logger.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { reportFailure } from "../output/failure.js";
import { openDataSource, type DataSource } from "../start/data-source.js";
import { DemoIdentities } from "../start/demo-identities.js";
import { ensureTown } from "../start/ensure-town.js";
import { assertPortFree } from "../start/port-free.js";
import { untilStopped } from "../start/until-stopped.js";
import { printWelcome } from "../start/welcome.js";
import { bringUpToDate } from "./migrate.js";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `kaigo start`: everything in one process, until Ctrl-C or kill. */
export async function runStart(): Promise<void> {
  const config = loadConfig();
  await assertPortFree(config.HOST, config.PORT);
  const stopped = untilStopped();
  const source = await openDataSource(config, say, (failure) => {
    reportFailure(failure);
    process.kill(process.pid, "SIGTERM");
  });
  const open: Part[] = [{ close: () => source.stop() }];
  const serving = serve(config, source, open);
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
async function serve(config: Config, source: DataSource, open: Part[]): Promise<void> {
  const applied = await bringUpToDate(config, source.urls);
  if (applied > 0) say(`The database schema is in place (${applied} migrations).`);
  const house = await openHouse(config, source.urls);
  open.push(house);
  const town = source.embedded ? await ensureTown(house, say) : null;
  for (const { worker } of house.manifests) {
    const running = worker?.(house.services);
    if (running) open.push({ close: () => running.stop() });
  }
  const issuer = config.production || config.IDENTITY_ISSUER ? undefined : await openDevelopmentIssuer({ production: config.production, dataDir: config.DATA_DIR });
  const identities = issuer && town ? await DemoIdentities.open(house.database, issuer, config.IDENTITY_AUDIENCE, town) : undefined;
  const app = await createApp(house, issuer, identities);
  open.push(app);
  const address = await app.listen({ host: config.HOST, port: config.PORT });
  await printWelcome(address, identities);
}

async function createApp(house: House, issuer: Awaited<ReturnType<typeof openDevelopmentIssuer>> | undefined, identities: DemoIdentities | undefined): Promise<FastifyInstance> {
  const { config } = house;
  return createOneProcessApp({
    house,
    identify: createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS)),
    logger: createLogger(config.LOG_LEVEL === "info" && !config.production ? "warn" : config.LOG_LEVEL),
    register: [
      (app) => registerGraphiql(app, { webDir: resolve("dist/web"), operations: () => identities?.operations() ?? [] }),
      (app) => void app.get("/", (_request, reply) => reply.redirect("graphiql/", 302)),
      (app) => {
        if (identities) app.get("/dev/personas", () => identities.personas());
      },
    ],
  });
}
