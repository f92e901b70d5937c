import { createHash } from "node:crypto";
import { KaigoError } from "../errors/kaigo-error.js";
import type { Viewer } from "../viewer/viewer.js";
import type { Database } from "./database.js";
import type { WriteTransaction } from "./write-transaction.js";

/** Whose information of which category a mutation changes. */
export interface ChangedSubject {
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly category: string;
}

/** One mutation: what it is called, what it was asked with, whom it concerns, and what it does. */
export interface Change<Outcome> {
  /** Name of the mutation's root field. */
  readonly mutation: string;
  /** The caller's key and everything it was asked with; the same key and input are carried out once. */
  readonly input: { readonly idempotencyKey: string };
  /** People whose records are changed; each is written to the access record. Where they are found in the transaction, `insurers` opens it. */
  readonly about: readonly ChangedSubject[] | ((outcome: Outcome) => readonly ChangedSubject[]);
  /** Insurers whose rows the transaction may reach; those of `about` when missing. */
  readonly insurers?: readonly string[];
  /** Runs in the mutation's transaction. Answers keys and numbers only: the outcome is kept to be told again. */
  work(tx: WriteTransaction): Promise<Outcome>;
}

/** What identifies the request in the access record. */
export interface ChangeOrigin {
  readonly viewer: Viewer;
  readonly requestId: string;
}

const keptDays = 7;

/**
 * Carries a mutation out once: data, outcome and access record are one transaction. The same key and input answer the kept
 * outcome for 7 days; throws IDEMPOTENCY_KEY_REUSED for the same key with another input, FORBIDDEN when row-level security
 * refuses what `work` writes, UNKNOWN_OUTCOME when the connection is lost while committing.
 */
export function carryOut<Outcome>(database: Database, { viewer, requestId }: ChangeOrigin, { mutation, input, about, insurers, work }: Change<Outcome>): Promise<Outcome> {
  const reached = insurers ?? (typeof about === "function" ? [] : about.map(({ insurerNumber }) => insurerNumber));
  const key = [viewer.subject, input.idempotencyKey];
  return database.change(viewer, [...new Set(reached)], async (tx) => {
    await tx.execute(`DELETE FROM idempotency.mutation_outcome WHERE subject = $1 AND occurred_at < now() - make_interval(days => $2::integer)`, [viewer.subject, keptDays]);
    const begun = await tx.execute(
      "INSERT INTO idempotency.mutation_outcome (subject, key, mutation, input_hash) VALUES ($1, $2, $3, $4) ON CONFLICT (subject, key) DO NOTHING",
      [...key, mutation, inputHash(input)],
    );
    if (begun === 0) return toldAgain<Outcome>(tx, key, mutation, inputHash(input));
    const outcome = await work(tx);
    await tx.execute("UPDATE idempotency.mutation_outcome SET outcome = $3 WHERE subject = $1 AND key = $2", [...key, JSON.stringify(outcome)]);
    await recordChange(tx, viewer, requestId, mutation, typeof about === "function" ? about(outcome) : about);
    return outcome;
  });
}

async function toldAgain<Outcome>(tx: WriteTransaction, key: readonly string[], mutation: string, hash: string): Promise<Outcome> {
  const [kept] = await tx.query<{ mutation: string; hash: string; outcome: Outcome }>('SELECT mutation, input_hash AS "hash", outcome FROM idempotency.mutation_outcome WHERE subject = $1 AND key = $2', key);
  if (!kept || kept.mutation !== mutation || kept.hash !== hash) throw new KaigoError("IDEMPOTENCY_KEY_REUSED");
  return kept.outcome;
}

async function recordChange(tx: WriteTransaction, viewer: Viewer, requestId: string, mutation: string, about: readonly ChangedSubject[]): Promise<void> {
  if (about.length === 0) return;
  await tx.execute(
    `INSERT INTO audit.access_event (request_id, subject, role, office_number, viewer_insurer_number, purpose, operation, insurer_number, recipient_id, category, decision, row_count)
     SELECT $1, $2, $3, $4, $5, $6, $7, u.*, 'CHANGED', 1 FROM unnest($8::text[], $9::uuid[], $10::text[]) u`,
    [requestId, viewer.subject, viewer.role, viewer.officeNumber ?? null, viewer.insurerNumber ?? null, viewer.purpose, mutation, about.map(({ insurerNumber }) => insurerNumber), about.map(({ recipientId }) => recipientId), about.map(({ category }) => category)],
  );
}

/** Hash of an input whatever the order of its members. The key itself is no part of it. */
function inputHash(input: object): string {
  const inOrder = (name: string, value: unknown) => {
    if (name === "idempotencyKey") return undefined;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  };
  return createHash("sha256").update(JSON.stringify(input, inOrder)).digest("hex");
}
