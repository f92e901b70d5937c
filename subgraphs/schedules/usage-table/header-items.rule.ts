import type { UsageTableDetailRecord, UsageTablePlanRecord, UserSupplementRecord } from "../../../standard/index.js";
import type { TypeLimit } from "./type-limit.js";
import type { UsageTableHeader } from "./usage-table-header.js";

/** Items that come from the supplement, in one order. */
export const supplementItems = [
  "certificationDate", "limitPeriodStartDate", "limitPeriodEndDate", "certificationStatus", "careLevelChangeDate", "careLevel", "previousCareLevel",
  "benefitLimitUnits", "typeLimits", "typeLimitExcessUnitsTotal", "shortStayDaysUntilLastMonth", "shortStayDaysCumulative",
  "consentReceivingOfficeNumber", "updatedByOfficeNumber",
] as const satisfies readonly (keyof UsageTableHeader)[];

/** Items of a header that come from the records, in one order. */
export const headerItems = ["csvVersion", "documentDate", "planOfficeNumber", "plannerName", "benefitDocumentDate", ...supplementItems] as const satisfies readonly (keyof UsageTableHeader)[];

export type HeaderItems = Pick<UsageTableHeader, (typeof headerItems)[number]>;

/** The month's items from the first record of each table and the supplement; what a missing file would say stays null. */
export function toHeaderItems(planned: UsageTablePlanRecord | null, benefit: UsageTableDetailRecord | null, supplement: UserSupplementRecord | null): HeaderItems {
  return {
    csvVersion: (planned ?? benefit)?.csvVersion ?? "",
    documentDate: planned?.documentDate ?? null,
    planOfficeNumber: planned?.planOfficeNumber ?? null,
    plannerName: planned?.plannerName ?? null,
    benefitDocumentDate: benefit?.documentDate ?? null,
    certificationDate: supplement?.certificationDate ?? null,
    limitPeriodStartDate: supplement?.limitPeriodStartDate ?? null,
    limitPeriodEndDate: supplement?.limitPeriodEndDate ?? null,
    certificationStatus: supplement?.certificationStatus ?? null,
    careLevelChangeDate: supplement?.careLevelChangeDate ?? null,
    careLevel: supplement?.careLevel ?? null,
    previousCareLevel: supplement?.previousCareLevel ?? null,
    benefitLimitUnits: supplement?.benefitLimitUnits ?? null,
    typeLimits: supplement ? toTypeLimits(supplement) : [],
    typeLimitExcessUnitsTotal: supplement?.typeLimitExcessUnitsTotal ?? null,
    shortStayDaysUntilLastMonth: supplement?.shortStayDaysUntilLastMonth ?? null,
    shortStayDaysCumulative: supplement?.shortStayDaysCumulative ?? null,
    consentReceivingOfficeNumber: supplement?.consentReceivingOfficeNumber ?? null,
    updatedByOfficeNumber: supplement?.updatedByOfficeNumber ?? null,
  };
}

const slots = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The filled ones of the nine slots, in order (補足情報 20–55). */
export function toTypeLimits(supplement: UserSupplementRecord): TypeLimit[] {
  return slots.flatMap((slot) => {
    const serviceType = supplement[`typeLimit${slot}ServiceType`];
    if (serviceType === null) return [];
    return [{ serviceType, limitUnits: supplement[`typeLimit${slot}LimitUnits`], totalUnits: supplement[`typeLimit${slot}TotalUnits`], excessUnits: supplement[`typeLimit${slot}ExcessUnits`] }];
  });
}
