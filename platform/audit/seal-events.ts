import type { Database } from "../database/database.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import { beginning, chainEvents, hashSeal, monthOfEventSql, sealedEventSql, type SealContent, type SealedEvent } from "./sealed-event.js";
import { afterSeeing, type Seen } from "./seen-events.js";
import { signSeal, type SealKey } from "./seal-key.js";

/** A seal as it is kept; its hash and signature are the head of the chain at that moment. */
export interface Seal extends SealContent {
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Reads a seal; an array of bigints comes as text. */
export const selectSeal = `SELECT s.number::integer AS number, to_char(s.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sealedAt", s.month,
  s.event_ids::text[] AS "eventIds", s.previous_hash AS "previousHash", s.events_hash AS "eventsHash", s.hash, s.key_id AS "keyId", s.signature FROM audit.seal s`;

/** The end of the chain. */
interface Last extends Seen {
  readonly number: number;
  readonly hash: string;
}

interface Unsealed {
  readonly id: string;
  readonly month: string;
  readonly event: SealedEvent;
}

/** One process at a time seals and signs. */
export const sealLock = 7_426_019;
const largestSeal = 10_000;
/** Seals of one transaction; what is left is for the next. */
const mostSeals = 100;
const start: Last = { number: 0, hash: beginning, maxEventId: "0", missing: [] };

export interface SealingOptions {
  readonly key: SealKey;
  /** Compares every event of the last day with its seals instead of looking for what is new and what was missing: finds what became visible very late. */
  readonly sweep: boolean;
}

/**
 * Seals what is committed and not sealed yet, in the order in which it is found: seals of at most 10,000 events of one month, all in
 * one transaction, so that the record is searched once however much there is. Answers the new seals, none when there was nothing to do
 * or another process is sealing.
 */
export function sealEvents(database: Database, { key, sweep }: SealingOptions): Promise<Seal[]> {
  return database.seal(async (tx) => {
    const [lock] = await tx.query<{ held: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS held", [sealLock]);
    if (!lock?.held) return [];
    let [last = start] = await tx.query<Last>(selectLast);
    // All rows will be fetched: the plan that answers the first ones soonest is the wrong one.
    await tx.execute("SET LOCAL cursor_tuple_fraction = 1");
    await tx.execute(`DECLARE unsealed NO SCROLL CURSOR FOR ${sweep ? unsealedOfDay : unsealedAfter(last)}`);
    const seals: Seal[] = [];
    for (let isMore = true; isMore && seals.length < mostSeals; ) {
      const found = await tx.query<Unsealed>(`FETCH ${largestSeal} FROM unsealed`);
      last = { ...last, ...afterSeeing(last, found.map(({ id }) => id)) };
      for (const month of new Set(found.map((event) => event.month))) {
        const appended = await append(tx, key, last, found.filter((event) => event.month === month));
        seals.push(appended.seal);
        last = appended.last;
      }
      isMore = found.length === largestSeal;
    }
    return seals;
  });
}

/** The newest seal. A number that was missing ten minutes before it stays so: its transaction was rolled back. */
const selectLast = `SELECT s.number::integer AS number, s.hash, s.max_event_id::text AS "maxEventId",
    ARRAY(SELECT m::text FROM unnest(s.missing_ids) AS m WHERE m > coalesce((SELECT f.max_event_id FROM audit.seal f WHERE f.sealed_at < s.sealed_at - interval '10 minutes' ORDER BY f.number DESC LIMIT 1), 0)) AS missing
  FROM audit.seal s ORDER BY s.number DESC LIMIT 1`;

const selectEvents = `SELECT e.id::text AS id, ${monthOfEventSql} AS month, ${sealedEventSql} AS event FROM audit.access_event e`;

/** Transactions commit in another order than events are numbered: what was missing is looked for again. A cursor takes no parameters; these are numbers from the database. */
const unsealedAfter = ({ maxEventId, missing }: Seen): string => `${selectEvents} WHERE e.id > ${maxEventId} OR e.id = ANY ('{${missing.join(",")}}'::bigint[]) ORDER BY e.id`;

const beforeToday = (column: string) => `coalesce((SELECT f.${column} FROM audit.seal f WHERE f.sealed_at < statement_timestamp() - interval '1 day' ORDER BY f.number DESC LIMIT 1), 0)`;
const unsealedOfDay = `${selectEvents} WHERE e.id > ${beforeToday("max_event_id")}
  AND NOT EXISTS (SELECT FROM audit.seal s CROSS JOIN unnest(s.event_ids) AS u (id) WHERE s.number > ${beforeToday("number")} AND u.id = e.id) ORDER BY e.id`;

async function append(tx: WriteTransaction, key: SealKey, last: Last, events: readonly Unsealed[]): Promise<{ seal: Seal; last: Last }> {
  const [now] = await tx.query<{ at: string }>(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`);
  const content = {
    number: last.number + 1,
    sealedAt: now?.at ?? "",
    month: events[0]?.month ?? "",
    eventIds: events.map(({ id }) => id),
    previousHash: last.hash,
    eventsHash: chainEvents(last.hash, events.map(({ event }) => event)),
  };
  const hash = hashSeal(content);
  const seal = { ...content, hash, keyId: key.id, signature: signSeal(hash, key) };
  await tx.execute(
    `INSERT INTO audit.seal (number, sealed_at, month, event_ids, max_event_id, missing_ids, previous_hash, events_hash, hash, key_id, signature) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [seal.number, seal.sealedAt, seal.month, seal.eventIds, last.maxEventId, last.missing, seal.previousHash, seal.eventsHash, hash, seal.keyId, seal.signature],
  );
  return { seal, last: { ...last, number: seal.number, hash } };
}
