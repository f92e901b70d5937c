import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { openHouse, type House } from "../../gateway/house/open-house.js";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { AuditWriter, type AuditTrail } from "../../platform/audit/audit-trail.js";
import { startSealing } from "../../platform/audit/sealing-worker.js";
import { loadConfig } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createLogger } from "../../platform/log/logger.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import type { CostHouse } from "./houses.js";

/**
 * The product, whole and without one protection, side by side in one process: compiled and collected alike, so that what differs is
 * the protection and not two processes. Argument: a list of {@link CostHouse} as JSON.
 */
const houses = JSON.parse(process.argv[2] ?? "") as readonly CostHouse[];

/** Writes nothing down: what is left when the access record costs nothing. */
class ForgetfulWriter extends AuditWriter {
  override trail(): AuditTrail {
    return { note: () => undefined, miss: () => undefined, papers: [], commit: async () => undefined, leave: async () => undefined };
  }
}

const config = loadConfig({ NODE_ENV: "test", DATA_DIR: houses[0]?.dataDir ?? "", PORT: "0", LOG_LEVEL: "silent", DATABASE_POOL_WAIT_MS: "30000", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000", GATEWAY_MIN_OPERATIONS: "128" });
const issuer = await openDevelopmentIssuer(config);
const logger = createLogger("silent");

async function serve({ adminUrl, without, readerUrl }: CostHouse): Promise<string> {
  const identify = createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS));
  const urls = urlsFromAdmin(adminUrl);
  const opened = await openHouse(config, readerUrl ? { ...urls, app: readerUrl } : urls);
  const house: House = without === "audit" ? { ...opened, audit: new ForgetfulWriter(opened.database) } : opened;
  const app = await createOneProcessApp({ house, identify, budgets: openBudgets(config), logger });
  // The seals are part of what the record costs.
  if (without !== "audit") await startSealing({ config, database: house.database, logger }, { required: true });
  return app.listen({ host: "127.0.0.1", port: 0 });
}

const served: string[] = [];
for (const house of houses) served.push(await serve(house));
process.send?.({ urls: served });
process.on("disconnect", () => process.exit(0));
process.on("message", (identity) => void issuer.issue(identity as never, config.IDENTITY_AUDIENCE).then((token) => process.send?.({ token })));
