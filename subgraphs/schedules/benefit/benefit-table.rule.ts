import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { costGroup, groupLines } from "./benefit-group.rule.js";
import type { AllocatedLine, GroupResult } from "./benefit-group.rule.js";
import { managedUnitsOf, serviceTypeOf } from "./benefit-line.rule.js";
import type { BenefitLine } from "./benefit-line.rule.js";
import { addCosts } from "./cost.rule.js";
import type { Cost } from "./cost.rule.js";
import { excessUnits, findAllocationProblems, proposeAllocation } from "./excess.rule.js";
import { MAX_TYPE_LIMITS, proposeTypeAllocation, toTypeLimitUse } from "./type-limit.rule.js";
import type { TypeLimit, TypeLimitUse } from "./type-limit.rule.js";

/** One person's month, ready to be calculated. */
export interface BenefitInput {
  /** Lines in print order. */
  readonly lines: readonly BenefitLine[];
  /** Overall monthly limit in units; null = none known, nothing is over. */
  readonly limitUnits: number | null;
  /** 90, 80 or 70 (%). */
  readonly benefitRate: number;
  /** At most nine; empty where the municipality sets none. */
  readonly typeLimits?: readonly TypeLimit[];
  /** The care manager's units beyond the type limits, one per line; null = take the proposal. */
  readonly overType?: readonly number[] | null;
  /** The care manager's units beyond the overall limit, one per line; null = take the proposal. */
  readonly over?: readonly number[] | null;
}

/** The calculated table 7 of one person's month. */
export interface BenefitTable {
  readonly groups: readonly GroupResult[];
  readonly typeLimits: readonly TypeLimitUse[];
  readonly benefitRate: number;
  readonly limitUnits: number | null;
  /** Σ managed units, Σ beyond the type limits, Σ beyond the overall limit. */
  readonly managedUnits: number;
  readonly overType: number;
  readonly over: number;
  readonly cost: Cost;
}

/**
 * Calculates a month: type limits, then the overall limit, then costs per office × service type.
 * Throws ALLOCATION_INVALID when a given allocation breaks its invariants, INPUT_INVALID for more than nine type limits.
 */
export function computeBenefitTable(input: BenefitInput): BenefitTable {
  const limits = input.typeLimits ?? [];
  if (limits.length > MAX_TYPE_LIMITS) throw new KaigoError("INPUT_INVALID", { field: "typeLimits", rule: "at most 9" });
  const typed = input.lines.map((line) => ({ serviceType: serviceTypeOf(line.serviceCode), units: managedUnitsOf(line) }));
  const uses = toTypeLimitUse(limits, typed);
  const overType = input.overType ?? proposeTypeAllocation(uses, typed);
  assertTypeAllocation(uses, typed, overType);

  const afterType = typed.map(({ units }, index) => units - (overType[index] ?? 0));
  const excess = excessUnits(sum(afterType), input.limitUnits);
  const over = input.over ?? proposeAllocation(afterType, excess);
  assertAllocation("over", afterType, over, excess);

  const allocated: AllocatedLine[] = input.lines.map((line, index) => ({ line, overType: overType[index] ?? 0, over: over[index] ?? 0 }));
  const groups = groupLines(allocated).map((items) => costGroup(items, input.benefitRate));
  return {
    groups,
    typeLimits: uses,
    benefitRate: input.benefitRate,
    limitUnits: input.limitUnits,
    managedUnits: sum(typed.map(({ units }) => units)),
    overType: sum(overType),
    over: sum(over),
    cost: addCosts(groups.map(({ cost }) => cost)),
  };
}

function assertTypeAllocation(uses: readonly TypeLimitUse[], typed: readonly { serviceType: string; units: number }[], overType: readonly number[]): void {
  // Every limited type must carry exactly its own excess, every other line none.
  const total = uses.reduce((all, use) => all + use.excessUnits, 0);
  assertAllocation("overType", typed.map(({ units }) => units), overType, total);
  const carried = toTypeLimitUse(uses, typed.map(({ serviceType }, index) => ({ serviceType, units: overType[index] ?? 0 })));
  uses.forEach((use, index) => {
    if (carried[index]?.totalUnits !== use.excessUnits) throw new KaigoError("ALLOCATION_INVALID", { field: "overType", rule: use.serviceType });
  });
}

function assertAllocation(field: string, units: readonly number[], over: readonly number[], excess: number): void {
  const problem = findAllocationProblems(units, over, excess)[0];
  if (problem) throw new KaigoError("ALLOCATION_INVALID", { field, rule: problem.kind });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
