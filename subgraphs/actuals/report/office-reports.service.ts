import { assertPage, emptyConnection, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { afterPerson } from "../../../platform/graphql/person-cursor.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ActualReportState } from "./actual-report-state.enum.js";
import { ActualReport } from "./actual-report.entity.js";
import type { OfficeReportsArgs } from "./office-reports.input.js";

/** The results of a month that the viewer's own office gave, or that name it as planner. Nothing for another office's number. */
export async function listOfficeReports(context: RequestContext, officeNumber: string, { month, states, serviceType, first, after }: OfficeReportsArgs): Promise<Connection<ActualReport>> {
  assertPage({ first });
  const place = afterPerson(after, 2);
  if (context.viewer.officeNumber !== officeNumber) return emptyConnection();
  const side = context.viewer.role === "CARE_MANAGER" ? "plan_office_number" : "service_office_number";
  const rows = await readPersonalRows(
    context,
    ActualReport,
    "RESULT",
    `WHERE t.${side} = $1 AND t.service_month = $2 AND t.state = ANY ($3::text[]) AND ($4::text IS NULL OR t.service_type = $4) AND (t.insurer_number, t.recipient_id, t.service_office_number, t.service_type) > ($5, $6::uuid, $7, $8)
     ORDER BY t.insurer_number, t.recipient_id, t.service_office_number, t.service_type LIMIT $9`,
    [officeNumber, month, states ?? [ActualReportState.IN_FORCE], serviceType ?? null, ...place, first + 1],
    first,
  );
  return toConnection(rows, first, (row) => [row.insurerNumber, row.recipientId, row.serviceOfficeNumber, row.serviceType]);
}
