import { toScopes, type SubjectMonth } from "../../../platform/subgraph/follower.js";
import type { Importer } from "../../../platform/subgraph/importer.js";
import type { UsageTableDetailRecord, UsageTablePlanDeleteRecord, UsageTablePlanRecord } from "../../../standard/index.js";
import { settleBenefit } from "./settle-benefit.js";

/** Keeps the computed benefit beside usage tables that a set has just changed or withdrawn. Comes after their own importer. */
export const benefitGroupImporter: Importer = {
  name: "benefit-groups",
  kinds: ["UPPLAN", "UPSIKYU", "DLTPLAN"],
  async take({ tx, records, subject }) {
    const months = new Map<string, SubjectMonth>();
    const note = (insurerNumber: string, insuredNumber: string, serviceMonth: string) => {
      const key = `${insurerNumber}/${insuredNumber}/${serviceMonth}`;
      if (!months.has(key)) months.set(key, { ...subject(insurerNumber, insuredNumber), serviceMonth });
    };
    for (const kind of ["UPPLAN", "UPSIKYU"]) for (const { insurerNumber, insuredNumber, targetMonth } of records<UsageTablePlanRecord | UsageTableDetailRecord>(kind)) note(insurerNumber, insuredNumber, targetMonth);
    for (const { insurerNumber, insuredNumber, deleteTargetMonth } of records<UsageTablePlanDeleteRecord>("DLTPLAN")) note(insurerNumber, insuredNumber, deleteTargetMonth);
    for (const scope of toScopes([...months.values()])) await settleBenefit(tx, scope);
  },
};
