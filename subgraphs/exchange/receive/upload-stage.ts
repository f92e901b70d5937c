import { createHash, randomUUID } from "node:crypto";
import type { Database } from "../../../platform/database/database.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import type { Hand } from "./hand.js";

/** Bytes of one stored chunk. */
export const chunkBytes = 256 * 1024;
/** Bytes that are put down together: what one upload that is not in hand holds in memory at most, twice, as the next are taken while these are written. */
export const batchBytes = 4 * chunkBytes;

/** A file whose bytes have been taken in, wholly or partly stored already. */
export interface StagedFile {
  readonly name: string;
  readonly contentId: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Small files wait as chunks of their own; a statement takes a bounded number. */
const chunksPerStatement = 32;

interface Chunk {
  readonly contentId: string;
  readonly ordinal: number;
  readonly bytes: Buffer;
}

/**
 * Takes the bytes of one upload in bounded memory. A small set waits in memory for its parcel's own transaction; of a large
 * one, chunks are put down while the rest is still on its way, invisible until a parcel names them.
 */
export class UploadStage {
  private waiting: Chunk[] = [];
  private waitingBytes = 0;
  private totalBytes = 0;
  private readonly writing = new Set<Chunk>();
  private written: Promise<void> = Promise.resolve();
  private readonly begun = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly viewer: Viewer,
    private readonly maxBytes: number,
    private readonly hand?: Hand,
  ) {}

  /** Takes a file from its stream. Throws PAYLOAD_TOO_LARGE past the limit; errors of the stream pass through. */
  async add(name: string, stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StagedFile> {
    const contentId = randomUUID();
    const hash = createHash("sha256");
    let size = 0;
    let ordinal = 0;
    let parts: Uint8Array[] = [];
    let partBytes = 0;
    const cut = async () => {
      if (partBytes === 0) return;
      await this.keep({ contentId, ordinal, bytes: Buffer.concat(parts, partBytes) });
      ordinal += 1;
      parts = [];
      partBytes = 0;
    };
    for await (const bytes of stream) {
      this.totalBytes += bytes.length;
      if (this.totalBytes > this.maxBytes) throw new KaigoError("PAYLOAD_TOO_LARGE", { limit: this.maxBytes });
      size += bytes.length;
      hash.update(bytes);
      for (let at = 0; at < bytes.length; ) {
        const piece = bytes.subarray(at, at + chunkBytes - partBytes);
        parts.push(piece);
        partBytes += piece.length;
        at += piece.length;
        if (partBytes === chunkBytes) await cut();
      }
    }
    await cut();
    return { name, contentId, size, sha256: hash.digest("hex") };
  }

  /** Bytes of one stored or waiting chunk, for archives that must be read out of order. */
  async chunk(contentId: string, ordinal: number): Promise<Buffer> {
    const waiting = [...this.waiting, ...this.writing].find((chunk) => chunk.contentId === contentId && chunk.ordinal === ordinal);
    if (waiting) return waiting.bytes;
    const [row] = await this.database.write(this.viewer, (tx) => tx.query<{ bytes: Buffer }>("SELECT bytes FROM exchange.parcel_file_chunk WHERE content_id = $1 AND ordinal = $2", [contentId, ordinal]));
    if (!row) throw new Error("a chunk of an upload is missing");
    return row.bytes;
  }

  /** Waits for what is being put down early. Whoever then opens a transaction needs no second connection while holding the first. */
  untilPutDown(): Promise<void> {
    return this.written;
  }

  /** Puts down what still waits, in the transaction that has made the parcel and its files: from now on all bytes are theirs. May run again when that transaction does. */
  store(tx: WriteTransaction): void {
    putDown(tx, this.waiting);
    if (this.begun.size > 0) tx.send("DELETE FROM exchange.pending_upload WHERE content_id = ANY ($1::uuid[])", [[...this.begun]]);
  }

  /** Removes what was put down and belongs to no parcel. Never throws: what stays behind is swept later. */
  async discard(): Promise<void> {
    this.waiting = [];
    await this.written.catch(() => undefined);
    if (this.begun.size === 0) return;
    await this.database.work([], (tx) => removePending(tx, [...this.begun])).catch(() => undefined);
  }

  private async keep(chunk: Chunk): Promise<void> {
    this.hand?.keep(chunk.contentId, chunk.bytes);
    this.waiting.push(chunk);
    this.waitingBytes += chunk.bytes.length;
    if (this.waitingBytes < batchBytes) return;
    // What is in hand is in memory anyway: its way to the disk holds nothing up.
    if (!this.hand?.isOpen) await this.written;
    const chunks = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    for (const chunk of chunks) this.writing.add(chunk);
    this.written = this.written.then(() => this.putDownEarly(chunks));
    // Told when the next are put down, or the parcel is made.
    this.written.catch(() => undefined);
  }

  private async putDownEarly(chunks: readonly Chunk[]): Promise<void> {
    for (const { contentId } of chunks) this.begun.add(contentId);
    await this.database.write(this.viewer, async (tx) => {
      // The parcel's own commit waits for everything written before it, so these need not be waited for.
      tx.send("SET LOCAL synchronous_commit = off");
      tx.send("INSERT INTO exchange.pending_upload (content_id, office_number) SELECT c, $2 FROM unnest($1::uuid[]) AS c ON CONFLICT (content_id) DO NOTHING", [
        [...new Set(chunks.map(({ contentId }) => contentId))],
        this.viewer.officeNumber,
      ]);
      putDown(tx, chunks);
    });
    for (const chunk of chunks) this.writing.delete(chunk);
  }
}

/** Bytes go to the server as they are when each is a parameter of its own; in a list they would travel as text. */
function putDown(tx: WriteTransaction, chunks: readonly Chunk[]): void {
  for (let start = 0; start < chunks.length; start += chunksPerStatement) {
    const some = chunks.slice(start, start + chunksPerStatement);
    const rows = some.map((_, index) => `($${3 * index + 1}::uuid, $${3 * index + 2}::integer, $${3 * index + 3}::bytea)`);
    tx.send(`INSERT INTO exchange.parcel_file_chunk (content_id, ordinal, bytes) VALUES ${rows.join(", ")}`, some.flatMap(({ contentId, ordinal, bytes }) => [contentId, ordinal, bytes]));
  }
}

/** Removes contents that belong to no parcel. */
export async function removePending(tx: WriteTransaction, contentIds: readonly string[]): Promise<void> {
  const values = [contentIds];
  await tx.execute("DELETE FROM exchange.pending_upload WHERE content_id = ANY ($1::uuid[])", values);
  await tx.execute(
    "DELETE FROM exchange.parcel_file_chunk c WHERE c.content_id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM exchange.parcel_file f WHERE f.content_id = c.content_id)",
    values,
  );
}
