import { insertRows } from "../../../platform/database/row-set.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { FreshVersion } from "../report/actual-report.store.js";
import { ActualDay } from "./actual-day.entity.js";

const stored = [
  "insurerNumber", "recipientId", "serviceMonth", "actualReportId", "version", "position", "serviceOfficeNumber",
  "units", "shortStayDaysUntilLastMonth", "serviceDate", "proratedBitmap", "startTime", "endTime", "serviceCount", "serviceCode",
  "taisCode", "equipmentNotificationCode", "equipmentName", "detailNumber", "serviceOfficeName", "satelliteBranch",
  "over30Days", "updatedByOfficeNumber",
] as const;

/** Writes the days of new versions. */
export async function storeDays(tx: WriteTransaction, versions: readonly FreshVersion[]): Promise<void> {
  const rows = versions.flatMap(({ content: { insurerNumber, recipientId, serviceMonth, days }, actualReportId, version }) =>
    days.map((record, index) => ({
      ...record, insurerNumber, recipientId, serviceMonth, actualReportId, version, position: index + 1, proratedBitmap: record.proratedDays, over30Days: record.over30Days === "1",
    })),
  );
  await insertRows(tx, ActualDay, stored, rows);
}
