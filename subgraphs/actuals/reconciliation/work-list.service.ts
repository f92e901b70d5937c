import { assertPage, emptyConnection, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { afterPerson } from "../../../platform/graphql/person-cursor.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { PersonMonth } from "./person-month.entity.js";
import { ReconciliationGroup } from "./reconciliation-group.entity.js";
import type { PersonMonthsArgs, WorkListArgs } from "./work-list.input.js";

/** The viewer's own office's services in a month: those it plans, or those it gives. Nothing for another office's number. */
export async function listWork(context: RequestContext, officeNumber: string, args: WorkListArgs): Promise<Connection<ReconciliationGroup>> {
  assertPage(args);
  if (context.viewer.officeNumber !== officeNumber) return emptyConnection();
  const after = afterPerson(args.after, 2);
  const side = context.viewer.role === "CARE_MANAGER" ? "planning_office_number" : "service_office_number";
  const rows = await readPersonalRows(
    context,
    ReconciliationGroup,
    "RESULT",
    `WHERE t.${side} = $1 AND t.service_month = $2 AND ($3::text[] IS NULL OR t.state = ANY ($3)) AND (t.insurer_number, t.recipient_id, t.service_office_number, t.service_type) > ($4, $5::uuid, $6, $7)
     ORDER BY t.insurer_number, t.recipient_id, t.service_office_number, t.service_type LIMIT $8`,
    [officeNumber, args.month, args.states ?? null, ...after, args.first + 1],
    args.first,
  );
  return toConnection(rows, args.first, ({ insurerNumber, recipientId, serviceOfficeNumber, serviceType }) => [insurerNumber, recipientId, serviceOfficeNumber, serviceType]);
}

/** The months of the people for whom the viewer's own office plans. */
export async function listPersonMonths(context: RequestContext, officeNumber: string, args: PersonMonthsArgs): Promise<Connection<PersonMonth>> {
  assertPage(args);
  if (context.viewer.officeNumber !== officeNumber) return emptyConnection();
  const after = afterPerson(args.after);
  const rows = await readPersonalRows(
    context,
    PersonMonth,
    "RESULT",
    `WHERE t.planning_office_number = $1 AND t.service_month = $2 AND ($3::text[] IS NULL OR t.progress = ANY ($3)) AND (t.insurer_number, t.recipient_id) > ($4, $5::uuid) ORDER BY t.insurer_number, t.recipient_id LIMIT $6`,
    [officeNumber, args.month, args.progress ?? null, ...after, args.first + 1],
    args.first,
  );
  return toConnection(rows, args.first, (row) => [row.insurerNumber, row.recipientId]);
}
