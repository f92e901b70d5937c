import { createHash } from "node:crypto";
import { currentVersion, findRecordErrors, type UsageTablePlanRecord, type UserSupplementRecord } from "../../../standard/index.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { UsageTableContent } from "../usage-table/usage-table-content.rule.js";
import type { PlanMonthInput } from "./plan-month.input.js";

/** The person and office of a month. */
export interface MonthFrame {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly officeNumber: string;
}

/** Table 6 as its file would have it, in order of day, time, office and code. */
export function toPlanRecords({ month, documentDate, plannerName, services }: PlanMonthInput, { insurerNumber, insuredNumber, officeNumber }: MonthFrame): UsageTablePlanRecord[] {
  const sorted = [...services].sort((a, b) => compare(orderOf(a), orderOf(b)));
  return sorted.map((service) => ({
    csvVersion: currentVersion, insurerNumber, insuredNumber, documentDate, targetMonth: month, planOfficeNumber: officeNumber, plannerName,
    units: service.units ?? 0, shortStayDaysUntilLastMonth: null, serviceDate: service.serviceDate, proratedDays: null,
    startTime: service.startTime ?? null, endTime: service.endTime ?? null, serviceCount: service.serviceCount, serviceCode: service.serviceCode,
    taisCode: service.taisCode ?? null, equipmentNotificationCode: service.equipmentNotificationCode ?? null, equipmentName: service.equipmentName ?? null, detailNumber: service.detailNumber ?? null,
    serviceOfficeNumber: service.serviceOfficeNumber, serviceOfficeName: service.serviceOfficeName ?? null, satelliteBranch: service.satelliteBranch ?? null,
    over30Days: service.over30Days ? "1" : "0", updatedByOfficeNumber: null, reservedIdentifier: null,
  }));
}

const orderOf = ({ serviceDate, startTime, serviceOfficeNumber, serviceCode }: PlanMonthInput["services"][number]) => `${serviceDate}/${startTime ?? "99"}/${serviceOfficeNumber}/${serviceCode}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const slotCount = 9;

/** The supplement as far as the caller has given it, with nine slots for limits per type. Throws INPUT_INVALID for limits that do not fit in. */
export function toSupplement(input: PlanMonthInput, { insurerNumber, insuredNumber }: MonthFrame): UserSupplementRecord[] {
  const limits = input.typeLimits ?? [];
  if (limits.length > slotCount || new Set(limits.map(({ serviceType }) => serviceType)).size < limits.length) throw new KaigoError("INPUT_INVALID", { field: "typeLimits", rule: "up to nine, each type once" });
  if (!input.supplement && limits.length === 0) return [];
  const slots = Array.from({ length: slotCount }, (_, index) => [
    [`typeLimit${index + 1}ServiceType`, limits[index]?.serviceType ?? null], [`typeLimit${index + 1}LimitUnits`, limits[index]?.limitUnits ?? null],
    [`typeLimit${index + 1}TotalUnits`, null], [`typeLimit${index + 1}ExcessUnits`, null],
  ]).flat();
  return [{ ...Object.fromEntries(slots), insurerNumber, insuredNumber, targetMonth: input.month, ...input.supplement } as unknown as UserSupplementRecord];
}

/** The content with how the excess is shared out: other shares are another content, and so a new version. */
export function withShares(content: UsageTableContent, excess: NonNullable<PlanMonthInput["excess"]>): UsageTableContent {
  if (excess.length === 0) return content;
  const contentHash = createHash("sha256").update(content.contentHash).update(excess.map((share) => JSON.stringify(Object.entries(share).sort(([a], [b]) => compare(a, b)))).sort().join("")).digest("base64url");
  return { ...content, contentHash };
}

/** Holds table 6 against the standard's own checks. Throws USAGE_TABLE_INVALID with the first thing that is wrong. */
export function assertValid(records: readonly UsageTablePlanRecord[], month: string): void {
  if (records.length === 0) throw new KaigoError("USAGE_TABLE_INVALID", { count: 1, item: "サービス利用日", row: 1, rule: "R15" });
  const findings = findRecordErrors("UPPLAN", records, { officeNumber: records[0]?.planOfficeNumber ?? "", month });
  const [first] = findings;
  if (first) throw new KaigoError("USAGE_TABLE_INVALID", { count: findings.length, item: first.item ?? "", row: first.line ?? 1, rule: first.rule });
}
