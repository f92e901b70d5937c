/** Monthly limit in units per care level (区分支給限度基準額, 厚生省告示第33号), with its validity. */

/** 要介護状態区分コード: 06 事業対象者, 12–13 要支援, 21–25 要介護. Lightest first. */
export const CARE_LEVELS = ["06", "12", "13", "21", "22", "23", "24", "25"] as const;

export type CareLevel = (typeof CARE_LEVELS)[number];

/** Limits of one period. `validFrom` null: the start lies before anything the project handles. */
export interface LimitPeriod {
  readonly validFrom: string | null;
  readonly units: Readonly<Partial<Record<CareLevel, number>>>;
}

/** Newest first. A level that is missing in a period has no sourced value there. */
export const LIMIT_HISTORY: readonly LimitPeriod[] = [
  {
    validFrom: "2019-10",
    units: { "12": 5_032, "13": 10_531, "21": 16_765, "22": 19_705, "23": 27_048, "24": 30_938, "25": 36_217 },
  },
  {
    validFrom: null,
    units: { "12": 5_003, "13": 10_473, "21": 16_692, "22": 19_616, "23": 26_931, "24": 30_806 },
  },
];

export interface LimitConfig {
  /** Limit of 事業対象者 (06). Unsourced: each municipality sets it; the usual value is that of 要支援1. */
  readonly programmeEligibleUnits: number;
}

export const DEFAULT_LIMIT_CONFIG: LimitConfig = { programmeEligibleUnits: 5_032 };

/** The limit in units for a level in a month ("YYYY-MM"), or null where none is sourced or the code is unknown. */
export function findLimitUnits(
  careLevel: string,
  month: string,
  config: LimitConfig = DEFAULT_LIMIT_CONFIG,
): number | null {
  if (careLevel === "06") return config.programmeEligibleUnits;
  const period = LIMIT_HISTORY.find(({ validFrom }) => validFrom === null || validFrom <= month);
  return period?.units[careLevel as CareLevel] ?? null;
}

export function isCareLevel(code: string): code is CareLevel {
  return (CARE_LEVELS as readonly string[]).includes(code);
}
