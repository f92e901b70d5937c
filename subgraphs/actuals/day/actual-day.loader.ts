import { toProratedDays } from "../../../standard/index.js";
import { inValues } from "../../../platform/database/in-values.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ActualDay } from "./actual-day.entity.js";

/** Names the days of one version of one report. */
export interface VersionKey {
  readonly insurerNumber: string;
  readonly actualReportId: string;
  readonly version: number;
  readonly serviceMonth: string;
}

const versionText = ({ insurerNumber, actualReportId, version }: Omit<VersionKey, "serviceMonth">) => `${insurerNumber}${actualReportId}/${version}`;

/** Days of versions in the file's order: one statement that touches the named months only. */
export const daysOf: LoaderDefinition<VersionKey, ActualDay[]> = {
  name: "daysOf",
  cacheKey: versionText,
  async batch(keys, context) {
    const months = [...new Set(keys.map(({ serviceMonth }) => serviceMonth))];
    const rows = await readPersonalRows(
      context,
      ActualDay,
      "RESULT",
      `WHERE (t.insurer_number, t.actual_report_id, t.version) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::integer[])) AND ${inValues("t.service_month", 4, months)}
       ORDER BY t.actual_report_id, t.position`,
      [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ actualReportId }) => actualReportId), keys.map(({ version }) => version), ...months],
    );
    for (const row of rows) row.proratedDays = row.proratedBitmap === null ? null : toProratedDays(row.proratedBitmap);
    return groupedByKey(keys, rows, versionText, versionText);
  },
};
