import type { EntityClass } from "../../../platform/database/entity-columns.js";
import { inValues } from "../../../platform/database/in-values.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition, RequestContext } from "../../../platform/subgraph/request-context.js";

/** Names the rows of one version of one usage table. */
export interface VersionKey {
  readonly insurerNumber: string;
  readonly usageTableId: string;
  readonly version: number;
  readonly serviceMonth: string;
}

interface VersionRow {
  insurerNumber: string;
  rowId: string;
  recipientId: string;
  usageTableId: string;
  version: number;
  id: string;
}

const versionText = ({ insurerNumber, usageTableId, version }: Omit<VersionKey, "serviceMonth">) => `${insurerNumber}${usageTableId}/${version}`;

/** A loader of the month-partitioned rows of versions, in the file's order: one statement that touches the named months only. */
export const versionRowsLoader = <Row extends VersionRow>(name: string, entity: EntityClass<Row>, finish: (row: Row) => void): LoaderDefinition<VersionKey, Row[]> => ({
  name,
  cacheKey: versionText,
  async batch(keys: readonly VersionKey[], context: RequestContext) {
    const months = [...new Set(keys.map(({ serviceMonth }) => serviceMonth))];
    const rows = await readPersonalRows(
      context,
      entity,
      "CARE_PLAN",
      `WHERE (t.insurer_number, t.usage_table_id, t.version) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::integer[])) AND ${inValues("t.service_month", 4, months)}
       ORDER BY t.usage_table_id, t.position`,
      [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ usageTableId }) => usageTableId), keys.map(({ version }) => version), ...months],
    );
    rows.forEach(finish);
    return groupedByKey(keys, rows, versionText, versionText);
  },
});
