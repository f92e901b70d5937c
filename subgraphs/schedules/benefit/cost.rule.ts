import { toYen } from "./rounding.rule.js";

/** Yen of one costed line or subtotal (費用総額, 保険請求額, 利用者負担, 全額負担). */
export interface Cost {
  readonly totalCost: number;
  readonly claim: number;
  readonly copay: number;
  /** 100 % of the units beyond a limit or beyond 30 days. */
  readonly selfPay: number;
}

export const NO_COST: Cost = { totalCost: 0, claim: 0, copay: 0, selfPay: 0 };

/** A line's insured units with its own fixed co-pay, or null where the benefit rate decides. */
export interface InsuredPart {
  readonly units: number;
  readonly fixedCopay: number | null;
}

/** Fixed co-pay of 総合事業 in proportion to the insured units: floor(amount × units / units per time). */
export function fixedCopayOf(amount: number, insuredUnits: number, unitsPerTime: number): number {
  return unitsPerTime === 0 ? 0 : Math.floor((amount * insuredUnits) / unitsPerTime);
}

/**
 * Costs a line or an office × service type subtotal once. The co-pay is what the claim leaves, never rounded by itself.
 * Fixed co-pays are added up and the claim is the rest. Unsourced: fixed and rate lines under one subtotal (the rate
 * lines are then costed together), and a fixed co-pay above the cost (capped at the cost).
 */
export function costOf(parts: readonly InsuredPart[], selfPayUnits: number, unitPrice: number, benefitRate: number): Cost {
  const insured = parts.reduce((sum, part) => sum + part.units, 0);
  const byRate = parts.reduce((sum, part) => sum + (part.fixedCopay === null ? part.units : 0), 0);
  const fixed = parts.reduce((sum, part) => sum + (part.fixedCopay ?? 0), 0);
  const totalCost = toYen(insured, unitPrice);
  const rateCost = toYen(byRate, unitPrice);
  const rateCopay = rateCost - Math.floor((rateCost * benefitRate) / 100);
  const copay = Math.min(totalCost, fixed + rateCopay);
  return { totalCost, claim: totalCost - copay, copay, selfPay: toYen(selfPayUnits, unitPrice) };
}

export function addCosts(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (a, b) => ({
      totalCost: a.totalCost + b.totalCost,
      claim: a.claim + b.claim,
      copay: a.copay + b.copay,
      selfPay: a.selfPay + b.selfPay,
    }),
    NO_COST,
  );
}

/** Benefit rate in % from the 負担割合証 ratio (10, 20 or 30). */
export function benefitRateOf(burdenRatio: 10 | 20 | 30): number {
  return 100 - burdenRatio;
}
