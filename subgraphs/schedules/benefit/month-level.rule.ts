import { CARE_LEVELS, isCareLevel } from "./care-level-limit.rule.js";
import type { CareLevel } from "./care-level-limit.rule.js";

/** A certified level and the days it is valid ("YYYY-MM-DD", both inclusive; `to` null = open). */
export interface LevelSpan {
  readonly careLevel: CareLevel;
  readonly from: string;
  readonly to: string | null;
}

/** What the form prints about the level in one month. */
export interface MonthLevel {
  /** The heaviest level in the month: its limit holds for the whole month (施行規則68条1項). */
  readonly heaviest: CareLevel;
  /** The level on the last covered day (補足情報 18). */
  readonly current: CareLevel;
  /** Set only when the level changed inside the month: the level before it (補足情報 59) and the day (17). */
  readonly previous: CareLevel | null;
  readonly changedOn: string | null;
}

export function heavierLevel(a: CareLevel, b: CareLevel): CareLevel {
  return CARE_LEVELS.indexOf(a) >= CARE_LEVELS.indexOf(b) ? a : b;
}

/**
 * The level of a month ("YYYY-MM") from the spans of one insurer, or null when no span touches it.
 * A change of insurer inside a month is split by the caller: one call per insurer.
 */
export function findMonthLevel(spans: readonly LevelSpan[], month: string): MonthLevel | null {
  const inMonth = spans
    .filter((span) => isCareLevel(span.careLevel) && span.from.slice(0, 7) <= month && (span.to === null || span.to.slice(0, 7) >= month))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const last = inMonth.at(-1);
  if (!last) return null;
  const heaviest = inMonth.map((span) => span.careLevel).reduce(heavierLevel);
  const before = inMonth.findLast((span) => span.careLevel !== last.careLevel);
  const firstOfLast = inMonth.find((span) => span.careLevel === last.careLevel && (!before || span.from > before.from));
  const changed = before !== undefined && firstOfLast !== undefined;
  return {
    heaviest,
    current: last.careLevel,
    previous: changed ? before.careLevel : null,
    changedOn: changed ? firstOfLast.from : null,
  };
}
