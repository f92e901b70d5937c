import { assertPage, emptyConnection, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { afterPerson } from "../../../platform/graphql/person-cursor.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { OfficeUsageTablesArgs } from "./office-usage-tables.input.js";
import { UsageTableState } from "./usage-table-state.enum.js";
import { UsageTable } from "./usage-table.entity.js";

/** The viewer's own office's usage tables of a month, one for each person. Nothing for another office's number. */
export async function listOfficeUsageTables(context: RequestContext, officeNumber: string, { month, states, first, after }: OfficeUsageTablesArgs): Promise<Connection<UsageTable>> {
  assertPage({ first });
  const place = afterPerson(after);
  if (context.viewer.officeNumber !== officeNumber) return emptyConnection();
  const rows = await readPersonalRows(
    context,
    UsageTable,
    "CARE_PLAN",
    `WHERE t.planning_office_number = $1 AND t.service_month = $2 AND t.state = ANY ($3::text[]) AND (t.insurer_number, t.recipient_id) > ($4, $5::uuid) ORDER BY t.insurer_number, t.recipient_id LIMIT $6`,
    [officeNumber, month, states ?? [UsageTableState.IN_FORCE], ...place, first + 1],
    first,
  );
  return toConnection(rows, first, ({ insurerNumber, recipientId }) => [insurerNumber, recipientId]);
}
