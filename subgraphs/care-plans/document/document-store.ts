import { insertTyped, type TypedColumn } from "../../../platform/database/row-set.js";
import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import type { DocumentContent } from "./document-content.js";
import type { DocumentForm, FormItem, FormPart, Row, StoredDocument } from "./document-form.js";

/** A version that is to stand from now on. */
export interface NewVersion extends StoredDocument {
  readonly version: number;
  readonly content: DocumentContent;
  readonly hash: string;
}

interface RowId {
  readonly insurerNumber: string;
  readonly id: string;
}

const columns = (items: readonly FormItem[]) => items.map(({ column }) => column).join(", ");
const typed = (items: readonly FormItem[]) => items.map(({ column, type }) => `${column} ${type}`).join(", ");
const toColumns = (items: readonly FormItem[], row: Row) => Object.fromEntries(items.map(({ name, column }) => [column, row[name] ?? null]));
const idColumns = (rows: readonly RowId[]) => [rows.map(({ insurerNumber }) => insurerNumber), rows.map(({ id }) => id)];

/**
 * Documents whose content came again, in a set to another receiver: their newest serial moves on, and the version keeps the
 * oldest serial that brought it, whichever set was taken in first.
 */
export async function confirmSerial({ tx, serial }: ImportBatch, form: DocumentForm, documents: readonly (RowId & { readonly serial: string })[]): Promise<void> {
  const [older, newer] = [documents.filter((document) => serial < document.serial), documents.filter((document) => serial > document.serial)];
  const ofKeys = "IN (SELECT * FROM unnest($1::text[], $2::uuid[]))";
  if (newer.length > 0) await tx.execute(`UPDATE ${form.table} SET serial = $3 WHERE (insurer_number, id) ${ofKeys} AND serial < $3`, [...idColumns(newer), serial]);
  if (older.length > 0) await tx.execute(`UPDATE care_plans.document_version SET serial = $3 WHERE (insurer_number, document_id) ${ofKeys} AND valid_to IS NULL AND serial > $3`, [...idColumns(older), serial]);
}

/** Puts new versions in the place of the old ones and keeps every version in the history. */
export async function storeVersions(batch: ImportBatch, form: DocumentForm, documents: readonly NewVersion[]): Promise<void> {
  if (documents.length === 0) return;
  storeHeaders(batch, form, documents);
  storeHistory(batch, documents);
  for (const [index, part] of form.parts.entries()) await storePart(batch, part, documents, index);
  await form.storeAttachments?.(batch.tx, documents);
}

function storeHistory({ tx, serial }: ImportBatch, documents: readonly NewVersion[]): void {
  const replaced = documents.filter(({ version }) => version > 1);
  if (replaced.length > 0) tx.send("UPDATE care_plans.document_version SET valid_to = now() WHERE (insurer_number, document_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND valid_to IS NULL", idColumns(replaced));
  const rows = documents.map(({ insurerNumber, recipientId, id, version, content }) => ({ insurer_number: insurerNumber, document_id: id, recipient_id: recipientId, version, content }));
  tx.send(
    `WITH came AS MATERIALIZED (SELECT uuidv7() AS id, k.* FROM json_to_recordset($1::json) AS k (insurer_number text, document_id uuid, recipient_id uuid, version integer, content jsonb)),
     stored AS (INSERT INTO care_plans.document_version (insurer_number, id, document_id, recipient_id, version, serial)
       SELECT insurer_number, id, document_id, recipient_id, version, $2 FROM came)
     INSERT INTO care_plans.document_version_content (insurer_number, id, recipient_id, content) SELECT insurer_number, id, recipient_id, content FROM came`,
    [JSON.stringify(rows), serial],
  );
}

/** A new document concerns the receiver at hand; whom it concerns besides is settled afterwards. */
function storeHeaders({ tx, serial, sender, receiver }: ImportBatch, form: DocumentForm, documents: readonly NewVersion[]): void {
  const rows = documents.map(({ insurerNumber, id, recipientId, date, version, hash, header }) => ({
    insurer_number: insurerNumber, id, recipient_id: recipientId, day: date, version, content_hash: hash, ...toColumns(form.items, header),
  }));
  tx.send(
    `INSERT INTO ${form.table} AS t (insurer_number, id, recipient_id, ${form.dateColumn}, version, content_hash, serial, sender_office_number, receiver_office_numbers, status, ${columns(form.items)})
     SELECT r.insurer_number, r.id, r.recipient_id, r.day, r.version, r.content_hash, $2, $3, ARRAY[$4::text], 'IN_FORCE', ${form.items.map(({ column }) => `r.${column}`).join(", ")}
     FROM json_to_recordset($1::json) AS r (insurer_number text, id uuid, recipient_id uuid, day date, version integer, content_hash text, ${typed(form.items)})
     ON CONFLICT (insurer_number, id) DO UPDATE SET version = excluded.version, content_hash = excluded.content_hash, serial = excluded.serial, status = excluded.status,
       received_at = now(), agreed_on = NULL, agreed_by = NULL, ended_on = NULL, ${form.items.map(({ column }) => `${column} = excluded.${column}`).join(", ")}`,
    [JSON.stringify(rows), serial, sender.officeNumber, receiver.officeNumber],
  );
}

async function storePart({ tx }: ImportBatch, { table, items }: FormPart, documents: readonly NewVersion[], index: number): Promise<void> {
  const replaced = documents.filter(({ version }) => version > 1);
  if (replaced.length > 0) tx.send(`DELETE FROM ${table} WHERE (insurer_number, document_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`, idColumns(replaced));
  const rows = documents.flatMap((document) => (document.parts[index] ?? []).map((row, position) => ({ document, row, position })));
  const places: readonly TypedColumn<(typeof rows)[number]>[] = [
    { name: "insurer_number", type: "text", take: ({ document }) => document.insurerNumber },
    { name: "recipient_id", type: "uuid", take: ({ document }) => document.recipientId },
    { name: "document_id", type: "uuid", take: ({ document }) => document.id },
    { name: "position", type: "integer", take: ({ position }) => position },
  ];
  await insertTyped(tx, table, [...places, ...items.map(({ name, column, type }) => ({ name: column, type, property: name, take: ({ row }: (typeof rows)[number]) => row[name] }))], rows);
}
