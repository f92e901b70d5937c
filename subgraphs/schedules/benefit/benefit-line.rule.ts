import { percentOf } from "./rounding.rule.js";

/**
 * Percentage add-on (加算率) in ‰. AREA add-ons (特別地域 …) come first, TREATMENT (処遇改善) is applied on top
 * of base and AREA units. Both stand outside the limit.
 */
export interface PercentageAddOn {
  readonly kind: "AREA" | "TREATMENT";
  readonly permille: number;
}

/** One line of table 7 (別表) before any calculation, in print order. Units are integers, yen too. */
export interface BenefitLine {
  readonly officeNumber: string;
  readonly officeName: string;
  readonly satelliteBranch: string | null;
  /** 6 characters; the first two are the service type. */
  readonly serviceCode: string;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly equipmentName: string | null;
  /** Units per time before discount; ignored for a percentage add-on. */
  readonly units: number;
  /** What remains after the discount, in % (割引後率): 100 = no discount. */
  readonly discountRate: number;
  /** Times or days in the month. */
  readonly count: number;
  /** Whether the service-code master puts the line under the limit (支給限度額対象区分 3). */
  readonly limitManaged: boolean;
  /** Beyond 30 consecutive short-stay days: no insured units, paid in full (30日超区分). */
  readonly over30Days: boolean;
  /** 給付管理単位数 where it differs from the billed units (大規模型通所系, same-building 小多機); else null. */
  readonly managedUnits: number | null;
  /** Unit price × 100; one value per office and service type. */
  readonly unitPrice: number;
  /** Fixed co-pay of 総合事業 in yen per time (定額利用者負担単価金額); null = by benefit rate. */
  readonly fixedCopay: number | null;
  readonly addOn: PercentageAddOn | null;
}

/** How a line takes part in the arithmetic. */
export type LineSection = "MANAGED" | "OUTSIDE" | "OVER_30" | "ADD_ON";

export function serviceTypeOf(serviceCode: string): string {
  return serviceCode.slice(0, 2);
}

export function sectionOf(line: BenefitLine): LineSection {
  if (line.addOn) return "ADD_ON";
  if (line.over30Days) return "OVER_30";
  return line.limitManaged ? "MANAGED" : "OUTSIDE";
}

/** Units per time after discount (割引後単位数). */
export function discountedUnitsOf(line: BenefitLine): number {
  return percentOf(line.units, line.discountRate);
}

/** Units of the month (サービス単位/金額): discounted units × count. */
export function serviceUnitsOf(line: BenefitLine): number {
  return discountedUnitsOf(line) * line.count;
}

/** Units that count against the limits; 0 for lines that stand outside them. */
export function managedUnitsOf(line: BenefitLine): number {
  return sectionOf(line) === "MANAGED" ? (line.managedUnits ?? serviceUnitsOf(line)) : 0;
}
