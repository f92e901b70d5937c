import { toScopes, type SubjectMonth } from "../../../platform/subgraph/follower.js";
import type { Importer } from "../../../platform/subgraph/importer.js";
import type { UsageTablePlanDeleteRecord, UsageTablePlanRecord, UsageTableResultDeleteRecord } from "../../../standard/index.js";
import { settleMonths } from "./settle-months.js";

/** Keeps plan against results in line with what a set has just brought or withdrawn, from either side. Comes after the owners' importers. */
export const reconciliationImporter: Importer = {
  name: "reconciliation",
  kinds: ["UPPLAN", "UPSIKYU", "DLTPLAN", "UPJSK", "DLTJSK"],
  async take({ tx, records, subject }) {
    const months = new Map<string, SubjectMonth>();
    const note = (insurerNumber: string, insuredNumber: string, serviceMonth: string) => {
      const key = `${insurerNumber}/${insuredNumber}/${serviceMonth}`;
      if (!months.has(key)) months.set(key, { ...subject(insurerNumber, insuredNumber), serviceMonth });
    };
    for (const kind of ["UPPLAN", "UPSIKYU", "UPJSK"]) for (const { insurerNumber, insuredNumber, targetMonth } of records<UsageTablePlanRecord>(kind)) note(insurerNumber, insuredNumber, targetMonth);
    for (const kind of ["DLTPLAN", "DLTJSK"]) for (const { insurerNumber, insuredNumber, deleteTargetMonth } of records<UsageTablePlanDeleteRecord | UsageTableResultDeleteRecord>(kind)) note(insurerNumber, insuredNumber, deleteTargetMonth);
    for (const scope of toScopes([...months.values()])) await settleMonths(tx, scope);
  },
};
