import { insertRows } from "../../../platform/database/row-set.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { FreshVersion } from "../usage-table/usage-table.store.js";
import { BenefitRow } from "./benefit-row.entity.js";
import { toBenefitRowKind, toHundredths } from "./benefit-row.rule.js";

const stored = [
  "insurerNumber", "recipientId", "serviceMonth", "usageTableId", "version", "position", "kind",
  "serviceOfficeName", "serviceOfficeNumber", "satelliteBranch", "serviceCode", "taisCode", "equipmentNotificationCode", "equipmentName",
  "units", "discountRate", "discountedUnits", "countOrDays", "serviceUnitsTotal", "benefitManagedUnits",
  "typeLimitExcessUnits", "typeLimitWithinUnits", "overallLimitExcessUnits", "overallLimitWithinUnits",
  "unitPriceHundredths", "totalCostCovered", "benefitRate", "claimedAmount", "fixedCopaymentUnitAmount", "copaymentCovered", "copaymentFull",
  "daysUntilLastMonth", "daysPlannedThisMonth", "daysCumulative", "over30Days", "fixedOfficeCode", "enteredByCode", "updatedByOfficeNumber",
] as const;

/** Writes table 7 of new versions, as sent. */
export async function storeBenefitRows(tx: WriteTransaction, versions: readonly FreshVersion[]): Promise<void> {
  const rows = versions.flatMap(({ content: { insurerNumber, recipientId, serviceMonth, benefit }, usageTableId, version }) =>
    benefit.map((record, index) => ({
      ...record, insurerNumber, recipientId, serviceMonth, usageTableId, version, position: index + 1, kind: toBenefitRowKind(record.serviceCode),
      unitPriceHundredths: toHundredths(record.unitPrice), over30Days: record.over30Days === "1",
    })),
  );
  await insertRows(tx, BenefitRow, stored, rows);
}
