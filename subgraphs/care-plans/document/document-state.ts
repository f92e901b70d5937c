import { createHash } from "node:crypto";
import type { ImportBatch, SubjectKey } from "../../../platform/subgraph/importer.js";
import type { DocumentForm } from "./document-form.js";
import { groupBy } from "./group-by.js";
import { toMoves, type Standing } from "./standing.rule.js";

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
 * Makes sets and mutations that speak of the same people's documents wait for each other until commit. A fixed number of locks serves all people,
 * taken in ascending order, so that neither the lock table nor two imports get stuck.
 */
export function lockPeople({ tx }: Pick<ImportBatch, "tx">, people: readonly SubjectKey[]): void {
  const locks = new Set(people.map(({ insurerNumber, recipientId }) => createHash("sha256").update(`${insurerNumber}${recipientId}`).digest().readUInt16BE() % lockCount));
  tx.send("SELECT pg_advisory_xact_lock($1, number) FROM unnest($2::integer[]) AS number", [lockSpace, [...locks].sort((a, b) => a - b)]);
}

// Joins go over unnest() and one table at a time: they stay linear also on tables that nobody has analysed yet.
const ofIds = "unnest($1::text[], $2::uuid[]) AS k (insurer_number, id)";
const idColumns = (rows: readonly { insurerNumber: string; id: string }[]) => [rows.map(({ insurerNumber }) => insurerNumber), rows.map(({ id }) => id)];
const keyText = ({ insurerNumber, recipientId, date }: DocumentKey) => `${insurerNumber}${recipientId}${date}`;
const keyColumns = (keys: readonly DocumentKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ recipientId }) => recipientId), keys.map(({ date }) => date)];

/** The state of each document, in the order of the keys; version 0 for one that has no content. Makes places for new ones. */
export async function openDocuments({ tx, sender }: ImportBatch, form: DocumentForm, keys: readonly DocumentKey[]): Promise<readonly (DocumentState | undefined)[]> {
  const values = [...keyColumns(keys), form.kind, sender.officeNumber];
  tx.send(
    `INSERT INTO care_plans.document (insurer_number, recipient_id, day, kind, sender_office_number)
     SELECT k.*, $4, $5 FROM unnest($1::text[], $2::uuid[], $3::date[]) AS k ON CONFLICT ON CONSTRAINT document_once DO NOTHING`,
    values,
  );
  const places = await tx.query<DocumentKey & { id: string }>(
    `SELECT d.insurer_number AS "insurerNumber", d.recipient_id AS "recipientId", d.id, d.day::text AS date
     FROM unnest($1::text[], $2::uuid[], $3::date[]) AS k (insurer_number, recipient_id, day)
     JOIN care_plans.document d ON d.insurer_number = k.insurer_number AND d.recipient_id = k.recipient_id AND d.kind = $4 AND d.sender_office_number = $5 AND d.day = k.day`,
    values,
  );
  const standing = await tx.query<Pick<DocumentState, "id" | "version" | "serial" | "contentHash">>(
    `SELECT t.id, t.version, t.serial, t.content_hash AS "contentHash" FROM ${ofIds} JOIN ${form.table} t ON t.insurer_number = k.insurer_number AND t.id = k.id`,
    idColumns(places),
  );
  const byId = new Map(standing.map((row) => [row.id, row]));
  const byKey = new Map(places.map((place) => [keyText(place), place]));
  return keys.map((key) => {
    const place = byKey.get(keyText(key));
    return place && { version: 0, serial: "", contentHash: "", ...place, ...byId.get(place.id) };
  });
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

/** Brings whom each of the sender's documents concerns and where it stands in line with what was sent, for the people of a set. */
export async function settleStatuses({ tx, sender }: ImportBatch, form: DocumentForm, people: readonly SubjectKey[]): Promise<void> {
  const distinct = [...new Map(people.map((person) => [`${person.insurerNumber}${person.recipientId}`, person])).values()];
  const documents = await tx.query<Omit<Standing, "holders">>(
    `SELECT t.insurer_number AS "insurerNumber", t.recipient_id AS "recipientId", t.id, t.${form.dateColumn}::text AS day, t.status, t.ended_on IS NOT NULL AS "isEnded", t.receiver_office_numbers AS receivers
     FROM unnest($1::text[], $2::uuid[]) AS k (insurer_number, recipient_id)
     JOIN ${form.table} t ON t.insurer_number = k.insurer_number AND t.recipient_id = k.recipient_id AND t.sender_office_number = $3`,
    [distinct.map(({ insurerNumber }) => insurerNumber), distinct.map(({ recipientId }) => recipientId), sender.officeNumber],
  );
  const held = await tx.query<{ id: string; receiver: string }>(
    `SELECT d.document_id AS id, d.receiver_office_number AS receiver FROM ${ofIds}
     JOIN care_plans.delivery d ON d.insurer_number = k.insurer_number AND d.document_id = k.id AND d.state = 'SENT' ORDER BY 2`,
    idColumns(documents),
  );
  const holders = groupBy(held, ({ id }) => id);
  const moved = toMoves(documents.map((document) => ({ ...document, holders: (holders.get(document.id) ?? []).map(({ receiver }) => receiver) })));
  if (moved.length === 0) return;
  await tx.execute(
    `UPDATE ${form.table} t SET status = k.status, receiver_office_numbers = string_to_array(k.receivers, ' ')
     FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS k (insurer_number, id, status, receivers)
     WHERE t.insurer_number = k.insurer_number AND t.id = k.id`,
    [...idColumns(moved), moved.map(({ status }) => status), moved.map(({ receivers }) => receivers.join(" "))],
  );
}
