/** What an office spends in a month on passing plans and results around, in yen. */
export interface OfficeCosts {
  readonly printing: number;
  readonly communication: number;
  readonly post: number;
  readonly travel: number;
  readonly software: number;
  /** Working time and its cost; shown apart, never part of the total. */
  readonly labour: number | null;
  readonly labourMinutes: number | null;
}

/** What the exchange changes for an office. */
export interface Effect {
  /** OWN_FIGURES when both sides were given, FOUNDING_RATIO when what comes after is estimated. */
  readonly basis: "OWN_FIGURES" | "FOUNDING_RATIO";
  readonly totalBefore: number;
  readonly totalAfter: number;
  readonly savedMonthly: number;
  readonly savedYearly: number;
  readonly labourBefore: number | null;
  readonly labourAfter: number | null;
  readonly labourMinutesBefore: number | null;
  readonly labourMinutesAfter: number | null;
}

/** The estimate of the founding document (2025-08-22): an office's month on paper. 52.4 hours are 3,144 minutes. */
export const foundingCosts: OfficeCosts = { printing: 792, communication: 1_826, post: 2_220, travel: 2_140, software: 31_417, labour: 95_218, labourMinutes: 3_144 };

/** Direct costs of the same office with the exchange. The document gives no more than this total: how it is made up is not known. */
export const foundingTotalAfter = 34_211;

const monthsOfYear = 12;

/** Direct costs, labour apart. */
export const totalOf = ({ printing, communication, post, travel, software }: OfficeCosts): number => printing + communication + post + travel + software;

/** Compares an office's month before and after; without figures for after, its total is taken down as far as the founding document's, to the nearest yen. */
export function effectOf(before: OfficeCosts, after: OfficeCosts | null): Effect {
  const totalBefore = totalOf(before);
  const totalAfter = after ? totalOf(after) : Math.round((totalBefore * foundingTotalAfter) / totalOf(foundingCosts));
  const savedMonthly = totalBefore - totalAfter;
  return {
    basis: after ? "OWN_FIGURES" : "FOUNDING_RATIO",
    totalBefore,
    totalAfter,
    savedMonthly,
    savedYearly: savedMonthly * monthsOfYear,
    labourBefore: before.labour,
    labourAfter: after?.labour ?? null,
    labourMinutesBefore: before.labourMinutes,
    labourMinutesAfter: after?.labourMinutes ?? null,
  };
}
