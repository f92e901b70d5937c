import type { WriteTransaction } from "../database/write-transaction.js";

/** One side of an exchange: an organisation and the unit of it that sends or receives. */
export interface Party {
  readonly officeNumber: string;
  readonly serviceType: string;
}

/** Internal key of a person. */
export interface SubjectKey {
  readonly insurerNumber: string;
  readonly recipientId: string;
}

/** A file set on its way in: its records by file kind, who sent it, and the people it speaks of. */
export interface ImportBatch {
  readonly tx: WriteTransaction;
  readonly parcelId: string;
  /** 14 digits; a later serial of the same sender replaces an earlier one, never the other way round. */
  readonly serial: string;
  readonly sender: Party;
  readonly receiver: Party;
  /** Records of one file kind (`UP1KYO`), in file order; empty when the set has no such file. */
  records<R>(kind: string): readonly R[];
  /** Key of a person named in the set. Throws when the check before the import did not know them. */
  subject(insurerNumber: string, insuredNumber: string): SubjectKey;
  /** Bytes of a file that travels with the set and is not a CSV, by file name. */
  attachment(fileName: string): Buffer | undefined;
}

/** Takes its part of a file set into its own tables. Runs inside the set's single transaction. */
export interface Importer {
  readonly name: string;
  /** File kinds this importer reads. */
  readonly kinds: readonly string[];
  take(batch: ImportBatch): Promise<void>;
}

/** What is written in the graph, as importers see a file set: one sender, one receiver and a serial, and no records. */
export function batchWithoutRecords(tx: WriteTransaction, serial: string, sender: Party, receiver: Party): ImportBatch {
  const nothing = (): never => {
    throw new Error("what is written in the graph brings no records");
  };
  return { tx, parcelId: "", serial, sender, receiver, records: nothing, subject: nothing, attachment: () => undefined };
}
