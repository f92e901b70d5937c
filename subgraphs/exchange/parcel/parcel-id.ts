import { uuidForm } from "../../../platform/database/uuid-form.js";

/** Opaque id of a parcel: base64url of its UUID, 22 characters. */
export const toParcelId = (uuid: string): string => Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");

/** The UUID inside an id, or null when the text is no id. */
export function findParcelUuid(id: unknown): string | null {
  if (typeof id !== "string" || !/^[A-Za-z0-9_-]{22}$/.test(id)) return null;
  const hex = Buffer.from(id, "base64url").toString("hex");
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return uuidForm.test(uuid) && toParcelId(uuid) === id ? uuid : null;
}
