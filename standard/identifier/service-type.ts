import { serviceTypeEntries } from "../generated/service-types.js";
import type { ServiceTypeEntry } from "../layout/layout.js";

const byCode = new Map<string, ServiceTypeEntry>();
for (const entry of serviceTypeEntries) if (!byCode.has(entry.code)) byCode.set(entry.code, entry);

/** Types that the scope list does not name: those who plan, facilities, types moved or abolished, and other 総合事業 services. */
const otherNames: Readonly<Record<string, string>> = {
  "43": "居宅介護支援",
  "46": "介護予防支援",
  "55": "介護医療院サービス",
  "61": "介護予防訪問介護",
  "65": "介護予防通所介護",
  A9: "生活支援サービス（配食／定率）",
  AA: "生活支援サービス（配食／定額）",
  AB: "生活支援サービス（見守り／定率）",
  AC: "生活支援サービス（見守り／定額）",
  AD: "生活支援サービス（その他／定率）",
  AE: "生活支援サービス（その他／定額）",
  AF: "介護予防ケアマネジメント",
};

/** Service types of senders that are no services themselves. */
export const careManagementType = "43";
export const preventiveSupportType = "46";

/** Two characters, not always digits: 2A, 2B, A1 to AF. */
export function isServiceTypeCode(value: string): boolean {
  return /^[0-9A-Z]{2}$/.test(value);
}

/** サービスコード: service type and four characters of item. */
export function isServiceCode(value: string): boolean {
  return /^[0-9A-Z]{6}$/.test(value);
}

/** The first two characters of a service code. */
export function toServiceType(serviceCode: string): string {
  return serviceCode.slice(0, 2);
}

/** The scope list's entry, or null for a type it does not name. */
export function findServiceType(code: string): ServiceTypeEntry | null {
  return byCode.get(code) ?? null;
}

/** The Japanese name of a service type, or null. */
export function findServiceTypeName(code: string): string | null {
  return byCode.get(code)?.nameJa ?? otherNames[code] ?? null;
}

/** 連携対象: may appear in tables 6 and 7 of the exchange (R11). Types the list does not name answer null. */
export function isInScope(code: string): boolean | null {
  return byCode.get(code)?.inScope ?? null;
}

/** Welfare-equipment rental, whose rows name the equipment (R30). */
export function isEquipmentRental(serviceType: string): boolean {
  return serviceType === "17" || serviceType === "67";
}
