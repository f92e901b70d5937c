import { today } from "../../../platform/calendar/today.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import { effectiveRules } from "./access-matrix.js";

/** Brings the rule tables in line with the matrix and the operator's switches. */
export async function storeAccessRules(tx: WriteTransaction, openCells: readonly string[], graceMonths: number): Promise<void> {
  await tx.execute("UPDATE recipients.relationship_rule SET grace_months = $1 WHERE grace_months <> $1", [graceMonths]);
  const rules = effectiveRules(openCells);
  await tx.execute(
    `INSERT INTO recipients.access_rule (category, role, mode) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (category, role) DO UPDATE SET mode = excluded.mode WHERE access_rule.mode <> excluded.mode`,
    [rules.map(({ category }) => category), rules.map(({ role }) => role), rules.map(({ mode }) => mode)],
  );
}

const openEnd = "9999-12-31";

/**
 * Rewrites the grants of the given people from relationships, rules and consent, in the caller's transaction: a change of
 * any of them acts on the next request. Without an end date, service keeps an office's grant alive for the months of grace.
 * The people stay locked until the transaction ends: of two changes at once, the later one works from what the earlier one left.
 */
export async function rewriteGrants(tx: WriteTransaction, people: readonly SubjectKey[]): Promise<void> {
  const values = [people.map(({ insurerNumber }) => insurerNumber), people.map(({ recipientId }) => recipientId)];
  // Lists rather than a join: a table just loaded, of which the server knows nothing yet, is gone through once at most and not for every person (3.4 s for 10,000 people, 0.04 so).
  await tx.execute("SELECT FROM recipients.recipient WHERE insurer_number = ANY ($1::text[]) AND id = ANY ($2::uuid[]) ORDER BY insurer_number, id FOR NO KEY UPDATE", values);
  await tx.execute("DELETE FROM recipients.access_grant WHERE insurer_number = ANY ($1::text[]) AND recipient_id = ANY ($2::uuid[])", values);
  // Each person's relationships are looked up by key and consents are hashed once, whatever the server knows of them: joined, those of a table just loaded were gone through for every row.
  await tx.execute(
    `INSERT INTO recipients.access_grant (insurer_number, recipient_id, office_number, role, category, valid_from, valid_to)
     SELECT r.insurer_number, r.recipient_id, r.office_number, r.role, a.category, min(r.start_date), max(${grantEnd("(SELECT grace_months FROM recipients.relationship_rule)")})
     FROM unnest($1::text[], $2::uuid[]) AS person (insurer_number, recipient_id)
     CROSS JOIN LATERAL (SELECT * FROM recipients.care_relationship r WHERE r.insurer_number = person.insurer_number AND r.recipient_id = person.recipient_id OFFSET 0) r
     JOIN recipients.access_rule a ON a.role = r.role AND a.mode <> 'NEVER'
     WHERE (a.mode = 'ALLOWED' OR (r.insurer_number, r.recipient_id, a.category) IN (
       SELECT insurer_number, recipient_id, category FROM recipients.consent WHERE state = 'GIVEN' AND insurer_number = ANY($1) AND recipient_id = ANY($2)))
     GROUP BY r.insurer_number, r.recipient_id, r.office_number, r.role, a.category`,
    values,
  );
  // An emergency opens what needs no consent.
  await tx.execute(
    `INSERT INTO recipients.access_grant (insurer_number, recipient_id, office_number, role, category, valid_from, valid_to, expires_at)
     SELECT b.insurer_number, b.recipient_id, b.office_number, a.role, a.category, $3, '${openEnd}', max(b.expires_at)
     FROM recipients.break_glass b JOIN recipients.access_rule a ON a.role = 'MEDICAL_INSTITUTION' AND a.mode = 'ALLOWED'
     WHERE (b.insurer_number, b.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND b.expires_at > clock_timestamp()
     GROUP BY b.insurer_number, b.recipient_id, b.office_number, a.role, a.category`,
    [...values, today()],
  );
}

/** Last day of a grant: the agreed end, or the last day of the grace after the last month with service; opinion requests run until ended. */
const grantEnd = (grace: string) => `CASE WHEN r.evidence = 'OPINION_REQUESTED' THEN coalesce(r.end_date, '${openEnd}')
  ELSE least(coalesce(r.end_date, '${openEnd}'), (to_date(r.last_service_month, 'YYYY-MM') + make_interval(months => ${grace}::integer + 1) - interval '1 day')::date) END`;
