import { excessUnits, proposeAllocation } from "./excess.rule.js";

/**
 * Limits per service type (種類支給限度基準額), at most nine per person. Unsourced: that a municipality may set
 * them by ordinance and that they act before the overall limit is the usual reading; without entries nothing happens.
 */
export interface TypeLimit {
  readonly serviceType: string;
  readonly limitUnits: number;
}

/** One filled slot of the supplement (補足情報 20–55). */
export interface TypeLimitUse extends TypeLimit {
  readonly totalUnits: number;
  readonly excessUnits: number;
}

export const MAX_TYPE_LIMITS = 9;

const SHORT_STAY_MEDICAL = new Set(["22", "23", "2A", "25", "26", "2B"]);

/** The type under which a limit is kept: every short-stay medical type is entered as 22. */
export function typeLimitKey(serviceType: string): string {
  return SHORT_STAY_MEDICAL.has(serviceType) ? "22" : serviceType;
}

/** A managed line as the type limit sees it. */
export interface TypedUnits {
  readonly serviceType: string;
  readonly units: number;
}

/** Use of every limit, in the order given (slots are filled without holes). */
export function toTypeLimitUse(limits: readonly TypeLimit[], lines: readonly TypedUnits[]): TypeLimitUse[] {
  return limits.map((limit) => {
    const totalUnits = lines
      .filter((line) => typeLimitKey(line.serviceType) === typeLimitKey(limit.serviceType))
      .reduce((sum, line) => sum + line.units, 0);
    return {
      serviceType: typeLimitKey(limit.serviceType),
      limitUnits: limit.limitUnits,
      totalUnits,
      excessUnits: excessUnits(totalUnits, limit.limitUnits),
    };
  });
}

/** Proposed over-type units per line: within each limited type the last lines carry the excess. */
export function proposeTypeAllocation(uses: readonly TypeLimitUse[], lines: readonly TypedUnits[]): number[] {
  const over = lines.map(() => 0);
  for (const use of uses) {
    const members = lines.flatMap((line, index) => (typeLimitKey(line.serviceType) === use.serviceType ? [index] : []));
    const shares = proposeAllocation(members.map((index) => lines[index]?.units ?? 0), use.excessUnits);
    members.forEach((index, position) => (over[index] = shares[position] ?? 0));
  }
  return over;
}
