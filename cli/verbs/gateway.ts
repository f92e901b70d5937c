import { loadConfig } from "../../platform/config/config.js";
import { createLogger } from "../../platform/log/logger.js";
import { createDistributedApp } from "../../gateway/house/distributed.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { untilStopped } from "../start/until-stopped.js";

/** `kaigo gateway`: the gateway in front of subgraphs that run as processes of their own. */
export async function runGateway(): Promise<void> {
  const config = loadConfig();
  const issuer = config.production || config.IDENTITY_ISSUER ? undefined : await openDevelopmentIssuer({ production: config.production, dataDir: config.DATA_DIR });
  const identify = createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS));
  const app = await createDistributedApp({ config, identify, logger: createLogger(config.LOG_LEVEL) });
  const stopped = untilStopped();
  const address = await app.listen({ host: config.HOST, port: config.PORT });
  process.stdout.write(`Gateway listens on ${address}.\n`);
  await stopped;
  await app.close();
}
