import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { openHouse } from "../../gateway/house/open-house.js";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { loadConfig } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createLogger } from "../../platform/log/logger.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";

/** Serves the graph over a database and says its address and an officer's token; goes when whoever started it goes. */
const [adminUrl = "", folder = "", insurer = ""] = process.argv.slice(2);
const config = loadConfig({ NODE_ENV: "test", DATA_DIR: folder, PORT: "0", LOG_LEVEL: "silent", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" });
const issuer = await openDevelopmentIssuer(config);
const house = await openHouse(config, urlsFromAdmin(adminUrl));
const app = await createOneProcessApp({ house, identify: createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS)), budgets: openBudgets(config), logger: createLogger(config.LOG_LEVEL) });
process.on("disconnect", () => process.exit(0));
const url = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ url, token: await issuer.issue({ subject: "officer", role: "MUNICIPALITY", insurer }, config.IDENTITY_AUDIENCE) });
