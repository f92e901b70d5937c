import type { GroupResult, LineResult } from "./benefit-group.rule.js";
import type { BenefitTable } from "./benefit-table.rule.js";
import { addCosts } from "./cost.rule.js";
import type { Cost } from "./cost.rule.js";

/** Office number of the grand-total row and constant of item 34. */
export const TOTAL_OFFICE_NUMBER = "9999999999";
export const TOTAL_SERVICE_CODE = "999999";

/** The calculated items 6–34 of a table 7 record (UPSIKYU), in its field names. `unitPrice` is the price × 100. */
export interface TableSevenRow {
  readonly serviceOfficeName: string | null;
  readonly serviceOfficeNumber: string;
  readonly satelliteBranch: string | null;
  readonly serviceCode: string;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly equipmentName: string | null;
  readonly units: number;
  readonly discountRate: number | null;
  readonly discountedUnits: number | null;
  readonly countOrDays: number;
  readonly serviceUnitsTotal: number;
  readonly benefitManagedUnits: number | null;
  readonly typeLimitExcessUnits: number | null;
  readonly typeLimitWithinUnits: number | null;
  readonly overallLimitExcessUnits: number | null;
  readonly overallLimitWithinUnits: number | null;
  readonly unitPrice: number | null;
  readonly totalCostCovered: number | null;
  readonly benefitRate: number | null;
  readonly claimedAmount: number | null;
  readonly fixedCopaymentUnitAmount: number | null;
  readonly copaymentCovered: number | null;
  readonly copaymentFull: number | null;
  readonly daysUntilLastMonth: number | null;
  readonly daysPlannedThisMonth: number | null;
  readonly daysCumulative: number | null;
  readonly over30Days: boolean;
  readonly fixedOfficeCode: string;
}

/** Short-stay days of the certification period; printed once, on the grand total. */
export interface ShortStayDays {
  readonly untilLastMonth: number;
  readonly thisMonth: number;
}

const EMPTY = {
  satelliteBranch: null, taisCode: null, equipmentNotificationCode: null, equipmentName: null,
  units: 0, discountRate: null, discountedUnits: null, countOrDays: 0,
  benefitManagedUnits: null, typeLimitExcessUnits: null, typeLimitWithinUnits: null,
  overallLimitExcessUnits: null, overallLimitWithinUnits: null, unitPrice: null,
  totalCostCovered: null, benefitRate: null, claimedAmount: null,
  fixedCopaymentUnitAmount: null, copaymentCovered: null, copaymentFull: null,
  daysUntilLastMonth: null, daysPlannedThisMonth: null, daysCumulative: null,
  over30Days: false, fixedOfficeCode: TOTAL_OFFICE_NUMBER,
} as const;

/**
 * All rows in print order: detail rows per office × service type, then TTAAAA where that has several rows of any
 * section and one of them is limit-managed, TTEEEE and TTZZZZ where such a section has several, and one grand total.
 * Yen of limit-managed lines stand on their subtotal, or on the line itself when it is the only one.
 */
export function toTableSevenRows(table: BenefitTable, shortStay: ShortStayDays | null = null): TableSevenRow[] {
  return [...table.groups.flatMap((group) => groupRows(group, table.benefitRate)), totalRow(table, shortStay)];
}

function groupRows(group: GroupResult, rate: number): TableSevenRow[] {
  const managed = group.lines.filter(({ section }) => section === "MANAGED");
  const outside = group.lines.filter(({ section }) => section === "OUTSIDE" || section === "ADD_ON");
  const over30 = group.lines.filter(({ section }) => section === "OVER_30");
  const alone = group.lines.length === 1;
  const rows = group.lines.map((result) => detailRow(result, group, rate, result.cost ?? (alone ? group.managedCost : null)));
  if (managed.length > 0 && !alone) {
    rows.push({ ...subtotalRow(group, rate, "AAAA", managed, group.managedCost), ...limitItems(managed) });
  }
  if (outside.length > 1) rows.push(subtotalRow(group, rate, "EEEE", outside, sumCosts(outside)));
  if (over30.length > 1) rows.push({ ...subtotalRow(group, rate, "ZZZZ", over30, sumCosts(over30)), over30Days: true });
  return rows;
}

