import { createHash } from "node:crypto";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { Attachment } from "../document/document-form.js";
import type { DraftPictureFacts } from "./draft-content.js";

/** A body of the graph holds 256 KB; Base64 takes a third more than the bytes. */
export const mostPictureBytes = 180_000;

/** A picture and what a draft's text keeps of it. */
export interface DraftPicture extends DraftPictureFacts {
  readonly bytes: Buffer;
}

export const toPicture = (bytes: Buffer): DraftPicture => ({ bytes, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });

/** The JPEG inside a Base64 text, held to the check that file sets go through. Throws INPUT_INVALID. */
export function readPicture(base64: string): DraftPicture {
  const bytes = Buffer.from(base64, "base64");
  const isWhole = bytes.toString("base64") === base64 && bytes.length > 3 && bytes.length <= mostPictureBytes;
  if (!isWhole || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) throw new KaigoError("INPUT_INVALID", { field: "picture", rule: `JPEG in Base64, at most ${mostPictureBytes} bytes` });
  return toPicture(bytes);
}

/** Keeps a picture beside the draft; every version that names it finds it there. */
export async function putPicture(tx: WriteTransaction, { insurerNumber, rowId }: RowKey, recipientId: string, { sha256, bytes }: DraftPicture): Promise<void> {
  await tx.execute(
    "INSERT INTO care_plans.draft_picture (insurer_number, recipient_id, draft_id, sha256, content) SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM care_plans.draft_picture WHERE insurer_number = $1 AND draft_id = $3 AND sha256 = $4)",
    [insurerNumber, recipientId, rowId, sha256, bytes],
  );
}

/** The draft's picture as it goes out with the record; a set of files names it anew. */
export async function findAttachments(tx: WriteTransaction, { insurerNumber, rowId }: RowKey, picture: DraftPictureFacts | undefined, fileName: string): Promise<Attachment[]> {
  if (!picture) return [];
  const rows = await tx.query<{ content: Buffer }>("SELECT content FROM care_plans.draft_picture WHERE insurer_number = $1 AND draft_id = $2 AND sha256 = $3", [insurerNumber, rowId, picture.sha256]);
  return rows.map(({ content }) => ({ fileName, sha256: picture.sha256, content }));
}

/** The picture of a record that stands, or null. */
export async function findRecordPicture({ session }: RequestContext, { insurerNumber, rowId }: RowKey): Promise<DraftPicture | null> {
  const [row] = await session.query<{ content: Buffer }>(
    `SELECT b.content FROM care_plans.family_picture p JOIN care_plans.family_picture_bytes b ON b.insurer_number = p.insurer_number AND b.id = p.id
     WHERE p.insurer_number = $1 AND p.document_id = $2 ORDER BY p.position LIMIT 1`,
    [insurerNumber, rowId],
  );
  return row ? toPicture(row.content) : null;
}
