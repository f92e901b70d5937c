import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";

/** An office's part in a person's care as it begins. */
export interface NewRelationship extends SubjectKey {
  readonly officeNumber: string;
  readonly serviceType: string;
  readonly role: string;
  readonly startDate: string;
  readonly evidence: string;
}

/** What is kept as evidence of a relation's beginning or end. */
export interface Evidence {
  readonly kind: "CONFIRMED" | "OPINION_REQUESTED" | "ENDED";
  readonly method?: string;
  /** Account that recorded it. */
  readonly subject: string;
}

/** Begins a relation, or goes on with the one of the same office, service and role that has not ended; the evidence is kept either way. */
export async function startRelationship(tx: WriteTransaction, relation: NewRelationship, evidence: Evidence): Promise<void> {
  const { insurerNumber, recipientId, officeNumber, serviceType, role, startDate } = relation;
  const values = [insurerNumber, recipientId, officeNumber, serviceType, role, startDate, relation.evidence];
  const [standing] = await tx.query<{ id: string }>(
    `UPDATE recipients.care_relationship SET last_service_month = greatest(last_service_month, to_char($6::date, 'YYYY-MM'))
     WHERE insurer_number = $1 AND recipient_id = $2 AND office_number = $3 AND service_type = $4 AND role = $5 AND evidence = $7 AND start_date <= $6::date AND coalesce(end_date, 'infinity') >= $6::date
     RETURNING id`,
    values,
  );
  const [begun] = standing
    ? [standing]
    : await tx.query<{ id: string }>(
        `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
         VALUES ($1, $2, $3, $4, $5, $6::date, $7, to_char($6::date, 'YYYY-MM'))
         ON CONFLICT ON CONSTRAINT care_relationship_once DO UPDATE SET evidence = excluded.evidence RETURNING id`,
        values,
      );
  if (begun) await keepEvidence(tx, relation, begun.id, startDate, evidence);
}

/** Keeps what happened to a relation, and who said so. */
export async function keepEvidence(tx: WriteTransaction, { insurerNumber, recipientId }: SubjectKey, relationshipId: string, day: string, { kind, method, subject }: Evidence): Promise<void> {
  await tx.execute(
    "INSERT INTO recipients.relationship_event (insurer_number, recipient_id, relationship_id, kind, method, occurred_on, subject) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [insurerNumber, recipientId, relationshipId, kind, method ?? null, day, subject],
  );
}
