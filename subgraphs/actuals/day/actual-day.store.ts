import type { UsageTableResultRecord } from "../../../standard/index.js";
import { newId } from "../../../platform/database/new-id.js";
import { insertRows, type Columns } from "../../../platform/database/row-set.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { FreshVersion } from "../report/actual-report.store.js";
import { ActualDay } from "./actual-day.entity.js";

interface Line {
  readonly fresh: FreshVersion;
  readonly record: UsageTableResultRecord;
  readonly position: number;
}

const sameName = [
  "units", "shortStayDaysUntilLastMonth", "serviceDate", "startTime", "endTime", "serviceCount", "serviceCode",
  "taisCode", "equipmentNotificationCode", "equipmentName", "detailNumber", "serviceOfficeNumber", "serviceOfficeName", "satelliteBranch", "updatedByOfficeNumber",
] as const satisfies readonly (keyof UsageTableResultRecord)[];

const columns: Columns<Line> = {
  rowId: newId,
  insurerNumber: ({ fresh }) => fresh.content.insurerNumber,
  recipientId: ({ fresh }) => fresh.content.recipientId,
  serviceMonth: ({ fresh }) => fresh.content.serviceMonth,
  actualReportId: ({ fresh }) => fresh.actualReportId,
  version: ({ fresh }) => fresh.version,
  position: ({ position }) => position,
  ...Object.fromEntries(sameName.map((item) => [item, ({ record }: Line) => record[item]])),
  proratedBitmap: ({ record }) => record.proratedDays,
  over30Days: ({ record }) => record.over30Days === "1",
};

/** Writes the days of new versions. */
export const storeDays = (tx: WriteTransaction, versions: readonly FreshVersion[]): Promise<void> =>
  insertRows(tx, ActualDay, columns, versions.flatMap((fresh) => fresh.content.days.map((record, index) => ({ fresh, record, position: index + 1 }))));
