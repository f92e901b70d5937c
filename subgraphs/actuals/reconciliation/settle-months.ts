import { writeDiffering, type DerivedTable } from "../../../platform/database/write-differing.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { inSets, isTown, peopleOf, type Follower, type MonthScope } from "../../../platform/subgraph/follower.js";
import { reconciliationGroupSql } from "./reconciliation-group.sql.js";

const ofMonth = (people: string) => `service_month = $1 AND insurer_number = $2 AND ${people}`;
const groupKey = "recipient_id, service_office_number, service_type";
const groupItems = ["planning_office_number", "state", "planned_cells", "given_cells", "matched", "changed", "missing", "extra", "planned_units", "given_units", "planned_yen", "given_yen"];
/** Sums by office and type. */
const groups: DerivedTable = { name: "actuals.reconciliation_group", constraint: "reconciliation_group_once", columns: `insurer_number, service_month, ${groupKey}, ${groupItems.join(", ")}`, key: groupKey, items: groupItems };

/**
 * Works plan against results out anew, all people of the scope in a handful of statements. A confirmed month whose plan or results
 * have changed is open again, and the trace says so. The people's rows are locked first: of two transactions that change one
 * month, the second sees what the first has written. What comes out as it stands is not written again.
 */
export function settleMonths(tx: WriteTransaction, scope: MonthScope): Promise<void> {
  const values = [scope.serviceMonth, scope.insurerNumber, scope.recipientIds];
  const people = peopleOf(scope);
  return inSets(tx, scope, async () => {
    tx.send(lockPeople(ofMonth(people)), values);
    tx.send(writeDiffering(groups, ofMonth(people), reconciliationGroupSql(people, isTown(scope))), values);
    tx.send(writePeople(ofMonth(people)), values);
    await tx.execute(reopenChanged(peopleOf(scope, "c.recipient_id")), values);
  });
}

/** The name under which mutations elsewhere tell of a changed plan. */
export const reconciliationFollower: Follower = { name: "reconciliation", follow: settleMonths };

/** A row for everybody who has a plan or results; those that are there are locked and not written, in one order for all. A new one has its place in the index at once. */
const lockPeople = (inScope: string) => `
  INSERT INTO actuals.person_month (insurer_number, recipient_id, service_month, planning_office_number)
  SELECT $2, recipient_id, $1, max(planning) FROM (
    SELECT recipient_id, planning_office_number AS planning FROM schedules.shared_month_plan WHERE ${inScope} UNION ALL SELECT recipient_id, NULL FROM actuals.actual_report WHERE ${inScope}
    UNION ALL SELECT unnest($3::uuid[]), NULL) p
  GROUP BY recipient_id
  ORDER BY recipient_id
  ON CONFLICT ON CONSTRAINT person_month_once DO UPDATE SET settled_at = now() WHERE false`;

const personItems = ["planning_office_number", "office_count", "reported_count", "differing_count", "planned_units", "given_units", "planned_yen", "given_yen", "content"];
const row = (of: string) => `(${personItems.map((item) => `${of}.${item}`).join(", ")})`;

/**
 * The people's sums. `content` is a text that differs when plan or results do; `content_version` counts each change of what is shown. Rows are put by key and never joined to:
 * a fresh table has no statistics, and a join of sets would go wrong. A month that is confirmed keeps saying so while nothing differs.
 */
const writePeople = (inScope: string) => `
  INSERT INTO actuals.person_month AS t (insurer_number, recipient_id, service_month, ${personItems.join(", ")}, progress)
  SELECT $2, recipient_id, $1, planning, offices, reported, differing, planned_units, given_units, planned_yen, given_yen, content,
    CASE WHEN offices = 0 THEN 'EMPTY' WHEN reported < offices THEN 'NOT_REPORTED' WHEN differing > 0 THEN 'DIFFERS' ELSE 'WAITING' END
  FROM (
    SELECT recipient_id, max(planning) AS planning, count(state) AS offices, count(*) FILTER (WHERE state <> 'NOT_REPORTED') AS reported, count(*) FILTER (WHERE state IN ('DIFFERS', 'UNPLANNED')) AS differing,
      coalesce(sum(planned_units), 0) AS planned_units, coalesce(sum(given_units), 0) AS given_units, sum(planned_yen) AS planned_yen, sum(given_yen) AS given_yen, md5(coalesce(string_agg(source, ',' ORDER BY source), '')) AS content
    FROM (
      SELECT recipient_id, planning_office_number AS planning, state, planned_units, given_units, planned_yen, given_yen, NULL AS source FROM actuals.reconciliation_group WHERE ${inScope}
      UNION ALL SELECT recipient_id, NULL, NULL, NULL, NULL, NULL, NULL, usage_table_id || '/' || version FROM schedules.shared_month_plan WHERE ${inScope}
      UNION ALL SELECT recipient_id, NULL, NULL, NULL, NULL, NULL, NULL, id || '/' || version FROM actuals.actual_report WHERE ${inScope} AND state = 'IN_FORCE'
      UNION ALL SELECT recipient_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM actuals.person_month WHERE ${inScope}) part
    GROUP BY recipient_id) sums
  ORDER BY recipient_id
  ON CONFLICT ON CONSTRAINT person_month_once DO UPDATE SET ${personItems.map((item) => `${item} = excluded.${item}`).join(", ")}, progress = excluded.progress, content_version = t.content_version + (${row("t")} IS DISTINCT FROM ${row("excluded")})::integer, settled_at = now()
  WHERE ${row("t")} IS DISTINCT FROM ${row("excluded")} OR t.progress <> excluded.progress AND NOT (t.progress = 'CONFIRMED' AND EXISTS (
    SELECT 1 FROM actuals.month_closing c WHERE c.insurer_number = t.insurer_number AND c.recipient_id = t.recipient_id AND c.service_month = t.service_month AND c.state = 'CONFIRMED'))`;

/** A confirmed month stays so while nothing has changed. */
const reopenChanged = (people: string) => `
  WITH confirmed AS (
    SELECT c.insurer_number, c.recipient_id, c.service_month, m.content, m.content <> c.content AS has_changed
    FROM actuals.month_closing c JOIN actuals.person_month m USING (insurer_number, recipient_id, service_month)
    WHERE c.service_month = $1 AND c.insurer_number = $2 AND ${people} AND c.state = 'CONFIRMED'),
  kept AS (
    UPDATE actuals.person_month m SET progress = 'CONFIRMED' FROM confirmed c
    WHERE NOT c.has_changed AND m.progress <> 'CONFIRMED' AND m.insurer_number = c.insurer_number AND m.recipient_id = c.recipient_id AND m.service_month = c.service_month),
  reopened AS (
    UPDATE actuals.month_closing t SET state = 'REOPENED', version = t.version + 1, office_number = NULL, reason = 'CONTENT_CHANGED', content = c.content, recorded_at = now()
    FROM confirmed c WHERE c.has_changed AND t.insurer_number = c.insurer_number AND t.recipient_id = c.recipient_id AND t.service_month = c.service_month
    RETURNING t.*)
  INSERT INTO actuals.month_closing_event (insurer_number, recipient_id, service_month, state, version, office_number, reason, content)
  SELECT insurer_number, recipient_id, service_month, state, version, office_number, reason, content FROM reopened`;
