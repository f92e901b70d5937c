import { toDetailRowKind, type DetailRowKind } from "../../../standard/index.js";

/** Kinds of table 7 rows in the graph. */
const kinds = {
  service: "DETAIL",
  subtotalWithinLimit: "SUBTOTAL_LIMIT",
  subtotalOutsideLimit: "SUBTOTAL_OUTSIDE",
  subtotalOver30Days: "SUBTOTAL_OVER_30",
  grandTotal: "TOTAL",
} as const satisfies Record<DetailRowKind, string>;

export type BenefitRowKind = (typeof kinds)[DetailRowKind];

/** What a row of table 7 is, by its service code (R29). */
export const toBenefitRowKind = (serviceCode: string): BenefitRowKind => kinds[toDetailRowKind(serviceCode)];

/** `"11.4"` → 1140: money never goes through floating point. Null stays null. Takes at most two decimals, as the codec gives them. */
export function toHundredths(decimal: string | null): number | null {
  if (decimal === null) return null;
  const [whole = "0", fraction = ""] = decimal.split(".");
  return Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
}

/** 1140 → `"11.40"`. */
export const toPrice = (hundredths: number | null): string | null => (hundredths === null ? null : `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`);
