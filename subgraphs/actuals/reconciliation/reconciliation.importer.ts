import { toScopes } from "../../../platform/subgraph/follower.js";
import type { Importer } from "../../../platform/subgraph/importer.js";
import { namedMonths } from "../../../platform/subgraph/named-months.js";
import { settleMonths } from "./settle-months.js";

const brought = ["UPPLAN", "UPSIKYU", "UPJSK"];
const withdrawn = ["DLTPLAN", "DLTJSK"];

/** Keeps plan against results in line with what a set has just brought or withdrawn, from either side. Comes after the owners' importers. */
export const reconciliationImporter: Importer = {
  name: "reconciliation",
  kinds: [...brought, ...withdrawn],
  async take(batch) {
    for (const scope of toScopes(namedMonths(batch, { targetMonth: brought, deleteTargetMonth: withdrawn }))) await settleMonths(batch.tx, scope);
  },
};
