import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { UsageTable } from "./usage-table.entity.js";
import { UsageTableVersion } from "./usage-table-version.entity.js";

/** A person's month. */
export interface PersonMonth extends RowKey {
  readonly serviceMonth: string;
}

const personMonthText = ({ insurerNumber, rowId, serviceMonth }: PersonMonth) => `${insurerNumber}${rowId}${serviceMonth}`;
const keyColumns = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];

/** The usage tables in force of a person's month: one per planning office, the last sent first. */
export const usageTablesOfMonth: LoaderDefinition<PersonMonth, UsageTable[]> = {
  name: "usageTablesOfMonth",
  cacheKey: personMonthText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context,
      UsageTable,
      "CARE_PLAN",
      `WHERE (t.insurer_number, t.recipient_id, t.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[])) AND t.state = 'IN_FORCE'
       ORDER BY t.serial DESC, t.planning_office_number`,
      [...keyColumns(keys), keys.map(({ serviceMonth }) => serviceMonth)],
    );
    return groupedByKey(keys, rows, personMonthText, ({ insurerNumber, recipientId, serviceMonth }) => `${insurerNumber}${recipientId}${serviceMonth}`);
  },
};

/** One usage table by its own key, withdrawn ones too; null where there is none for this viewer. */
export const usageTableByKey: LoaderDefinition<RowKey, UsageTable | null> = {
  name: "usageTableByKey",
  cacheKey: rowKeyText,
  batch: (keys, context) => readByKey(context, UsageTable, "CARE_PLAN", keys),
};

/** Earlier versions of usage tables, newest first. */
export const earlierVersionsOf: LoaderDefinition<RowKey, UsageTableVersion[]> = {
  name: "earlierVersionsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context,
      UsageTableVersion,
      "CARE_PLAN",
      "WHERE (t.insurer_number, t.usage_table_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY t.version DESC",
      keyColumns(keys),
    );
    return groupedByKey(keys, rows, rowKeyText, ({ insurerNumber, usageTableId }) => `${insurerNumber}${usageTableId}`);
  },
};
