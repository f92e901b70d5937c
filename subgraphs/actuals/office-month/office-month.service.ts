import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { OfficeMonth, PeopleByProgress, ServicesByState } from "./office-month.type.js";

/** Whose rows a line of sums was made of. */
interface Counted {
  readonly insurers: readonly string[];
  readonly recipients: readonly string[];
}

/** Whoever sees a sum has seen a part of everybody in it. */
function noteAll({ audit }: RequestContext, lines: readonly Counted[]): void {
  for (const { insurers, recipients } of lines) recipients.forEach((recipientId, place) => audit.note(insurers[place] as string, recipientId, "RESULT", 1));
}

/** The own office's month: what it plans, or what it gives. Null for another office's number, and where there is nothing. */
export async function findOfficeMonth(context: RequestContext, officeNumber: string, month: string): Promise<OfficeMonth | null> {
  const { viewer, session } = context;
  if (viewer.officeNumber !== officeNumber) return null;
  const side = viewer.role === "CARE_MANAGER" ? "planning_office_number" : "service_office_number";
  const whose = "array_agg(t.insurer_number) AS insurers, array_agg(t.recipient_id) AS recipients";
  const [people, services] = await Promise.all([
    session.query<PeopleByProgress & Counted>(
      `SELECT t.progress, count(*)::integer AS people, ${whose} FROM actuals.person_month t WHERE t.planning_office_number = $1 AND t.service_month = $2 GROUP BY 1 ORDER BY 1`,
      [officeNumber, month],
    ),
    session.query<ServicesByState & Counted>(
      `SELECT t.state, count(*)::integer AS services, sum(t.planned_units)::integer AS "plannedUnits", sum(t.given_units)::integer AS "givenUnits",
         CASE WHEN count(t.planned_yen) = count(*) THEN sum(t.planned_yen)::integer END AS "plannedYen", CASE WHEN count(t.given_yen) = count(*) THEN sum(t.given_yen)::integer END AS "givenYen", ${whose}
       FROM actuals.reconciliation_group t WHERE t.${side} = $1 AND t.service_month = $2 GROUP BY 1 ORDER BY 1`,
      [officeNumber, month],
    ),
  ]);
  if (people.length + services.length === 0) return null;
  noteAll(context, [...people, ...services]);
  return { serviceMonth: month, people, services };
}
