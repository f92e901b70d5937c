/** An office as sender or receiver of a file set. */
export interface Party {
  readonly officeNumber: string;
  readonly serviceType: string;
}

export type ParcelKind = "CARE_PLAN" | "PREVENTIVE_PLAN" | "USAGE_TABLE" | "RESULT";

export interface ParcelFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One file set on its way from one office and service type to another. */
export interface DemoParcel {
  /** 14 digits; together with sender and receiver it is unique. */
  readonly serial: string;
  readonly sender: Party;
  readonly receiver: Party;
  readonly kind: ParcelKind;
  /** Service month of usage tables and results, null for plans. */
  readonly month: string | null;
  /** Whose data is inside. */
  readonly people: readonly { readonly insurerNumber: string; readonly insuredNumber: string }[];
  /** Encodes the files; nothing is kept. */
  files(): ParcelFile[];
}

/** Folder name of a parcel: serial, sender, receiver. */
export function parcelName(parcel: DemoParcel): string {
  return `${parcel.serial}_${parcel.sender.officeNumber}_${parcel.receiver.officeNumber}`;
}

export function partyKey(party: Party): string {
  return `${party.officeNumber}/${party.serviceType}`;
}
