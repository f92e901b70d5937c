import type { UsageTableDetailRecord, UsageTablePlanDeleteRecord, UsageTablePlanRecord, UserSupplementRecord } from "../../../standard/index.js";
import type { ImportBatch, Importer } from "../../../platform/subgraph/importer.js";
import { recordsPerPortion, takeInPortions } from "../../../platform/turns/run-in-turns.js";
import { storeBenefitRows } from "../benefit-row/benefit-row.store.js";
import { storePlannedServices } from "../planned-service/planned-service.store.js";
import type { DeliveredMonth } from "./delivered-month.js";
import { noteDeliveries, settleStates } from "./delivery.store.js";
import { eachUsageTableContent } from "./usage-table-content.rule.js";
import { lockHeaders, storeHeaders } from "./usage-table.store.js";

/** Tables 6 and 7 with their supplement, and their withdrawal. A set is the whole month again (R18): it replaces, it never adds. */
export const usageTableImporter: Importer = {
  name: "usage-tables",
  kinds: ["UPPLAN", "UPSIKYU", "UPHOSOKU", "DLTPLAN"],
  async take(batch) {
    await takeWithdrawals(batch);
    await takeSets(batch);
  },
};

/** A deletion tells one receiver that the month has gone for it (R21); it takes table 7 along (R22). */
async function takeWithdrawals(batch: ImportBatch): Promise<void> {
  const months = new Map<string, DeliveredMonth>();
  for (const { insurerNumber, insuredNumber, deleteTargetMonth } of batch.records<UsageTablePlanDeleteRecord>("DLTPLAN")) {
    months.set(`${insurerNumber}/${insuredNumber}/${deleteTargetMonth}`, { ...batch.subject(insurerNumber, insuredNumber), serviceMonth: deleteTargetMonth });
  }
  if (months.size === 0) return;
  const withdrawn = [...months.values()];
  lockHeaders(batch, withdrawn);
  noteDeliveries(batch, withdrawn, true);
  settleStates(batch, withdrawn);
}

/** The database takes the months of some people in while those of the next are put together. */
async function takeSets(batch: ImportBatch): Promise<void> {
  const months: DeliveredMonth[] = [];
  const found = eachUsageTableContent(batch.records<UsageTablePlanRecord>("UPPLAN"), batch.records<UsageTableDetailRecord>("UPSIKYU"), batch.records<UserSupplementRecord>("UPHOSOKU"));
  await takeInPortions(found, ({ planned, benefit }) => planned.length + benefit.length, recordsPerPortion, async (portion) => {
    const contents = portion.map((content) => ({ ...content, ...batch.subject(content.insurerNumber, content.insuredNumber) }));
    months.push(...contents);
    const fresh = await storeHeaders(batch, contents);
    await storePlannedServices(batch.tx, fresh);
    await storeBenefitRows(batch.tx, fresh);
  });
  if (months.length === 0) return;
  noteDeliveries(batch, months, false);
  settleStates(batch, months);
}
