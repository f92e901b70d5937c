import { toScopes } from "../../../platform/subgraph/follower.js";
import type { Importer } from "../../../platform/subgraph/importer.js";
import { namedMonths } from "../../../platform/subgraph/named-months.js";
import { settleBenefit } from "./settle-benefit.js";

const brought = ["UPPLAN", "UPSIKYU"];
const withdrawn = ["DLTPLAN"];

/** Keeps the computed benefit beside usage tables that a set has just changed or withdrawn. Comes after their own importer. */
export const benefitGroupImporter: Importer = {
  name: "benefit-groups",
  kinds: [...brought, ...withdrawn],
  async take(batch) {
    for (const scope of toScopes(namedMonths(batch, { targetMonth: brought, deleteTargetMonth: withdrawn }))) await settleBenefit(batch.tx, scope);
  },
};
