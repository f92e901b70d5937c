import type { Language } from "../../../platform/errors/kaigo-error.js";
import type { ParcelFile } from "../parcel/parcel-file.entity.js";
import type { ParcelFinding } from "../parcel/parcel-finding.entity.js";
import { toParcelId } from "../parcel/parcel-id.js";
import type { Parcel } from "../parcel/parcel.entity.js";

export const parcelPath = (id: string): string => `/exchange/parcels/${id}`;

/** A parcel as the REST routes show it; the accounts behind it stay inside. */
export function toParcelJson(parcel: Parcel): object {
  const { serial, setKind, serviceMonth, state, size, sha256, receivedAt, acceptedAt, importedAt, collectedAt, updatedAt, errorCount, warningCount, attempts, lastErrorCode } = parcel;
  const id = toParcelId(parcel.parcelId);
  return {
    id,
    href: parcelPath(id),
    sender: { officeNumber: parcel.senderOfficeNumber, serviceType: parcel.senderServiceType },
    receiver: { officeNumber: parcel.receiverOfficeNumber, serviceType: parcel.receiverServiceType },
    serial, setKind, serviceMonth, state, size, sha256, receivedAt, acceptedAt, importedAt, collectedAt, updatedAt, errorCount, warningCount, attempts, lastErrorCode,
  };
}

export const toFileJson = ({ parcelId, name, kind, size, sha256 }: ParcelFile): object => ({ name, kind, size, sha256, href: `${parcelPath(toParcelId(parcelId))}/files/${name}` });

export const toFindingJson = ({ fileName, line, columnNumber, item, kind, rule, severity, messageJa, messageEn }: ParcelFinding, language: Language): object => ({
  file: fileName,
  line,
  column: columnNumber,
  item,
  kind,
  rule,
  severity,
  message: language === "ja" ? messageJa : messageEn,
});
