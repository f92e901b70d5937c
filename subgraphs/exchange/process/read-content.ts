import type { WriteTransaction } from "../../../platform/database/write-transaction.js";

/** A stored file of a parcel with all its bytes. */
export interface StoredFile {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

interface ChunkRow {
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly bytes: Buffer | null;
}

/** The files of a parcel by name. Throws when stored bytes are incomplete. */
export async function readFiles(tx: WriteTransaction, parcelId: string): Promise<StoredFile[]> {
  const rows = await tx.query<ChunkRow>(
    `SELECT f.name, f.kind, f.size, c.bytes FROM exchange.parcel_file f LEFT JOIN exchange.parcel_file_chunk c ON c.content_id = f.content_id
     WHERE f.parcel_id = $1 ORDER BY f.name, c.ordinal`,
    [parcelId],
  );
  const firsts = rows.filter(({ name }, index) => name !== rows[index - 1]?.name);
  return firsts.map(({ name, kind, size }) => {
    const bytes = Buffer.concat(rows.flatMap((row) => (row.name === name && row.bytes ? [row.bytes] : [])));
    if (bytes.length !== size) throw new Error("the stored bytes of a file are incomplete");
    return { name, kind, bytes };
  });
}
