import type { UsageTablePlanRecord } from "../../../standard/index.js";
import { insertRows, type Columns } from "../../../platform/database/row-set.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { FreshVersion } from "../usage-table/usage-table.store.js";
import { lineColumns, toVersionLines, type VersionLine } from "../usage-table/version-line.js";
import { PlannedService } from "./planned-service.entity.js";

const columns: Columns<VersionLine<UsageTablePlanRecord>> = {
  ...lineColumns<UsageTablePlanRecord>([
    "units", "shortStayDaysUntilLastMonth", "serviceDate", "startTime", "endTime", "serviceCount", "serviceCode",
    "taisCode", "equipmentNotificationCode", "equipmentName", "detailNumber", "serviceOfficeNumber", "serviceOfficeName", "satelliteBranch", "updatedByOfficeNumber",
  ]),
  proratedBitmap: ({ record }) => record.proratedDays,
  over30Days: ({ record }) => record.over30Days === "1",
};

/** Writes table 6 of new versions. */
export const storePlannedServices = (tx: WriteTransaction, versions: readonly FreshVersion[]): Promise<void> =>
  insertRows(tx, PlannedService, columns, toVersionLines(versions, ({ content }) => content.planned));
