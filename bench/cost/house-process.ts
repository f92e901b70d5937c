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

/** The product in a process of its own, whole or without one protection. Argument: {@link CostHouse} as JSON. */
const { adminUrl, dataDir, without, readerUrl } = JSON.parse(process.argv[2] ?? "") as CostHouse;

/** Writes nothing down: what is left when the access record costs nothing. */
class ForgetfulWriter extends AuditWriter {
  override trail(): AuditTrail {
    return { note: () => undefined, miss: () => undefined, papers: [], commit: async () => undefined, leave: async () => undefined };
  }
}

const config = loadConfig({ NODE_ENV: "test", DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", DATABASE_POOL_WAIT_MS: "30000", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000", GATEWAY_MIN_OPERATIONS: "128" });
const urls = urlsFromAdmin(adminUrl);
const issuer = await openDevelopmentIssuer(config);
const identify = createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS));
const opened = await openHouse(config, readerUrl ? { ...urls, app: readerUrl } : urls);
const house: House = without === "audit" ? { ...opened, audit: new ForgetfulWriter(opened.database) } : opened;
const logger = createLogger("silent");
const app = await createOneProcessApp({ house, identify, budgets: openBudgets(config), logger });
// The seals are part of what the record costs.
if (without !== "audit") await startSealing({ config, database: house.database, logger }, { required: true });
const url = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ url });
process.on("disconnect", () => process.exit(0));
process.on("message", (identity) => void issuer.issue(identity as never, config.IDENTITY_AUDIENCE).then((token) => process.send?.({ token })));
