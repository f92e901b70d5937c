import type { UsageTableResultDeleteRecord, UsageTableResultRecord } from "../../../standard/index.js";
import type { ImportBatch, Importer } from "../../../platform/subgraph/importer.js";
import { recordsPerPortion, takeInPortions } from "../../../platform/turns/run-in-turns.js";
import { storeDays } from "../day/actual-day.store.js";
import { eachActualContent } from "./actual-content.rule.js";
import { lockReports, storeReports } from "./actual-report.store.js";
import { noteDeliveries, settleStates } from "./delivery.store.js";
import { keyText, type ReportKey } from "./report-key.js";

/** Results and their withdrawal, for the same service office and service type only (R23, R24, R43). */
export const actualReportImporter: Importer = {
  name: "actual-reports",
  kinds: ["UPJSK", "DLTJSK"],
  async take(batch) {
    await takeWithdrawals(batch);
    await takeReports(batch);
  },
};

async function takeWithdrawals(batch: ImportBatch): Promise<void> {
  const keys = new Map<string, ReportKey>();
  for (const { insurerNumber, insuredNumber, deleteTargetMonth, serviceOfficeNumber, serviceType } of batch.records<UsageTableResultDeleteRecord>("DLTJSK")) {
    const key = { ...batch.subject(insurerNumber, insuredNumber), serviceMonth: deleteTargetMonth, serviceOfficeNumber, serviceType };
    keys.set(keyText(key), key);
  }
  if (keys.size === 0) return;
  const withdrawn = [...keys.values()];
  await lockReports(batch, withdrawn);
  await noteDeliveries(batch, withdrawn, true);
  await settleStates(batch, withdrawn);
}

/** The database takes the reports of some people in while those of the next are put together. */
async function takeReports(batch: ImportBatch): Promise<void> {
  const keys: ReportKey[] = [];
  await takeInPortions(eachActualContent(batch.records<UsageTableResultRecord>("UPJSK")), ({ days }) => days.length, recordsPerPortion, async (portion) => {
    const contents = portion.map((content) => ({ ...content, ...batch.subject(content.insurerNumber, content.insuredNumber) }));
    keys.push(...contents);
    await storeDays(batch.tx, await storeReports(batch, contents));
  });
  if (keys.length === 0) return;
  await noteDeliveries(batch, keys, false);
  await settleStates(batch, keys);
}
