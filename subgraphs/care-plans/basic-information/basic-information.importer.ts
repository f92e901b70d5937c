import { createHash } from "node:crypto";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { ImportBatch, Importer } from "../../../platform/subgraph/importer.js";
import { layouts } from "../../../standard/index.js";
import { formItems, formPart, type Attachment, type DocumentForm, type Row, type StoredDocument } from "../document/document-form.js";
import { SetJoin } from "../document/join-set.js";
import { takeDocuments, withdrawDocuments } from "../document/take-documents.js";

const keyDay = "consultationDate";

/** 利用者基本情報 with timetable, illnesses and the picture of the family. */
export const basicInformationForm: DocumentForm = {
  kind: "BASIC_INFORMATION",
  table: "care_plans.basic_information",
  dateColumn: "consultation_date",
  items: formItems(layouts.UPKIHON, keyDay),
  parts: [formPart("care_plans.daily_schedule_line", layouts.UPKIHON_SUB1, keyDay), formPart("care_plans.illness", layouts.UPKIHON_SUB2, keyDay)],
  storeAttachments: storePictures,
};

/** Basic information with annexes and picture, and deletions (R22, R35). */
export const basicInformationImporter: Importer = {
  name: "basic-information",
  kinds: ["UPKIHON", "UPKIHON_SUB1", "UPKIHON_SUB2", "UPKIHON_IMAGE", "DLTKIHON"],
  async take(batch) {
    const set = new SetJoin(batch, keyDay);
    const [schedule, illnesses] = [set.rowsOf("UPKIHON_SUB1"), set.rowsOf("UPKIHON_SUB2")];
    await takeDocuments(
      batch,
      basicInformationForm,
      set.records("UPKIHON").map((header) => ({ ...set.key(header), header, parts: [schedule(header), illnesses(header)], attachments: picturesOf(batch, header) })),
    );
    await withdrawDocuments(batch, basicInformationForm, set.records("DLTKIHON").map((record) => set.key(record)));
  },
};

/** The picture that item 62 names; a name without a file is kept as a name only. */
function picturesOf(batch: ImportBatch, { familyImageFileName }: Row): Attachment[] {
  if (typeof familyImageFileName !== "string") return [];
  const content = batch.attachment(familyImageFileName);
  return content ? [{ fileName: familyImageFileName, sha256: createHash("sha256").update(content).digest("hex"), content }] : [];
}

async function storePictures(tx: WriteTransaction, documents: readonly StoredDocument[]): Promise<void> {
  await tx.execute("DELETE FROM care_plans.family_picture WHERE (insurer_number, document_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))", [documents.map(({ insurerNumber }) => insurerNumber), documents.map(({ id }) => id)]);
  const pictures = documents.flatMap(({ insurerNumber, recipientId, id, attachments }) => attachments.map((attachment, position) => ({ insurerNumber, recipientId, id, position, ...attachment })));
  if (pictures.length === 0) return;
  await tx.execute(
    `WITH came AS MATERIALIZED (SELECT uuidv7() AS id, k.* FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::integer[], $5::text[], $6::text[], $7::bytea[])
       AS k (insurer_number, recipient_id, document_id, position, file_name, sha256, content)),
     stored AS (INSERT INTO care_plans.family_picture (insurer_number, id, recipient_id, document_id, position, file_name, sha256, size)
       SELECT insurer_number, id, recipient_id, document_id, position, file_name, sha256, octet_length(content) FROM came)
     INSERT INTO care_plans.family_picture_bytes (insurer_number, id, recipient_id, content) SELECT insurer_number, id, recipient_id, content FROM came`,
    [
      pictures.map(({ insurerNumber }) => insurerNumber), pictures.map(({ recipientId }) => recipientId), pictures.map(({ id }) => id), pictures.map(({ position }) => position),
      pictures.map(({ fileName }) => fileName), pictures.map(({ sha256 }) => sha256), pictures.map(({ content }) => content),
    ],
  );
}
