import { Readable } from "node:stream";
import type { AuditWriter } from "../../../platform/audit/audit-trail.js";
import type { Database } from "../../../platform/database/database.js";
import type { ReadSession } from "../../../platform/database/read-session.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { ParcelFile } from "../parcel/parcel-file.entity.js";
import { chunkBytes } from "../receive/upload-stage.js";

/** Runs work in a snapshot of its own under the viewer's rights. */
export async function withSession<T>(database: Database, viewer: Viewer, work: (session: ReadSession) => Promise<T>): Promise<T> {
  const session = database.read(viewer);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** What a file is opened with. */
export interface OpenedFile {
  readonly file: ParcelFile;
  readonly stream: Readable;
}

/**
 * Opens a stored file after its look is in the audit: one row per person of the parcel. Null for a parcel that is not there for the
 * viewer. Throws NOT_FOUND for a file that the parcel has not, and AUDIT_UNAVAILABLE.
 */
export async function openFile(database: Database, audit: AuditWriter, viewer: Viewer, requestId: string, parcelId: string, name: string): Promise<OpenedFile | null> {
  const found = await withSession(database, viewer, async (session) => {
    const [parcel] = await session.query<{ setKind: string | null }>(`SELECT set_kind AS "setKind" FROM exchange.parcel WHERE id = $1`, [parcelId]);
    if (!parcel) return null;
    const [file] = await session.query<ParcelFile>(`${selectFrom(ParcelFile)} WHERE t.parcel_id = $1 AND t.name = $2`, [parcelId, name]);
    if (!file) throw new KaigoError("NOT_FOUND");
    const rows = await session.query<SubjectKey>(`SELECT insurer_number AS "insurerNumber", recipient_id AS "recipientId" FROM exchange.parcel_person WHERE parcel_id = $1`, [parcelId]);
    return { file, people: rows, setKind: parcel.setKind };
  });
  if (!found) return null;
  const { file, people, setKind } = found;
  const trail = audit.trail(requestId, viewer, "exchange.download");
  for (const { insurerNumber, recipientId } of people) trail.note(insurerNumber, recipientId, setKind?.startsWith("results") ? "RESULT" : "CARE_PLAN", 1);
  await trail.commit();
  return { file, stream: Readable.from(chunksOf(database, viewer, file), { objectMode: false, highWaterMark: chunkBytes }) };
}

/** One short snapshot per chunk: a slow reader holds no connection, and stored bytes never change. */
async function* chunksOf(database: Database, viewer: Viewer, { contentId, size }: ParcelFile): AsyncGenerator<Buffer> {
  for (let ordinal = 0; ordinal * chunkBytes < size; ordinal += 1) {
    const [row] = await withSession(database, viewer, (session) => session.query<{ bytes: Buffer }>("SELECT bytes FROM exchange.parcel_file_chunk WHERE content_id = $1 AND ordinal = $2", [contentId, ordinal]));
    if (!row) throw new Error("the stored bytes of a file are incomplete");
    yield row.bytes;
  }
}
