import { createHash } from "node:crypto";
import type { ImportBatch, SubjectKey } from "../../../platform/subgraph/importer.js";
import type { DocumentForm } from "./document-form.js";

/** Person and day; with the sender of the set they name a document. */
export interface DocumentKey extends SubjectKey {
  readonly date: string;
}

/** How far a document has come before the set at hand. */
export interface DocumentState {
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly id: string;
  readonly version: number;
  readonly serial: string;
  readonly contentHash: string;
}

const lockSpace = 7_426_019;
const lockCount = 256;

/**
 * Makes sets that speak of the same people wait for each other until commit. A fixed number of locks serves all people,
 * taken in ascending order, so that neither the lock table nor two imports get stuck.
 */
export async function lockPeople({ tx }: ImportBatch, people: readonly SubjectKey[]): Promise<void> {
  const locks = new Set(people.map(({ insurerNumber, recipientId }) => createHash("sha256").update(`${insurerNumber}${recipientId}`).digest().readUInt16BE() % lockCount));
  await tx.execute("SELECT pg_advisory_xact_lock($1, number) FROM unnest($2::integer[]) AS number", [lockSpace, [...locks].sort((a, b) => a - b)]);
}

const keyColumns = (keys: readonly DocumentKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ recipientId }) => recipientId), keys.map(({ date }) => date)];

/** The state of each document, in the order of the keys; version 0 for one that has no content. Makes places for new ones. */
export async function openDocuments({ tx, sender }: ImportBatch, form: DocumentForm, keys: readonly DocumentKey[]): Promise<readonly (DocumentState | undefined)[]> {
  const values = [...keyColumns(keys), form.kind, sender.officeNumber];
  await tx.execute(
    `INSERT INTO care_plans.document (insurer_number, recipient_id, day, kind, sender_office_number)
     SELECT k.*, $4, $5 FROM unnest($1::text[], $2::uuid[], $3::date[]) AS k ON CONFLICT ON CONSTRAINT document_once DO NOTHING`,
    values,
  );
  const rows = await tx.query<DocumentState & { date: string }>(
    `SELECT d.insurer_number AS "insurerNumber", d.recipient_id AS "recipientId", d.id, d.day::text AS date,
       coalesce(t.version, 0) AS version, coalesce(t.serial, '') AS serial, coalesce(t.content_hash, '') AS "contentHash"
     FROM care_plans.document d LEFT JOIN ${form.table} t ON t.insurer_number = d.insurer_number AND t.id = d.id
     WHERE (d.insurer_number, d.recipient_id, d.day) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::date[])) AND d.kind = $4 AND d.sender_office_number = $5`,
    values,
  );
  const byKey = new Map(rows.map((row) => [`${row.insurerNumber}${row.recipientId}${row.date}`, row]));
  return keys.map(({ insurerNumber, recipientId, date }) => byKey.get(`${insurerNumber}${recipientId}${date}`));
}

/**
 * Notes the sender's word to the receiver of the set about each document. Answers the documents for which it is news:
 * the same or an older serial to the same receiver changes nothing.
 */
export async function recordDeliveries(batch: ImportBatch, states: readonly (DocumentState | undefined)[], state: "SENT" | "WITHDRAWN"): Promise<ReadonlySet<string>> {
  const known = states.filter((item) => item !== undefined);
  const rows = await batch.tx.query<{ id: string }>(
    `INSERT INTO care_plans.delivery AS d (insurer_number, recipient_id, document_id, receiver_office_number, serial, state)
     SELECT k.*, $4, $5, $6 FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS k
     ON CONFLICT (insurer_number, document_id, receiver_office_number) DO UPDATE SET serial = excluded.serial, state = excluded.state WHERE d.serial < excluded.serial
     RETURNING document_id AS id`,
    [known.map(({ insurerNumber }) => insurerNumber), known.map(({ recipientId }) => recipientId), known.map(({ id }) => id), batch.receiver.officeNumber, batch.serial, state],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Recomputes, for the people of a set, whom each of the sender's documents concerns and where it stands: withdrawn when nobody
 * has it any more, in force when it is the newest, superseded otherwise. Drafts, agreed and ended ones are people's decisions.
 */
export async function settleStatuses({ tx, sender }: ImportBatch, form: DocumentForm, people: readonly SubjectKey[]): Promise<void> {
  await tx.execute(
    `WITH sent AS (
       SELECT p.insurer_number, p.recipient_id, p.id, p.${form.dateColumn} AS day, coalesce((
         SELECT array_agg(d.receiver_office_number ORDER BY d.receiver_office_number) FROM care_plans.delivery d
         WHERE d.insurer_number = p.insurer_number AND d.document_id = p.id AND d.state = 'SENT'), '{}') AS receivers
       FROM ${form.table} p
       WHERE (p.insurer_number, p.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND p.sender_office_number = $3
         AND p.status IN ('IN_FORCE', 'SUPERSEDED', 'WITHDRAWN')),
     settled AS (
       SELECT insurer_number, id, receivers, CASE WHEN receivers = '{}' THEN 'WITHDRAWN'
         WHEN day = max(day) FILTER (WHERE receivers <> '{}') OVER (PARTITION BY insurer_number, recipient_id) THEN 'IN_FORCE' ELSE 'SUPERSEDED' END AS status
       FROM sent)
     UPDATE ${form.table} t SET status = s.status, receiver_office_numbers = s.receivers FROM settled s
     WHERE t.insurer_number = s.insurer_number AND t.id = s.id AND (t.status <> s.status OR t.receiver_office_numbers <> s.receivers)`,
    [people.map(({ insurerNumber }) => insurerNumber), people.map(({ recipientId }) => recipientId), sender.officeNumber],
  );
}
