import type { CareLevel } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import type { ServiceCodeFacts } from "../../subgraphs/schedules/benefit/planned-lines.rule.js";
import type { SupportKind } from "../people/support-kind.js";

/**
 * Demo masters: a small set of service codes in the national form. Units, percentages and limit flags are plausible
 * values for the demo only, not the official table; a real installation loads the official masters.
 */
export interface DemoServiceCode extends ServiceCodeFacts {
  readonly code: string;
  readonly name: string;
}

const plain = { discountRate: 100, limitManaged: true, per: "TIME", fixedCopay: null, addOn: null } as const;
const outside = { ...plain, limitManaged: false } as const;
const perLevel = (prefix: string, name: string, units: readonly number[]): DemoServiceCode[] =>
  units.map((value, index) => ({ ...plain, code: `${prefix}${index + 1}`, name: `${name}${index + 1}`, units: value, per: "DAY" }));
const treatment = (code: string, name: string, permille: number): DemoServiceCode =>
  ({ ...outside, code, name, units: 0, per: "MONTH", addOn: { kind: "TREATMENT", permille } });

export const DEMO_SERVICE_CODES: readonly DemoServiceCode[] = [
  { ...plain, code: "111111", name: "身体介護１", units: 244 },
  { ...plain, code: "111211", name: "身体介護２", units: 387 },
  { ...plain, code: "117211", name: "生活援助２", units: 179 },
  { ...plain, code: "117311", name: "生活援助３", units: 220 },
  treatment("116275", "訪問介護処遇改善加算", 245),
  { ...plain, code: "121111", name: "訪問入浴", units: 1_266 },
  { ...plain, code: "131111", name: "訪問看護Ⅰ２", units: 471 },
  { ...plain, code: "131211", name: "訪問看護Ⅰ３", units: 823 },
  { ...outside, code: "133100", name: "緊急時訪問看護加算", units: 600, per: "MONTH" },
  ...perLevel("15244", "通所介護Ⅰ５", [658, 777, 900, 1_023, 1_148]),
  { ...plain, code: "155301", name: "通所介護入浴介助加算Ⅰ", units: 40 },
  { ...outside, code: "156101", name: "通所介護サービス提供体制加算", units: 22, per: "DAY" },
  treatment("156275", "通所介護処遇改善加算", 92),
  ...perLevel("16154", "通所リハⅠ５", [715, 850, 981, 1_137, 1_290]),
  { ...outside, code: "166101", name: "通所リハサービス提供体制加算", units: 22, per: "DAY" },
  { ...plain, code: "171001", name: "車いす貸与", units: 0, per: "MONTH" },
  { ...plain, code: "171003", name: "特殊寝台貸与", units: 0, per: "MONTH" },
  { ...plain, code: "171004", name: "特殊寝台付属品貸与", units: 0, per: "MONTH" },
  { ...plain, code: "171005", name: "床ずれ防止用具貸与", units: 0, per: "MONTH" },
  { ...plain, code: "171007", name: "手すり貸与", units: 0, per: "MONTH" },
  { ...plain, code: "171009", name: "歩行器貸与", units: 0, per: "MONTH" },
  { ...plain, code: "171010", name: "歩行補助つえ貸与", units: 0, per: "MONTH" },
  ...perLevel("21113", "短期入所生活介護Ⅰ", [603, 672, 745, 815, 884]),
  { ...plain, code: "219200", name: "短期生活送迎加算", units: 184 },
  { ...outside, code: "216101", name: "短期生活サービス提供体制加算", units: 18, per: "DAY" },
  treatment("216275", "短期生活処遇改善加算", 140),
  ...perLevel("22153", "老健短期入所療養介護Ⅰ", [830, 880, 944, 997, 1_052]),
  { ...outside, code: "311111", name: "居宅療養管理指導（医師）", units: 515 },
  ...perLevel("78244", "地域密着型通所介護５", [753, 890, 1_032, 1_172, 1_312]),
  treatment("786275", "地域密着型通所介護処遇改善加算", 92),
  { ...plain, code: "A21111", name: "訪問型独自サービス（週１回）", units: 1_176, per: "MONTH" },
  { ...plain, code: "A21211", name: "訪問型独自サービス（週２回）", units: 2_349, per: "MONTH" },
  { ...plain, code: "A61111", name: "通所型独自サービス１", units: 1_798, per: "MONTH" },
  { ...plain, code: "A61121", name: "通所型独自サービス２", units: 3_621, per: "MONTH" },
  { ...plain, code: "A81001", name: "通所型サービス（定額）", units: 384, fixedCopay: 400 },
  { ...plain, code: "631111", name: "予防訪問看護Ⅰ２", units: 451 },
  { ...plain, code: "661111", name: "予防通所リハ１", units: 2_268, per: "MONTH" },
  { ...plain, code: "661121", name: "予防通所リハ２", units: 4_228, per: "MONTH" },
  { ...plain, code: "671007", name: "予防手すり貸与", units: 0, per: "MONTH" },
  { ...plain, code: "671009", name: "予防歩行器貸与", units: 0, per: "MONTH" },
  { ...plain, code: "671010", name: "予防歩行補助つえ貸与", units: 0, per: "MONTH" },
];

const byCode = new Map(DEMO_SERVICE_CODES.map((entry) => [entry.code, entry]));

export function serviceCodeOf(code: string): DemoServiceCode {
  const entry = byCode.get(code);
  if (!entry) throw new RangeError("a service code that the demo masters do not hold");
  return entry;
}

/** The base code of a service on a day: day and stay services depend on the level. */
export function baseCode(support: SupportKind, careLevel: CareLevel, minutes: number, timesAWeek: number): string {
  const grade = careLevel >= "21" ? careLevel.charAt(1) : "1";
  switch (support) {
    case "BODY_CARE": return minutes > 30 ? "111211" : "111111";
    case "HOUSEWORK": return minutes > 45 ? "117311" : "117211";
    case "BATHING": return "121111";
    case "NURSING": return minutes > 30 ? "131211" : "131111";
    case "DAY": return `15244${grade}`;
    case "SMALL_DAY": return `78244${grade}`;
    case "REHAB": return `16154${grade}`;
    case "SHORT_STAY": return `21113${grade}`;
    case "SHORT_MEDICAL": return `22153${grade}`;
    case "DOCTOR": return "311111";
    case "P_VISIT": return timesAWeek > 1 ? "A21211" : "A21111";
    case "P_DAY": return careLevel === "13" ? "A61121" : "A61111";
    case "P_SMALL_DAY": return "A81001";
    case "P_REHAB": return careLevel === "13" ? "661121" : "661111";
    case "P_NURSING": return "631111";
    case "EQUIPMENT": case "P_EQUIPMENT": throw new RangeError("equipment has its own codes");
  }
}

/** Add-ons that go with every visit or day of a service. */
export const DAILY_ADD_ONS: Readonly<Partial<Record<SupportKind, readonly string[]>>> = {
  DAY: ["155301", "156101"], REHAB: ["166101"], SHORT_STAY: ["216101"],
};

/** Add-ons once a month, and percentage add-ons, per service. */
export const MONTHLY_ADD_ONS: Readonly<Partial<Record<SupportKind, readonly string[]>>> = {
  BODY_CARE: ["116275"], HOUSEWORK: ["116275"], NURSING: ["133100"], DAY: ["156275"], SMALL_DAY: ["786275"], SHORT_STAY: ["216275"],
};
