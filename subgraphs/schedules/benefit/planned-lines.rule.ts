import type { BenefitLine, PercentageAddOn } from "./benefit-line.rule.js";

/** What the service-code master says about a code in a month. */
export interface ServiceCodeFacts {
  /** Units per time before discount; 0 for a percentage add-on. */
  readonly units: number;
  readonly discountRate: number;
  /** 支給限度額対象区分 3 = true, 0 = false. Never derive it from the name. */
  readonly limitManaged: boolean;
  /** 算定単位: a MONTH code counts once however many days carry it. */
  readonly per: "TIME" | "DAY" | "WEEK" | "MONTH";
  readonly fixedCopay: number | null;
  readonly addOn: PercentageAddOn | null;
}

/** One planned cell of table 6 as far as the arithmetic needs it. */
export interface PlannedCell {
  readonly serviceOfficeNumber: string;
  readonly serviceOfficeName: string;
  readonly satelliteBranch: string | null;
  readonly serviceCode: string;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly equipmentName: string | null;
  /** 明細判別コード: separates equal equipment lines. */
  readonly detailNumber: number | null;
  readonly serviceCount: number;
  readonly over30Days: boolean;
  /** Units per time where they are the line's own (equipment price), else null: the master's. */
  readonly units: number | null;
}

/**
 * Sums a person's planned cells of one month into lines of table 7, keeping the order of first appearance.
 * Cells are one line when office, satellite, code, equipment, units and the 30-day flag agree.
 */
export function toBenefitLines(
  cells: Iterable<PlannedCell>,
  factsOf: (serviceCode: string) => ServiceCodeFacts,
  unitPriceOf: (officeNumber: string, serviceCode: string) => number,
): BenefitLine[] {
  const lines = new Map<string, BenefitLine>();
  for (const cell of cells) {
    const key = [
      cell.serviceOfficeNumber, cell.satelliteBranch, cell.serviceCode, cell.taisCode, cell.equipmentNotificationCode,
      cell.detailNumber, cell.units, cell.over30Days,
    ].join("/");
    const facts = factsOf(cell.serviceCode);
    const line = lines.get(key);
    if (!line) lines.set(key, toLine(cell, facts, unitPriceOf(cell.serviceOfficeNumber, cell.serviceCode)));
    else if (facts.per !== "MONTH") lines.set(key, { ...line, count: line.count + cell.serviceCount });
  }
  return [...lines.values()];
}

function toLine(cell: PlannedCell, facts: ServiceCodeFacts, unitPrice: number): BenefitLine {
  return {
    officeNumber: cell.serviceOfficeNumber,
    officeName: cell.serviceOfficeName,
    satelliteBranch: cell.satelliteBranch,
    serviceCode: cell.serviceCode,
    taisCode: cell.taisCode,
    equipmentNotificationCode: cell.equipmentNotificationCode,
    equipmentName: cell.equipmentName,
    units: cell.units ?? facts.units,
    discountRate: facts.discountRate,
    count: facts.per === "MONTH" ? 1 : cell.serviceCount,
    limitManaged: facts.limitManaged,
    over30Days: cell.over30Days,
    managedUnits: null,
    unitPrice,
    fixedCopay: facts.fixedCopay,
    addOn: facts.addOn,
  };
}
