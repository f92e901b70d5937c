import { serviceTypeEntries } from "../generated/service-types.js";
import type { ServiceTypeEntry } from "../layout/layout.js";

const byCode = new Map<string, ServiceTypeEntry>();
for (const entry of serviceTypeEntries) if (!byCode.has(entry.code)) byCode.set(entry.code, entry);

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

/** 連携対象: may appear in tables 6 and 7 of the exchange (R11). Types the list does not name answer null. */
export function isInScope(code: string): boolean | null {
  return byCode.get(code)?.inScope ?? null;
}

/** Welfare-equipment rental, whose rows name the equipment (R30). */
export function isEquipmentRental(serviceType: string): boolean {
  return serviceType === "17" || serviceType === "67";
}
