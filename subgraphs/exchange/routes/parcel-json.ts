import type { Language } from "../../../platform/errors/kaigo-error.js";
import type { ParcelFile } from "../parcel/parcel-file.entity.js";
import type { ParcelFinding } from "../parcel/parcel-finding.entity.js";
import { toParcelId } from "../parcel/parcel-id.js";
import type { Parcel } from "../parcel/parcel.entity.js";

export const parcelPath = (id: string): string => `/exchange/parcels/${id}`;

/** A parcel as the REST routes show it. */
export function toParcelJson(parcel: Parcel): object {
  const { parcelId, senderOfficeNumber, senderServiceType, receiverOfficeNumber, receiverServiceType, ...rest } = parcel;
  const id = toParcelId(parcelId);
  return {
    ...rest,
    id,
    sender: { officeNumber: senderOfficeNumber, serviceType: senderServiceType },
    receiver: { officeNumber: receiverOfficeNumber, serviceType: receiverServiceType },
    href: parcelPath(id),
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
