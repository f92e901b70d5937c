import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { discountedUnitsOf, managedUnitsOf, sectionOf, serviceTypeOf, serviceUnitsOf } from "./benefit-line.rule.js";
import type { BenefitLine, LineSection } from "./benefit-line.rule.js";
import { addCosts, costOf, fixedCopayOf, NO_COST } from "./cost.rule.js";
import type { Cost } from "./cost.rule.js";
import { addOnUnitsOf, withAddOns } from "./percentage-add-on.rule.js";
import type { AddOnBase, AddOnUnits } from "./percentage-add-on.rule.js";

/** One line with everything that follows from it. */
export interface LineResult {
  readonly line: BenefitLine;
  readonly section: LineSection;
  readonly discountedUnits: number;
  readonly serviceUnits: number;
  /** Units under the limits, beyond the type limit and beyond the overall limit; all 0 outside MANAGED. */
  readonly managedUnits: number;
  readonly overType: number;
  readonly over: number;
  readonly insuredUnits: number;
  readonly selfPayUnits: number;
  /** Yen of this line's fixed co-pay, or null where the benefit rate decides. */
  readonly fixedCopay: number | null;
  /** The line costed by itself; null for MANAGED lines, which are costed by their subtotal. */
  readonly cost: Cost | null;
}

/** One office × service type: lines in print order, the managed lines costed together, the others line by line. */
export interface GroupResult {
  readonly officeNumber: string;
  readonly officeName: string;
  readonly serviceType: string;
  readonly unitPrice: number;
  readonly lines: readonly LineResult[];
  /** Cost of the limit-managed lines. */
  readonly managedCost: Cost;
  /** All costs of the group. */
  readonly cost: Cost;
}

/** A line with its share of the excess, before costing. */
export interface AllocatedLine {
  readonly line: BenefitLine;
  readonly overType: number;
  readonly over: number;
}

/** Keeps the order in which office and service type first appear on the form. */
export function groupLines(lines: readonly AllocatedLine[]): AllocatedLine[][] {
  const groups = new Map<string, AllocatedLine[]>();
  for (const item of lines) {
    const key = `${item.line.officeNumber}/${serviceTypeOf(item.line.serviceCode)}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Costs one office × service type. Throws INPUT_INVALID when its lines do not share one unit price. */
export function costGroup(items: readonly AllocatedLine[], benefitRate: number): GroupResult {
  const first = items[0]?.line;
  if (!first || items.some(({ line }) => line.unitPrice !== first.unitPrice)) {
    throw new KaigoError("INPUT_INVALID", { field: "unitPrice", rule: "one price per office and service type" });
  }
  const plain = items.map((item) => toLineResult(item, benefitRate));
  const base = addOnBaseOf(plain);
  const areaParts = plain.filter(({ line }) => line.addOn?.kind === "AREA").map(({ line }) => addOnUnitsOf(base, line.addOn?.permille ?? 0));
  const treatmentBase = withAddOns(base, areaParts);
  const lines = plain.map((result) => {
    const { addOn } = result.line;
    if (!addOn) return result;
    return withAddOnUnits(result, addOnUnitsOf(addOn.kind === "AREA" ? base : treatmentBase, addOn.permille), benefitRate);
  });
  const managed = lines.filter(({ section }) => section === "MANAGED");
  const managedCost = managed.length === 0 ? NO_COST : costOf(
    managed.map(({ insuredUnits, fixedCopay }) => ({ units: insuredUnits, fixedCopay })),
    managed.reduce((sum, { selfPayUnits }) => sum + selfPayUnits, 0),
    first.unitPrice,
    benefitRate,
  );
  return {
    officeNumber: first.officeNumber,
    officeName: first.officeName,
    serviceType: serviceTypeOf(first.serviceCode),
    unitPrice: first.unitPrice,
    lines,
    managedCost,
    cost: addCosts([managedCost, ...lines.map(({ cost }) => cost ?? NO_COST)]),
  };
}

function toLineResult({ line, overType, over }: AllocatedLine, benefitRate: number): LineResult {
  const section = sectionOf(line);
  const discountedUnits = section === "ADD_ON" ? 0 : discountedUnitsOf(line);
  const serviceUnits = section === "ADD_ON" ? 0 : serviceUnitsOf(line);
  // Billed units can be fewer than managed units: the user then pays at most what is billed. Unsourced.
  const selfPayUnits = section === "OVER_30" ? serviceUnits : Math.min(Math.max(0, serviceUnits), overType + over);
  const insuredUnits = serviceUnits - selfPayUnits;
  const fixedCopay = line.fixedCopay === null || section === "ADD_ON" ? null : fixedCopayOf(line.fixedCopay, insuredUnits, discountedUnits);
  const cost = section === "MANAGED" ? null : costOf([{ units: insuredUnits, fixedCopay }], selfPayUnits, line.unitPrice, benefitRate);
  return {
    line, section, discountedUnits, serviceUnits, managedUnits: managedUnitsOf(line), overType, over,
    insuredUnits, selfPayUnits, fixedCopay, cost,
  };
}

function addOnBaseOf(lines: readonly LineResult[]): AddOnBase {
  return {
    insured: lines.reduce((sum, { insuredUnits }) => sum + insuredUnits, 0),
    all: lines.reduce((sum, { serviceUnits }) => sum + serviceUnits, 0),
  };
}

function withAddOnUnits(result: LineResult, units: AddOnUnits, benefitRate: number): LineResult {
  const serviceUnits = units.insured + units.selfPay;
  return {
    ...result,
    discountedUnits: serviceUnits,
    serviceUnits,
    insuredUnits: units.insured,
    selfPayUnits: units.selfPay,
    cost: costOf([{ units: units.insured, fixedCopay: null }], units.selfPay, result.line.unitPrice, benefitRate),
  };
}
