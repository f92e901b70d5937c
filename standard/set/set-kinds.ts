import type { FileId } from "../name/file-name.js";

export type SetKind =
  | "plan"
  | "planDeletion"
  | "usageTable"
  | "usageTableDeletion"
  | "results"
  | "resultsDeletion"
  | "basicInformation"
  | "basicInformationDeletion"
  | "preventivePlan"
  | "preventivePlanWithBasicInformation"
  | "preventivePlanDeletion";

/** A permitted send set (R09): its files share one serial. */
export interface SetDefinition {
  readonly kind: SetKind;
  readonly nameJa: string;
  /** Without these the set waits; the first one's directions are the set's. */
  readonly required: readonly FileId[];
  /** Annexes that travel with it as a norm (R35). */
  readonly customary: readonly FileId[];
  readonly optional: readonly FileId[];
}

const set = (kind: SetKind, nameJa: string, required: FileId[], customary: FileId[] = [], optional: FileId[] = []): SetDefinition => ({
  kind,
  nameJa,
  required,
  customary,
  optional,
});

/** Every permitted set, smaller ones first: UPYOBO alone is a plan, not a plan lacking its basic information. */
export const setDefinitions: readonly SetDefinition[] = [
  set("plan", "居宅サービス計画書", ["UP1KYO", "UP2KYO", "UP3KYO", "UPHOSOKU"]),
  set("planDeletion", "居宅サービス計画書 削除", ["DLT1KYO"]),
  set("usageTable", "サービス利用票", ["UPPLAN", "UPSIKYU", "UPHOSOKU"]),
  set("usageTableDeletion", "サービス利用票 予定削除", ["DLTPLAN"]),
  set("results", "サービス利用票 実績", ["UPJSK"]),
  set("resultsDeletion", "サービス利用票 実績削除", ["DLTJSK"]),
  set("basicInformation", "利用者基本情報", ["UPKIHON"], ["UPKIHON_SUB1", "UPKIHON_SUB2"], ["UPKIHON_IMAGE"]),
  set("basicInformationDeletion", "利用者基本情報 削除", ["DLTKIHON"]),
  set("preventivePlan", "介護予防サービス・支援計画書", ["UPYOBO"], ["UPYOBO_SUB"]),
  set("preventivePlanDeletion", "介護予防サービス・支援計画書 削除", ["DLTYOBO"]),
  set(
    "preventivePlanWithBasicInformation",
    "介護予防サービス・支援計画書と利用者基本情報",
    ["UPYOBO", "UPKIHON"],
    ["UPYOBO_SUB", "UPKIHON_SUB1", "UPKIHON_SUB2"],
    ["UPKIHON_IMAGE"],
  ),
];

export function getSetDefinition(kind: SetKind): SetDefinition {
  const found = setDefinitions.find((definition) => definition.kind === kind);
  if (!found) throw new RangeError(`there is no set ${kind}`);
  return found;
}
