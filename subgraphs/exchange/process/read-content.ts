import type { WriteTransaction } from "../../../platform/database/write-transaction.js";

/** A stored file of a parcel with all its bytes. */
export interface StoredFile {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

interface FileRow {
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly contentId: string;
}

/** The files of a parcel, one at a time, by name. Throws when stored bytes are incomplete. */
export async function* readFiles(tx: WriteTransaction, parcelId: string): AsyncGenerator<StoredFile> {
  const files = await tx.query<FileRow>(`SELECT name, kind, size, content_id AS "contentId" FROM exchange.parcel_file WHERE parcel_id = $1 ORDER BY name`, [parcelId]);
  for (const { name, kind, size, contentId } of files) {
    const chunks = await tx.query<{ bytes: Buffer }>("SELECT bytes FROM exchange.parcel_file_chunk WHERE content_id = $1 ORDER BY ordinal", [contentId]);
    const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
    if (bytes.length !== size) throw new Error("the stored bytes of a file are incomplete");
    yield { name, kind, bytes };
  }
}
