import type { Language } from "../../platform/errors/kaigo-error.js";
import type { ToldFinding } from "../output/finding-lines.js";

interface PartyAnswer {
  readonly officeNumber: string;
  readonly serviceType: string | null;
}

/** A parcel as the exchange answers it. */
export interface ParcelAnswer {
  readonly id: string;
  readonly sender: PartyAnswer;
  readonly receiver: PartyAnswer;
  readonly serial: string;
  readonly setKind: string | null;
  readonly serviceMonth: string | null;
  readonly state: string;
  readonly receivedAt: string;
  readonly errorCount: number;
  readonly warningCount: number;
}

/** A parcel with its files and findings. */
export interface ParcelDetailAnswer extends ParcelAnswer {
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string; readonly href: string }[];
  readonly findings: readonly ToldFinding[];
}

const stateNames: Readonly<Record<string, string>> = { RECEIVED: "受付済", ACCEPTED: "検査済", REJECTED: "差戻し", IMPORTED: "取込済", COLLECTED: "受領済", FAILED: "取込不能" };

/** The state in the language of the terminal. */
export const stateName = (state: string, language: Language): string => (language === "ja" ? (stateNames[state] ?? state) : state);

const party = ({ officeNumber, serviceType }: PartyAnswer) => [officeNumber, serviceType].filter(Boolean).join("/");

/** A parcel as one line. */
export const describeParcel = (parcel: ParcelAnswer, language: Language): string =>
  [parcel.id, stateName(parcel.state, language).padEnd(9), parcel.serial, `${party(parcel.sender)} → ${party(parcel.receiver)}`, parcel.setKind ?? "-", parcel.serviceMonth ?? "-"].join("  ");
