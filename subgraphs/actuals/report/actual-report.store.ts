import { entityColumn } from "../../../platform/database/entity-columns.js";
import { toRowSet, type Columns } from "../../../platform/database/row-set.js";
import type { ImportBatch, SubjectKey } from "../../../platform/subgraph/importer.js";
import type { ActualContent } from "./actual-content.rule.js";
import { ActualReport } from "./actual-report.entity.js";
import { keyColumns, keyNames, keySource, keyText, type ReportKey } from "./report-key.js";

export type SubjectContent = ActualContent & SubjectKey;

/** A content that became a new version: its days are still to be written. */
export interface FreshVersion {
  readonly content: SubjectContent;
  readonly actualReportId: string;
  readonly version: number;
}

const keyItems = ["insurerNumber", "recipientId", "serviceMonth", "serviceOfficeNumber", "serviceType"] as const;
const sentItems = ["serial", "parcelId", "contentHash", "reportedByOfficeNumber", "csvVersion", "documentDate", "planOfficeNumber", "plannerName"] as const;
const columnsOf = (items: readonly string[]) => items.map((item) => entityColumn(ActualReport, item));
const headColumns = ({ sender, serial, parcelId }: ImportBatch): Columns<SubjectContent> => ({
  ...Object.fromEntries(keyItems.map((item) => [item, (content: SubjectContent) => content[item]])),
  serial: () => serial,
  parcelId: () => parcelId,
  contentHash: ({ contentHash }) => contentHash,
  reportedByOfficeNumber: () => sender.officeNumber,
  csvVersion: ({ days }) => days[0]?.csvVersion,
  documentDate: ({ days }) => days[0]?.documentDate,
  planOfficeNumber: ({ days }) => days[0]?.planOfficeNumber,
  plannerName: ({ days }) => days[0]?.plannerName,
});
const archived = columnsOf([...keyItems, ...sentItems, "version", "recordedAt"]);
const differs = "t.content_hash <> excluded.content_hash";
const rank = (row: string) => `(${row}.reported_by_office_number = ${row}.service_office_number, ${row}.serial, ${row}.content_hash)`;

/**
 * Puts the heads of a file in place, one statement for all. A later serial replaces, an earlier one only locks; what the
 * service office itself reported is never replaced by a copy that another office forwards. The replaced head moves to the history.
 */
export async function storeReports(batch: ImportBatch, contents: readonly SubjectContent[]): Promise<FreshVersion[]> {
  const { columns, source, values } = toRowSet(ActualReport, headColumns(batch), contents);
  const found = await batch.tx.query<ReportKey & { actualReportId: string; version: number }>(
    `WITH stored AS (
       INSERT INTO actuals.actual_report AS t (${columns}) SELECT ${columns} FROM ${source} ORDER BY ${keyNames}
       ON CONFLICT ON CONSTRAINT actual_report_once DO UPDATE SET
         version = t.version + (${differs})::integer,
         recorded_at = CASE WHEN ${differs} THEN excluded.recorded_at ELSE t.recorded_at END,
         ${columnsOf(sentItems).map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE ${rank("excluded")} > ${rank("t")}
       RETURNING old AS before, new.id, new.version, ${keyNames.replace(/\w+/g, "new.$&")}),
     archived AS (
       INSERT INTO actuals.actual_report_version (actual_report_id, ${archived.join(", ")})
       SELECT id, ${archived.map((column) => `(before).${column}`).join(", ")} FROM stored WHERE (before).version < version)
     SELECT insurer_number AS "insurerNumber", recipient_id AS "recipientId", service_month AS "serviceMonth", service_office_number AS "serviceOfficeNumber",
       service_type AS "serviceType", id AS "actualReportId", version
     FROM stored WHERE (before).version IS NULL OR (before).version < version`,
    values,
  );
  const contentOf = new Map(contents.map((content) => [keyText(content), content]));
  return found.map((row) => ({ actualReportId: row.actualReportId, version: row.version, content: contentOf.get(keyText(row)) as SubjectContent }));
}

/** Locks reports, so that their state is settled by one import at a time. */
export async function lockReports(batch: ImportBatch, keys: readonly ReportKey[]): Promise<void> {
  await batch.tx.execute(`SELECT FROM actuals.actual_report t WHERE (${keyNames}) IN (SELECT u.* FROM ${keySource}) ORDER BY ${keyNames} FOR UPDATE`, keyColumns(keys));
}
