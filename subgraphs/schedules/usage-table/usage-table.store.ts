import { entityColumn } from "../../../platform/database/entity-columns.js";
import { toRowSet, type Columns } from "../../../platform/database/row-set.js";
import type { ImportBatch, SubjectKey } from "../../../platform/subgraph/importer.js";
import { headerItems } from "./header-items.rule.js";
import type { UsageTableContent } from "./usage-table-content.rule.js";
import { UsageTable } from "./usage-table.entity.js";
import { monthColumns, monthText, type DeliveredMonth } from "./delivered-month.js";

export type SubjectContent = UsageTableContent & SubjectKey;

/** A content that became a new version: its rows are still to be written. */
export interface FreshVersion {
  readonly content: SubjectContent;
  readonly usageTableId: string;
  readonly version: number;
}

const sentItems = ["serial", "parcelId", "contentHash"] as const;
const columnsOf = (items: readonly string[]) => items.map((item) => entityColumn(UsageTable, item));
const headColumns = ({ sender, serial, parcelId }: ImportBatch): Columns<SubjectContent> => ({
  insurerNumber: ({ insurerNumber }) => insurerNumber,
  recipientId: ({ recipientId }) => recipientId,
  serviceMonth: ({ serviceMonth }) => serviceMonth,
  planningOfficeNumber: () => sender.officeNumber,
  serial: () => serial,
  parcelId: () => parcelId,
  contentHash: ({ contentHash }) => contentHash,
  ...Object.fromEntries(headerItems.map((item) => [item, ({ header }: SubjectContent) => header[item]])),
});
const archived = columnsOf(["insurerNumber", "recipientId", "serviceMonth", "planningOfficeNumber", ...sentItems, ...headerItems, "version", "recordedAt"]);
const isNewer = "(excluded.serial, excluded.content_hash) > (t.serial, t.content_hash)";
const differs = "t.content_hash <> excluded.content_hash";

/**
 * Puts the heads of a set in place, one statement for all people. A later serial replaces, an earlier one only locks;
 * the replaced head moves to the history. Content that is already there gets the serial but no new version.
 */
export async function storeHeaders(batch: ImportBatch, contents: readonly SubjectContent[]): Promise<FreshVersion[]> {
  const { columns, source, values } = toRowSet(UsageTable, headColumns(batch), contents);
  const found = await batch.tx.query<SubjectKey & { serviceMonth: string; usageTableId: string; version: number }>(
    `WITH stored AS (
       INSERT INTO schedules.usage_table AS t (${columns}) SELECT ${columns} FROM ${source} ORDER BY insurer_number, recipient_id, service_month
       ON CONFLICT ON CONSTRAINT usage_table_once DO UPDATE SET
         version = t.version + (${differs})::integer,
         excess_shares = CASE WHEN ${differs} THEN '[]' ELSE t.excess_shares END,
         recorded_at = CASE WHEN ${differs} THEN excluded.recorded_at ELSE t.recorded_at END,
         ${columnsOf([...sentItems, ...headerItems]).map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE ${isNewer}
       RETURNING old AS before, new.id, new.version, new.insurer_number, new.recipient_id, new.service_month),
     archived AS (
       INSERT INTO schedules.usage_table_version (usage_table_id, ${archived.join(", ")})
       SELECT id, ${archived.map((column) => `(before).${column}`).join(", ")} FROM stored WHERE (before).version < version)
     SELECT insurer_number AS "insurerNumber", recipient_id AS "recipientId", service_month AS "serviceMonth", id AS "usageTableId", version
     FROM stored WHERE (before).version IS NULL OR (before).version < version`,
    values,
  );
  const contentOf = new Map(contents.map((content) => [monthText(content), content]));
  return found.map((row) => ({ usageTableId: row.usageTableId, version: row.version, content: contentOf.get(monthText(row)) as SubjectContent }));
}

/** Locks the heads of this sender's months, so that their state is settled by one import at a time. */
export function lockHeaders(batch: ImportBatch, months: readonly DeliveredMonth[]): void {
  batch.tx.send(
    `SELECT FROM schedules.usage_table t WHERE (t.insurer_number, t.recipient_id, t.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[]))
       AND t.planning_office_number = $4 ORDER BY t.insurer_number, t.recipient_id, t.service_month FOR UPDATE`,
    [...monthColumns(months), batch.sender.officeNumber],
  );
}