function detailRow(result: LineResult, group: GroupResult, rate: number, cost: Cost | null): TableSevenRow {
  const { line, section } = result;
  return {
    ...EMPTY,
    serviceOfficeName: line.officeName,
    serviceOfficeNumber: line.officeNumber,
    satelliteBranch: line.satelliteBranch,
    serviceCode: line.serviceCode,
    taisCode: line.taisCode,
    equipmentNotificationCode: line.equipmentNotificationCode,
    equipmentName: line.equipmentName,
    units: section === "ADD_ON" ? result.serviceUnits : line.units,
    discountRate: section === "ADD_ON" ? 100 : line.discountRate,
    discountedUnits: result.discountedUnits,
    countOrDays: section === "ADD_ON" ? 1 : line.count,
    serviceUnitsTotal: result.serviceUnits,
    ...(section === "MANAGED" ? limitItems([result]) : {}),
    ...(cost ? costItems(cost, group.unitPrice, rate) : {}),
    fixedCopaymentUnitAmount: line.fixedCopay,
    copaymentCovered: cost ? cost.copay : result.fixedCopay,
    over30Days: section === "OVER_30",
  };
}

function subtotalRow(group: GroupResult, rate: number, suffix: string, lines: readonly LineResult[], cost: Cost): TableSevenRow {
  return {
    ...EMPTY,
    serviceOfficeName: group.officeName,
    serviceOfficeNumber: group.officeNumber,
    serviceCode: `${group.serviceType}${suffix}`,
    serviceUnitsTotal: sumOf(lines, ({ serviceUnits }) => serviceUnits),
    ...costItems(cost, group.unitPrice, rate),
  };
}

function totalRow(table: BenefitTable, shortStay: ShortStayDays | null): TableSevenRow {
  const managed = table.groups.flatMap(({ lines }) => lines.filter(({ section }) => section === "MANAGED"));
  return {
    ...EMPTY,
    serviceOfficeName: null,
    serviceOfficeNumber: TOTAL_OFFICE_NUMBER,
    serviceCode: TOTAL_SERVICE_CODE,
    // Units outside the limit or beyond 30 days are not part of the total that is held against the limit.
    serviceUnitsTotal: sumOf(managed, ({ serviceUnits }) => serviceUnits),
    ...limitItems(managed),
    totalCostCovered: table.cost.totalCost,
    claimedAmount: table.cost.claim,
    copaymentCovered: table.cost.copay,
    copaymentFull: table.cost.selfPay,
    daysUntilLastMonth: shortStay?.untilLastMonth ?? null,
    daysPlannedThisMonth: shortStay?.thisMonth ?? null,
    daysCumulative: shortStay ? shortStay.untilLastMonth + shortStay.thisMonth : null,
  };
}

function limitItems(lines: readonly LineResult[]) {
  const managed = sumOf(lines, ({ managedUnits }) => managedUnits);
  const overType = sumOf(lines, (line) => line.overType);
  const over = sumOf(lines, (line) => line.over);
  return {
    benefitManagedUnits: managed,
    typeLimitExcessUnits: overType,
    typeLimitWithinUnits: managed - overType,
    overallLimitExcessUnits: over,
    overallLimitWithinUnits: managed - overType - over,
  };
}

function costItems(cost: Cost, unitPrice: number, benefitRate: number) {
  return {
    unitPrice, benefitRate,
    totalCostCovered: cost.totalCost, claimedAmount: cost.claim, copaymentCovered: cost.copay, copaymentFull: cost.selfPay,
  };
}

function sumCosts(lines: readonly LineResult[]): Cost {
  return addCosts(lines.flatMap(({ cost }) => (cost ? [cost] : [])));
}

function sumOf(lines: readonly LineResult[], pick: (line: LineResult) => number): number {
  return lines.reduce((sum, line) => sum + pick(line), 0);
}
