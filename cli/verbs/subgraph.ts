import { loadConfig } from "../../platform/config/config.js";
import { startSealing } from "../../platform/audit/sealing-worker.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { databaseUrls } from "../../platform/database/urls.js";
import { createLogger } from "../../platform/log/logger.js";
import { createSubgraphServer } from "../../platform/subgraph/subgraph-server.js";
import { parseViewerKeys } from "../../platform/viewer/signed-viewer.js";
import { openHouse } from "../../gateway/house/open-house.js";
import { houseMeasures, workMeasures } from "../../gateway/house/house-measures.js";
import { houseReadiness } from "../../gateway/house/house-readiness.js";
import { closeConnectionsWhenLeaving, leave } from "../../gateway/http/leave.js";
import { terminalLanguage } from "../output/language.js";
import { openOperatorPort } from "../start/operator-port.js";
import { untilStopped } from "../start/until-stopped.js";

const words = {
  en: (name: string, address: string) => `Subgraph ${name} listens on ${address}.`,
  ja: (name: string, address: string) => `サブグラフ ${name} が ${address} で待ち受けています。`,
};

/** A stopping subgraph is gone after this, whatever still runs. */
const stopLimit = 10_000;

/** `kaigo subgraph NAME`: serves one subgraph in a process of its own, for the gateway only. */
export async function runSubgraph(name: string): Promise<void> {
  const config = loadConfig();
  const viewerKeys = parseViewerKeys(config.VIEWER_KEYS);
  if (viewerKeys.length === 0) throw new KaigoError("CONFIG_INVALID", { variable: "VIEWER_KEYS" });
  const port = await openOperatorPort(config, `kaigo-${name}`);
  const house = await openHouse(config, databaseUrls(config), [name], port);
  const subgraph = house.subgraphs[0];
  const manifest = house.manifests.find((candidate) => candidate.name === name);
  if (!subgraph || !manifest) throw new KaigoError("INPUT_INVALID", { field: "name", rule: house.manifests.map((candidate) => candidate.name).join(", ") });
  const routes = manifest.routes;
  const logger = createLogger(config.LOG_LEVEL);
  const app = createSubgraphServer({
    subgraph,
    database: house.database,
    audit: house.audit,
    viewerKeys,
    standing: house.standing,
    logger,
    telemetry: port.telemetry,
    readiness: houseReadiness(house),
    directory: house.services.directory,
    followers: house.services.followers,
    endSession: house.endSession,
    routes: routes && ((scope, viewerOf) => routes(scope, { ...house.services, viewerOf })),
  });
  closeConnectionsWhenLeaving(app);
  const stopped = untilStopped();
  port.telemetry.metrics?.add(houseMeasures(house));
  await port.open({ measures: workMeasures(house, name), readiness: houseReadiness(house) });
  const address = await app.listen({ host: config.HOST, port: config.PORT });
  process.stdout.write(`${words[terminalLanguage()](name, address)}\n`);
  const worker = manifest.worker?.(house.services);
  const sealing = await startSealing({ config, database: house.database, logger }, { required: false });
  await stopped;
  await leave(app, { notice: 0, limit: stopLimit });
  await worker?.stop();
  await sealing?.stop();
  await house.close();
  await port.close();
}
