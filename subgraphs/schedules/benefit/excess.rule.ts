/**
 * Sharing out units beyond a limit (超過の割り振り). Which line carries how much is the care manager's
 * decision; this room checks it and proposes a default. Used for the overall and for the type limits.
 */

/** Units beyond the limit; a limit of null is none. */
export function excessUnits(total: number, limit: number | null): number {
  return limit === null ? 0 : Math.max(0, total - limit);
}

export type AllocationProblem =
  | { readonly kind: "WRONG_LENGTH" }
  | { readonly kind: "NOT_INTEGER" | "NEGATIVE" | "ABOVE_LINE"; readonly index: number }
  | { readonly kind: "WRONG_SUM"; readonly expected: number; readonly actual: number };

/** Every breach of 0 ≤ over ≤ units of the line (0 for a deduction) and Σ over = excess; empty when the allocation holds. */
export function findAllocationProblems(
  units: readonly number[],
  over: readonly number[],
  excess: number,
): AllocationProblem[] {
  if (units.length !== over.length) return [{ kind: "WRONG_LENGTH" }];
  const problems: AllocationProblem[] = [];
  over.forEach((value, index) => {
    if (!Number.isSafeInteger(value)) problems.push({ kind: "NOT_INTEGER", index });
    else if (value < 0) problems.push({ kind: "NEGATIVE", index });
    else if (value > Math.max(0, units[index] ?? 0)) problems.push({ kind: "ABOVE_LINE", index });
  });
  const actual = over.reduce((sum, value) => sum + value, 0);
  if (problems.length === 0 && actual !== excess) problems.push({ kind: "WRONG_SUM", expected: excess, actual });
  return problems;
}

/**
 * A default that always holds: the last lines of the form carry the excess first.
 * Unsourced: no rule names an order, so this is only a start for the care manager.
 */
export function proposeAllocation(units: readonly number[], excess: number): number[] {
  const over = units.map(() => 0);
  let rest = excess;
  for (let index = units.length - 1; index >= 0 && rest > 0; index -= 1) {
    // Deduction lines (減算) have negative units and carry nothing.
    const taken = Math.min(rest, Math.max(0, units[index] ?? 0));
    over[index] = taken;
    rest -= taken;
  }
  return over;
}
