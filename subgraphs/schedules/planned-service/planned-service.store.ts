import { insertRows } from "../../../platform/database/row-set.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { FreshVersion } from "../usage-table/usage-table.store.js";
import { PlannedService } from "./planned-service.entity.js";

const stored = [
  "insurerNumber", "recipientId", "serviceMonth", "usageTableId", "version", "position",
  "units", "shortStayDaysUntilLastMonth", "serviceDate", "proratedBitmap", "startTime", "endTime", "serviceCount", "serviceCode",
  "taisCode", "equipmentNotificationCode", "equipmentName", "detailNumber", "serviceOfficeNumber", "serviceOfficeName", "satelliteBranch",
  "over30Days", "updatedByOfficeNumber",
] as const;

/** Writes table 6 of new versions. */
export async function storePlannedServices(tx: WriteTransaction, versions: readonly FreshVersion[]): Promise<void> {
  const rows = versions.flatMap(({ content: { insurerNumber, recipientId, serviceMonth, planned }, usageTableId, version }) =>
    planned.map((record, index) => ({
      ...record, insurerNumber, recipientId, serviceMonth, usageTableId, version, position: index + 1, proratedBitmap: record.proratedDays, over30Days: record.over30Days === "1",
    })),
  );
  await insertRows(tx, PlannedService, stored, rows);
}
