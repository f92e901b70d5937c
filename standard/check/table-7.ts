import type { UsageTableDetailRecord } from "../generated/index.js";
import { totalRowOffice } from "../identifier/office-number.js";

/** What a row of table 7 is: a service, one of the three subtotals of a service type, or the person's grand total (R29). */
export type DetailRowKind = "service" | "subtotalWithinLimit" | "subtotalOutsideLimit" | "subtotalOver30Days" | "grandTotal";

/** The grand-total row's service code (全合計). */
export const grandTotalCode = "999999";

const subtotals: Readonly<Record<string, DetailRowKind>> = {
  AAAA: "subtotalWithinLimit",
  EEEE: "subtotalOutsideLimit",
  ZZZZ: "subtotalOver30Days",
};

export function toDetailRowKind(serviceCode: string): DetailRowKind {
  if (serviceCode === grandTotalCode) return "grandTotal";
  return subtotals[serviceCode.slice(2)] ?? "service";
}

/** Whether a row of table 7 counts as a service: subtotal and total rows must not (R29). */
export function isServiceRow(row: Pick<UsageTableDetailRecord, "serviceCode">): boolean {
  return toDetailRowKind(row.serviceCode) === "service";
}

/** Whether a row of tables 6 or 7 is the office's own: a receiver must pick its own rows (R13). */
export function isOwnRow(row: { readonly serviceOfficeNumber: string; readonly serviceCode: string }, officeNumber: string, serviceType?: string): boolean {
  return row.serviceOfficeNumber === officeNumber && officeNumber !== totalRowOffice && (serviceType === undefined || row.serviceCode.startsWith(serviceType));
}

/** 日割対象日: the days of the month that carry a 1. A monthly add-on among them counts once (R31). */
export function toProratedDays(bitmap: string): number[] {
  return [...bitmap].flatMap((flag, index) => (flag === "1" ? [index + 1] : []));
}
