/** Yen per unit × 100 by area grade of the office and labour share of the service (単位数単価). */

/** 1–7 = 1級地–7級地, 0 = その他. */
export type AreaGrade = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Labour share in % (人件費割合); 0 = flat 10.00 yen everywhere. */
export type LabourShare = 70 | 55 | 45 | 0;

/** Area add-on in % per grade (上乗せ割合). */
export const AREA_ADD_ON: Readonly<Record<AreaGrade, number>> = { 0: 0, 1: 20, 2: 16, 3: 15, 4: 12, 5: 10, 6: 6, 7: 3 };

/** Price × 100. Equals 10 × (1 + add-on × share) rounded half-up to 0.01 yen. */
export const UNIT_PRICE_TABLE: Readonly<Record<Exclude<LabourShare, 0>, Readonly<Record<AreaGrade, number>>>> = {
  70: { 1: 1140, 2: 1112, 3: 1105, 4: 1084, 5: 1070, 6: 1042, 7: 1021, 0: 1000 },
  55: { 1: 1110, 2: 1088, 3: 1083, 4: 1066, 5: 1055, 6: 1033, 7: 1017, 0: 1000 },
  45: { 1: 1090, 2: 1072, 3: 1068, 4: 1054, 5: 1045, 6: 1027, 7: 1014, 0: 1000 },
};

/** Service types whose labour share is sourced for the care-benefit service (介護給付). */
const SOURCED: Readonly<Record<string, LabourShare>> = {
  "11": 70, "12": 70, "13": 70, "43": 70, "71": 70, "76": 70,
  "14": 55, "16": 55, "21": 55, "72": 55, "73": 55,
  "15": 45, "22": 45, "23": 45, "2A": 45, "32": 45, "33": 45, "51": 45, "52": 45, "54": 45, "55": 45, "78": 45,
  "17": 0, "31": 0,
};

/**
 * Unsourced: taken from the corresponding service. 77/79 as 73; short-term use as its residential service;
 * preventive types as their care-benefit twin; 総合事業 visits as 11, day services as 15 (the municipality may differ).
 */
export const UNSOURCED_LABOUR_SHARES: Readonly<Record<string, LabourShare>> = {
  "77": 55, "79": 55, "68": 55, "27": 45, "28": 45, "36": 45, "38": 45,
  "62": 70, "63": 70, "46": 70, "64": 55, "66": 55, "24": 55, "69": 55, "74": 55, "75": 55,
  "25": 45, "26": 45, "2B": 45, "35": 45, "37": 45, "39": 45, "67": 0, "34": 0,
  A1: 70, A2: 70, A3: 70, A4: 70, A5: 45, A6: 45, A7: 45, A8: 45, AF: 70,
};

export interface UnitPriceConfig {
  /** Labour share per service type where no source fixes it; also overrides the sourced ones. */
  readonly labourShares: Readonly<Record<string, LabourShare>>;
}

export const DEFAULT_UNIT_PRICE_CONFIG: UnitPriceConfig = { labourShares: UNSOURCED_LABOUR_SHARES };

/** 総合事業 is priced by the insurer's grade, every other service by the grade of the office's location. */
export function isPricedByInsurer(serviceType: string): boolean {
  return serviceType.startsWith("A");
}

/** Price × 100 (1140 = 11.40 yen per unit), or null for a service type without a known labour share. */
export function findUnitPrice(
  grade: AreaGrade,
  serviceType: string,
  config: UnitPriceConfig = DEFAULT_UNIT_PRICE_CONFIG,
): number | null {
  const share = config.labourShares[serviceType] ?? SOURCED[serviceType];
  if (share === undefined) return null;
  return share === 0 ? 1000 : UNIT_PRICE_TABLE[share][grade];
}
