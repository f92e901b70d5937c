import { entityTable, type EntityClass } from "../../../platform/database/entity-columns.js";
import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, inKeyOrder, readByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { DocumentContent } from "./document-content.js";
import type { DocumentPart } from "./document-part.js";
import type { DocumentStatus } from "./document-status.js";
import { DocumentVersion } from "./document-version.entity.js";
import { groupBy } from "./group-by.js";
import type { PlanDocument } from "./plan-document.js";

const category = "CARE_PLAN";
const keyColumns = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];
const personText = ({ insurerNumber, recipientId }: PlanDocument) => `${insurerNumber}${recipientId}`;
const documentText = ({ insurerNumber, documentId }: { insurerNumber: string; documentId: string }) => `${insurerNumber}${documentId}`;

/** Documents by key; null where there is none for this viewer. */
export const documentByKey = <Row extends PlanDocument>(entity: EntityClass<Row>): LoaderDefinition<RowKey, Row | null> => ({
  name: `${entity.name}ByKey`,
  cacheKey: rowKeyText,
  batch: (keys, context) => readByKey(context, entity, category, keys),
});

/** Each person's newest document in force, whichever office wrote it; null where there is none. */
export const newestDocumentOf = <Row extends PlanDocument>(entity: EntityClass<Row>, dateColumn: string): LoaderDefinition<RowKey, Row | null> => ({
  name: `newest${entity.name}Of`,
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context,
      entity,
      category,
      `WHERE (t.insurer_number, t.id) IN (
         SELECT DISTINCT ON (p.insurer_number, p.recipient_id) p.insurer_number, p.id FROM ${entityTable(entity)} p
         WHERE (p.insurer_number, p.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND p.status = 'IN_FORCE'
         ORDER BY p.insurer_number, p.recipient_id, p.${dateColumn} DESC, p.id DESC)`,
      keyColumns(keys),
    );
    return inKeyOrder(keys, rows, rowKeyText, personText);
  },
});

/** Which page of whose documents. */
export interface DocumentPage {
  readonly person: RowKey;
  readonly statuses: readonly DocumentStatus[];
  /** Rows wanted, one more than the page shows. */
  readonly limit: number;
  /** Day and row id after which the page starts. */
  readonly after: readonly [string, string] | null;
}

const pageText = ({ statuses, limit, after }: DocumentPage) => JSON.stringify([statuses, limit, after]);

/** Pages of people's documents, newest first. Pages that differ only in the person are read in one statement. */
export const documentPages = <Row extends PlanDocument>(entity: EntityClass<Row>, dateColumn: string): LoaderDefinition<DocumentPage, Row[]> => ({
  name: `${entity.name}Pages`,
  cacheKey: (page) => `${rowKeyText(page.person)}${pageText(page)}`,
  async batch(pages, context) {
    const groups = [...groupBy(pages, pageText).values()];
    const read = await Promise.all(groups.map((group) => readPage(group)));
    const rows = new Map(groups.flatMap((group, index) => group.map((page, place) => [page, read[index]?.[place] ?? []] as const)));
    return pages.map((page) => rows.get(page) ?? []);

    async function readPage(group: readonly DocumentPage[]): Promise<Row[][]> {
      const [{ statuses, after, limit } = { statuses: [], after: null, limit: 0 }] = group;
      const people = group.map(({ person }) => person);
      const found = await readPersonalRows(
        context,
        entity,
        category,
        `JOIN (SELECT p.insurer_number, p.id FROM unnest($1::text[], $2::uuid[]) AS k (insurer_number, recipient_id) CROSS JOIN LATERAL (
           SELECT d.insurer_number, d.id FROM ${entityTable(entity)} d
           WHERE d.insurer_number = k.insurer_number AND d.recipient_id = k.recipient_id AND d.status = ANY ($3::text[])
             AND ($4::date IS NULL OR (d.${dateColumn}, d.id) < ($4::date, $5::uuid))
           ORDER BY d.${dateColumn} DESC, d.id DESC LIMIT $6) p) page ON page.insurer_number = t.insurer_number AND page.id = t.id
         ORDER BY t.${dateColumn} DESC, t.id DESC`,
        [...keyColumns(people), statuses, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return groupedByKey(people, found, rowKeyText, personText);
    }
  },
});

/** The rows of one part of each document, in file order. */
export const partsOf = <Row extends DocumentPart>(entity: EntityClass<Row>): LoaderDefinition<RowKey, Row[]> => ({
  name: `${entity.name}Of`,
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, entity, category, "WHERE (t.insurer_number, t.document_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY t.position", keyColumns(keys));
    return groupedByKey(keys, rows, rowKeyText, documentText);
  },
});

/** The versions of each document, newest first. */
export const versionsOf: LoaderDefinition<RowKey, DocumentVersion[]> = {
  name: "versionsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, DocumentVersion, category, "WHERE (t.insurer_number, t.document_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY t.version DESC", keyColumns(keys));
    return groupedByKey(keys, rows, rowKeyText, documentText);
  },
};

/** One version of one document. */
export interface VersionKey extends RowKey {
  readonly version: number;
}

const versionText = (key: VersionKey) => `${rowKeyText(key)}${key.version}`;

/** What versions said; null where there is no such version for this viewer. */
export const versionContents: LoaderDefinition<VersionKey, DocumentContent | null> = {
  name: "versionContents",
  cacheKey: versionText,
  async batch(keys, { session, audit }) {
    const rows = await session.query<VersionKey & { recipientId: string; content: DocumentContent }>(
      `SELECT v.insurer_number AS "insurerNumber", v.document_id AS "rowId", v.version, v.recipient_id AS "recipientId", c.content
       FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS k (insurer_number, document_id, version)
       JOIN care_plans.document_version v ON v.insurer_number = k.insurer_number AND v.document_id = k.document_id AND v.version = k.version
       JOIN care_plans.document_version_content c ON c.insurer_number = v.insurer_number AND c.id = v.id`,
      [...keyColumns(keys), keys.map(({ version }) => version)],
    );
    for (const { insurerNumber, recipientId } of rows) audit.note(insurerNumber, recipientId, category, 1);
    return inKeyOrder(keys, rows, versionText, versionText).map((row) => row && row.content);
  },
};
