import type { BenefitTable } from "./benefit-table.rule.js";
import { toYen } from "./rounding.rule.js";

/** One line of the claim (介護給付費明細書): an office × service type with all its insured units. */
export interface ClaimLine {
  readonly officeNumber: string;
  readonly serviceType: string;
  readonly units: number;
  readonly totalCost: number;
  readonly claim: number;
  readonly copay: number;
}

/**
 * The claim sums all insured units of a service type, add-ons included, and floors once, so it can differ from
 * table 7 by a yen; the claim is authoritative. Fixed co-pays are those of table 7.
 */
export function toClaimLines(table: BenefitTable): ClaimLine[] {
  return table.groups.map((group) => {
    const units = group.lines.reduce((sum, line) => sum + line.insuredUnits, 0);
    const totalCost = toYen(units, group.unitPrice);
    const fixed = group.lines.some(({ fixedCopay }) => fixedCopay !== null);
    const claim = fixed ? totalCost - Math.min(totalCost, group.cost.copay) : Math.floor((totalCost * table.benefitRate) / 100);
    return { officeNumber: group.officeNumber, serviceType: group.serviceType, units, totalCost, claim, copay: totalCost - claim };
  });
}

/** 給付計画単位数 of one office × service type: the units within the limits that the 給付管理票 must carry. */
export interface PlannedBenefit {
  readonly officeNumber: string;
  readonly serviceType: string;
  readonly units: number;
}

/** One entry per office × service type that has limit-managed lines. */
export function toPlannedBenefits(table: BenefitTable): PlannedBenefit[] {
  return table.groups
    .map(({ officeNumber, serviceType, lines }) => ({
      officeNumber,
      serviceType,
      managed: lines.filter(({ section }) => section === "MANAGED"),
    }))
    .filter(({ managed }) => managed.length > 0)
    .map(({ managed, ...rest }) => ({
      ...rest,
      units: managed.reduce((sum, line) => sum + line.managedUnits - line.overType - line.over, 0),
    }));
}
