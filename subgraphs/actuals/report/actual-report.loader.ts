import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ActualReportVersion } from "./actual-report-version.entity.js";
import { ActualReport } from "./actual-report.entity.js";

/** A person's month. */
export interface PersonMonth extends RowKey {
  readonly serviceMonth: string;
}

const personMonthText = ({ insurerNumber, rowId, serviceMonth }: PersonMonth) => `${insurerNumber}${rowId}${serviceMonth}`;
const keyColumns = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];

/** The reports in force of a person's month, by office and service type. */
export const reportsOfMonth: LoaderDefinition<PersonMonth, ActualReport[]> = {
  name: "reportsOfMonth",
  cacheKey: personMonthText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context,
      ActualReport,
      "RESULT",
      `WHERE (t.insurer_number, t.recipient_id, t.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[])) AND t.state = 'IN_FORCE'
       ORDER BY t.service_office_number, t.service_type`,
      [...keyColumns(keys), keys.map(({ serviceMonth }) => serviceMonth)],
    );
    return groupedByKey(keys, rows, personMonthText, ({ insurerNumber, recipientId, serviceMonth }) => `${insurerNumber}${recipientId}${serviceMonth}`);
  },
};

/** One report by its own key, withdrawn ones too; null where there is none for this viewer. */
export const reportByKey: LoaderDefinition<RowKey, ActualReport | null> = {
  name: "reportByKey",
  cacheKey: rowKeyText,
  batch: (keys, context) => readByKey(context, ActualReport, "RESULT", keys),
};

/** Earlier versions of reports, newest first. */
export const earlierVersionsOf: LoaderDefinition<RowKey, ActualReportVersion[]> = {
  name: "earlierVersionsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context,
      ActualReportVersion,
      "RESULT",
      "WHERE (t.insurer_number, t.actual_report_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY t.version DESC",
      keyColumns(keys),
    );
    return groupedByKey(keys, rows, rowKeyText, ({ insurerNumber, actualReportId }) => `${insurerNumber}${actualReportId}`);
  },
};
