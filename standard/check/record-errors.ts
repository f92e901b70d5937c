import { readFile } from "../codec/read-file.js";
import { writeFile, WriteRefused } from "../codec/write-file.js";
import type { Finding } from "../finding/finding.js";
import type { LayoutId, RecordByLayout } from "../generated/index.js";
import { buildFileName } from "../name/build-file-name.js";

/** Whose records they are, and of which service month; null for files without one. */
export interface RecordFrame {
  readonly officeNumber: string;
  readonly month: string | null;
}

/**
 * What a receiver's check would refuse in records that no file holds yet: they are written as their file and read again, so that a
 * missing item, a wrong code or a character that cannot travel is found before anybody receives it.
 */
export function findRecordErrors<K extends LayoutId>(id: K, records: Iterable<RecordByLayout[K]>, { officeNumber, month }: RecordFrame): Finding[] {
  const own = { senderOfficeNumber: officeNumber, senderServiceType: "43", receiverOfficeNumber: officeNumber, receiverServiceType: "43" };
  const fileName = buildFileName({ id, month, serial: "20260101000000", branch: null, ...own });
  try {
    return readFile(writeFile(id, records, fileName), fileName).findings.filter(({ severity, line }) => severity === "error" && line !== null);
  } catch (error) {
    if (error instanceof WriteRefused) return [...error.findings];
    throw error;
  }
}
