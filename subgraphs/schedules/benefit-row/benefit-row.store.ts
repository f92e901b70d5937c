import type { UsageTableDetailRecord } from "../../../standard/index.js";
import { insertRows, type Columns } from "../../../platform/database/row-set.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { FreshVersion } from "../usage-table/usage-table.store.js";
import { lineColumns, toVersionLines, type VersionLine } from "../usage-table/version-line.js";
import { BenefitRow } from "./benefit-row.entity.js";
import { toBenefitRowKind, toHundredths } from "./benefit-row.rule.js";

const columns: Columns<VersionLine<UsageTableDetailRecord>> = {
  ...lineColumns<UsageTableDetailRecord>([
    "serviceOfficeName", "serviceOfficeNumber", "satelliteBranch", "serviceCode", "taisCode", "equipmentNotificationCode", "equipmentName",
    "units", "discountRate", "discountedUnits", "countOrDays", "serviceUnitsTotal", "benefitManagedUnits",
    "typeLimitExcessUnits", "typeLimitWithinUnits", "overallLimitExcessUnits", "overallLimitWithinUnits",
    "totalCostCovered", "benefitRate", "claimedAmount", "fixedCopaymentUnitAmount", "copaymentCovered", "copaymentFull",
    "daysUntilLastMonth", "daysPlannedThisMonth", "daysCumulative", "fixedOfficeCode", "enteredByCode", "updatedByOfficeNumber",
  ]),
  kind: ({ record }) => toBenefitRowKind(record.serviceCode),
  unitPriceHundredths: ({ record }) => toHundredths(record.unitPrice),
  over30Days: ({ record }) => record.over30Days === "1",
};

/** Writes table 7 of new versions, as sent. */
export const storeBenefitRows = (tx: WriteTransaction, versions: readonly FreshVersion[]): Promise<void> =>
  insertRows(tx, BenefitRow, columns, toVersionLines(versions, ({ content }) => content.benefit));
