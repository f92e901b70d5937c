import { randomUUID } from "node:crypto";
import type { WriteTransaction } from "../../platform/database/write-transaction.js";
import type { ImportBatch, Party, SubjectKey } from "../../platform/subgraph/importer.js";
import type { LayoutId, RecordByLayout } from "../../standard/index.js";
import { sampleOffices } from "./standard-samples.js";

/** Records by file kind. */
export type ParcelFiles = { readonly [K in LayoutId]?: readonly RecordByLayout[K][] };

/** A file set as the exchange hands it to importers, made by hand. */
export interface HandMadeParcel {
  readonly files: ParcelFiles;
  readonly serial: string;
  /** Person by insured number, all of one insurer. */
  readonly people: Readonly<Record<string, SubjectKey>>;
  readonly sender?: Party;
  readonly receiver?: Party;
  readonly parcelId?: string;
  readonly attachments?: Readonly<Record<string, Buffer>>;
}

/** The batch an importer gets for the parcel; from the care manager to the home help unless said otherwise. */
export function toImportBatch(tx: WriteTransaction, parcel: HandMadeParcel): ImportBatch {
  return {
    tx,
    parcelId: parcel.parcelId ?? randomUUID(),
    serial: parcel.serial,
    sender: parcel.sender ?? { officeNumber: sampleOffices.careManager, serviceType: "43" },
    receiver: parcel.receiver ?? { officeNumber: sampleOffices.homeHelp, serviceType: "11" },
    records: <R>(kind: string) => (parcel.files[kind as LayoutId] ?? []) as unknown as readonly R[],
    subject(_insurerNumber, insuredNumber) {
      const key = parcel.people[insuredNumber];
      if (!key) throw new Error("the person is not in the hand-made parcel");
      return key;
    },
    attachment: (fileName) => parcel.attachments?.[fileName],
  };
}
