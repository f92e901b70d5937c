import { getRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { ProposeMonthInput } from "./propose-month.input.js";
import type { ProposedMonth } from "./proposed-month.type.js";
import { proposeMonth, type WeeklyService } from "./propose-month.rule.js";

const ofPerson = "WHERE insurer_number = $1 AND recipient_id = $2";
const newest = `SELECT max(care_plan_date) FROM (
  SELECT care_plan_date FROM care_plans.shared_weekly_service ${ofPerson} UNION ALL SELECT care_plan_date FROM care_plans.shared_outside_week ${ofPerson}) p`;

/** A month from table 3 of the newest plan in force that has one; null without. What falls outside the week is told, on no day. */
export async function findProposedMonth({ session, audit }: RequestContext, input: ProposeMonthInput): Promise<ProposedMonth | null> {
  const { insurerNumber, rowId } = getRowKey(input.recipientId);
  const key = [insurerNumber, rowId];
  const weekly = await session.query<WeeklyService>(
    `SELECT weekday, start_time AS "startTime", end_time AS "endTime", content FROM care_plans.shared_weekly_service ${ofPerson} AND care_plan_date = (${newest}) ORDER BY weekday, start_time, position`,
    key,
  );
  const outside = await session.query<{ content: string }>(`SELECT content FROM care_plans.shared_outside_week ${ofPerson} AND care_plan_date = (${newest}) ORDER BY position`, key);
  if (weekly.length + outside.length === 0) return null;
  audit.note(insurerNumber, rowId, "CARE_PLAN", 1);
  const { days, unassigned } = proposeMonth(input.month, weekly, input.assignments, input.leftOut);
  return { services: days, unassigned, outsideTheWeek: [...new Set(outside.map(({ content }) => content))] };
}
