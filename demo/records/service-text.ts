import type { ServiceUse } from "../model.js";
import type { SupportKind } from "../people/support-kind.js";

/** Names of services as they are written on the forms. */
export const SERVICE_NAMES: Readonly<Record<SupportKind, string>> = {
  BODY_CARE: "訪問介護（身体介護）", HOUSEWORK: "訪問介護（生活援助）", NURSING: "訪問看護", BATHING: "訪問入浴介護", DAY: "通所介護",
  SMALL_DAY: "地域密着型通所介護", REHAB: "通所リハビリテーション", EQUIPMENT: "福祉用具貸与", SHORT_STAY: "短期入所生活介護",
  SHORT_MEDICAL: "短期入所療養介護", DOCTOR: "居宅療養管理指導",
  P_VISIT: "訪問型サービス", P_DAY: "通所型サービス", P_SMALL_DAY: "通所型サービス（定額）", P_REHAB: "介護予防通所リハビリテーション",
  P_NURSING: "介護予防訪問看護", P_EQUIPMENT: "介護予防福祉用具貸与",
};

/** 頻度 in words. */
export function frequencyOf(use: ServiceUse): string {
  if (use.weekly.length > 0) return `週${use.weekly.length}回`;
  if (use.nights > 0) return use.nights > 30 ? "連続した利用" : `月1回（${use.nights}泊${use.nights + 1}日）`;
  return use.monthDays.length > 0 ? `月${use.monthDays.length}回` : "毎日";
}
