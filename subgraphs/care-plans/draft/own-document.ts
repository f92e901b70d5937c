import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { RowKey } from "../../../platform/graphql/global-id.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { versionContents } from "../document/document.loader.js";
import type { DocumentKind } from "../document/document-form.js";
import { draftKinds, type DraftKind } from "./draft-kind.js";
import type { DraftContent } from "./draft-content.js";

/** A document that the viewer's office wrote. */
export interface OwnDocument {
  readonly kind: DocumentKind;
  readonly recipientId: string;
  readonly day: string;
  readonly version: number;
  readonly receivers: readonly string[];
}

/** The viewer's office's own document with this key. Throws NOT_FOUND for others' and unknown ones. */
export async function findDocument({ session }: RequestContext, { insurerNumber, rowId }: RowKey, officeNumber: string): Promise<OwnDocument> {
  const [place] = await session.query<{ kind: DocumentKind }>("SELECT kind FROM care_plans.document WHERE insurer_number = $1 AND id = $2 AND sender_office_number = $3", [insurerNumber, rowId, officeNumber]);
  if (!place) throw new KaigoError("NOT_FOUND");
  const { form } = draftKinds[place.kind];
  const [row] = await session.query<Omit<OwnDocument, "kind">>(
    `SELECT recipient_id AS "recipientId", ${form.dateColumn} AS day, version, receiver_office_numbers AS receivers FROM ${form.table} WHERE insurer_number = $1 AND id = $2`,
    [insurerNumber, rowId],
  );
  if (!row) throw new KaigoError("NOT_FOUND");
  return { ...place, ...row };
}

/** What a document says now, as a draft's content. */
export async function readContent(context: RequestContext, key: RowKey, kind: DraftKind): Promise<DraftContent> {
  const [row] = await context.session.query<{ version: number }>(`SELECT version FROM ${kind.form.table} WHERE insurer_number = $1 AND id = $2`, [key.insurerNumber, key.rowId]);
  const content = row && (await context.load(versionContents, { ...key, version: row.version }));
  if (!content) throw new KaigoError("NOT_FOUND");
  return { header: content.header, tables: Object.fromEntries(kind.tables.map(({ name }, index) => [name, content.parts[kind.form.parts[index]?.table ?? ""] ?? []])) };
}

/** The latest serial that this office has used for this person; null when it has used none. */
export async function lastSerial(tx: WriteTransaction, table: string, { insurerNumber, recipientId }: SubjectKey, officeNumber: string): Promise<string | null> {
  const [row] = await tx.query<{ serial: string | null }>(
    `SELECT max(nullif(s.serial, '')) AS serial FROM (
       SELECT serial FROM ${table} WHERE insurer_number = $1 AND recipient_id = $2 AND sender_office_number = $3
       UNION ALL SELECT v.serial FROM care_plans.delivery v JOIN care_plans.document d ON d.insurer_number = v.insurer_number AND d.id = v.document_id
         WHERE d.insurer_number = $1 AND d.recipient_id = $2 AND d.sender_office_number = $3) s`,
    [insurerNumber, recipientId, officeNumber],
  );
  return row?.serial ?? null;
}
