import type { EntityClass } from "../../../platform/database/entity-columns.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import { insuredNumbersOf, personColumns, type ExportedFiles, type ExportedRecord, type Exporter, type ExportRequest } from "../../../platform/subgraph/exporter.js";
import type { DocumentForm } from "../document/document-form.js";
import { partsOf } from "../document/document.loader.js";
import type { DocumentPart } from "../document/document-part.js";
import type { PlanDocument } from "../document/plan-document.js";

/** How one kind of document goes out: its own file kind, those of its parts, and that of its deletion. */
export interface DocumentFiles<Row extends PlanDocument> {
  readonly form: DocumentForm;
  readonly entity: EntityClass<Row>;
  readonly kind: string;
  readonly deletionKind: string;
  readonly parts: Readonly<Record<string, EntityClass<DocumentPart>>>;
  /** Item that holds the document's day. */
  keyDay: keyof Row & string;
  /** The document asked for is another one of the set: this one is the newest not later than it. */
  isCompanion?(request: ExportRequest): boolean;
  addPictures?(request: ExportRequest, documents: readonly Row[], insuredNumberOf: (row: Row) => string): Promise<ExportedFiles["pictures"]>;
}

/** Gives documents that the sender wrote, and withdraws them. */
export const documentExporter = <Row extends PlanDocument>(files: DocumentFiles<Row>): Exporter => ({
  name: files.kind,
  kinds: [files.kind, ...Object.keys(files.parts), files.deletionKind],
  categories: ["CARE_PLAN"],
  async give(request) {
    const { context, people, kinds } = request;
    const { keyDay } = files;
    const insuredNumberOf = insuredNumbersOf(people);
    const documents = await readDocuments(files, request);
    const keyOf = (row: Row): ExportedRecord => ({ insurerNumber: row.insurerNumber, insuredNumber: insuredNumberOf(row), [keyDay]: row[keyDay] });
    if (kinds.has(files.deletionKind)) return { records: { [files.deletionKind]: documents.map(keyOf) } };
    const parts = await Promise.all(
      Object.entries(files.parts).map(async ([kind, entity]) => {
        const loader = partsOf(entity);
        const rows = await Promise.all(documents.map((document) => context.load(loader, document)));
        return [kind, rows.flatMap((own, index) => own.map((row) => ({ ...row, ...keyOf(documents[index] as Row) })))] as const;
      }),
    );
    const pictures = await files.addPictures?.(request, documents, insuredNumberOf);
    return { records: { [files.kind]: documents.map((row) => ({ ...row, ...keyOf(row) })), ...Object.fromEntries(parts) }, ...(pictures && { pictures }) };
  },
});

/**
 * One document for each person: that of the day asked for, otherwise the newest in force. The sender's own comes first; a planning
 * office that has none passes on what it was sent (R34). Withdrawing takes own ones of any state.
 */
async function readDocuments<Row extends PlanDocument>({ form, entity, deletionKind, isCompanion }: DocumentFiles<Row>, request: ExportRequest): Promise<Row[]> {
  const { context, people, sender, documentDate, kinds } = request;
  const exact = documentDate !== null && !isCompanion?.(request);
  return readPersonalRows(
    context,
    entity,
    "CARE_PLAN",
    `WHERE (t.insurer_number, t.id) IN (
       SELECT DISTINCT ON (d.insurer_number, d.recipient_id) d.insurer_number, d.id FROM ${form.table} d
       WHERE (d.insurer_number, d.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
         AND (d.sender_office_number = $3 OR ($4 AND $3 = ANY (d.receiver_office_numbers)))
         AND d.status <> 'DRAFT' AND ($5 OR d.status <> 'WITHDRAWN') AND ($6::date IS NULL OR CASE WHEN $7 THEN d.${form.dateColumn} = $6 ELSE d.${form.dateColumn} <= $6 END)
       ORDER BY d.insurer_number, d.recipient_id, d.sender_office_number = $3 DESC, d.status = 'IN_FORCE' DESC, d.${form.dateColumn} DESC, d.id DESC)
     ORDER BY t.insurer_number, t.recipient_id`,
    [...personColumns(people), sender.officeNumber, context.viewer.role === "CARE_MANAGER" && !kinds.has(deletionKind), kinds.has(deletionKind), documentDate, exact],
  );
}
