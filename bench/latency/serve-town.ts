import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { openHouse } from "../../gateway/house/open-house.js";
import { openDevelopmentIssuer, type DevelopmentIdentity } from "../../gateway/identity/development-issuer.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { loadConfig } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createLogger } from "../../platform/log/logger.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import type { BenchTown } from "../town/open-town.js";

/** A bench town behind the whole product in this process, over HTTP on loopback. */
export interface ServedTown {
  readonly url: string;
  token(identity: DevelopmentIdentity): Promise<string>;
  close(): Promise<void>;
}

/** Serves a town as `npm start` does: identity, guards, rights, access record. Only the limits per minute are lifted. */
export async function serveTown({ adminUrl, config }: BenchTown): Promise<ServedTown> {
  const settings = loadConfig({ NODE_ENV: "test", DATA_DIR: config.DATA_DIR, PORT: "0", LOG_LEVEL: "silent", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" });
  const issuer = await openDevelopmentIssuer(settings);
  const house = await openHouse(settings, urlsFromAdmin(adminUrl));
  const app = await createOneProcessApp({ house, identify: createIdentify(tokenRules(settings, issuer), (role) => categoriesOf(role, settings.OPEN_CELLS)), budgets: openBudgets(settings), logger: createLogger(settings.LOG_LEVEL) });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    token: (identity) => issuer.issue(identity, settings.IDENTITY_AUDIENCE),
    async close() {
      await app.close();
      await house.close();
    },
  };
}
