import { codeLists } from "../generated/code-lists.js";

/** One care level and its code in each of the three codings; null where a coding does not have it. */
export interface CareLevel {
  readonly level: CareLevelName;
  readonly nameJa: string;
  /** Code list careLevel: tables 1 and the supplement. */
  readonly general: string | null;
  /** Code list careLevelBasicInfo: 利用者基本情報. */
  readonly basicInformation: string | null;
  /** Code list supportLevel: 介護予防サービス・支援計画書. */
  readonly preventivePlan: string | null;
}

export type CareLevelName = "NOT_APPLICABLE" | "PROGRAMME" | "SUPPORT_1" | "SUPPORT_2" | "CARE_1" | "CARE_2" | "CARE_3" | "CARE_4" | "CARE_5";
export type CareLevelCoding = "general" | "basicInformation" | "preventivePlan";

const level = (name: CareLevelName, nameJa: string, general: string | null, basicInformation: string | null, preventivePlan: string | null): CareLevel => ({
  level: name,
  nameJa,
  general,
  basicInformation,
  preventivePlan,
});

/** From 非該当 to 要介護５. */
export const careLevels: readonly CareLevel[] = [
  level("NOT_APPLICABLE", "非該当", null, "01", null),
  level("PROGRAMME", "事業対象者", "06", null, "3"),
  level("SUPPORT_1", "要支援１", "12", "12", "1"),
  level("SUPPORT_2", "要支援２", "13", "13", "2"),
  ...codeLists.careLevel.values.slice(3).map(({ code, ja }, index) => level(`CARE_${(index + 1) as 1 | 2 | 3 | 4 | 5}`, ja, code, code, null)),
];

/** The level behind a code of one coding, or null. */
export function findCareLevel(coding: CareLevelCoding, code: string): CareLevel | null {
  return careLevels.find((entry) => entry[coding] === code) ?? null;
}

/** The same level in another coding, or null where that coding cannot say it. */
export function toCareLevelCode(code: string, from: CareLevelCoding, to: CareLevelCoding): string | null {
  return findCareLevel(from, code)?.[to] ?? null;
}
