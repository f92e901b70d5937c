import type { Database } from "../database/database.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import { beginning, chainEvents, hashSeal, monthOfEventSql, sealedEventSql, type SealContent, type SealedEvent } from "./sealed-event.js";
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
interface Last {
  readonly number: number;
  readonly hash: string;
  readonly maxEventId: string;
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

export interface SealingOptions {
  readonly key: SealKey;
  /** Looks at every event instead of those after the last ten minutes' first seal: finds what became visible very late. */
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
    let [last] = await tx.query<Last>(`SELECT number::integer AS number, hash, max_event_id::text AS "maxEventId" FROM audit.seal ORDER BY number DESC LIMIT 1`);
    // All rows will be fetched: the plan that answers the first ones soonest is the wrong one.
    await tx.execute("SET LOCAL cursor_tuple_fraction = 1");
    await tx.execute(`DECLARE unsealed NO SCROLL CURSOR FOR ${unsealedSql(sweep)}`);
    const seals: Seal[] = [];
    for (let isMore = true; isMore && seals.length < mostSeals; ) {
      const found = await tx.query<Unsealed>(`FETCH ${largestSeal} FROM unsealed`);
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

/**
 * Transactions commit in another order than events are numbered, so every event after the newest one of ten minutes ago is
 * compared with the seals since then.
 */
function unsealedSql(sweep: boolean): string {
  const before = (column: string) => (sweep ? "0" : `coalesce((SELECT f.${column} FROM audit.seal f WHERE f.sealed_at < statement_timestamp() - interval '10 minutes' ORDER BY f.number DESC LIMIT 1), 0)`);
  return `SELECT e.id::text AS id, ${monthOfEventSql} AS month, ${sealedEventSql} AS event FROM audit.access_event e
    WHERE e.id > ${before("max_event_id")} AND NOT EXISTS (SELECT FROM audit.seal s CROSS JOIN unnest(s.event_ids) AS u (id) WHERE s.number > ${before("number")} AND u.id = e.id)
    ORDER BY e.id`;
}

async function append(tx: WriteTransaction, key: SealKey, last: Last | undefined, events: readonly Unsealed[]): Promise<{ seal: Seal; last: Last }> {
  const [now] = await tx.query<{ at: string }>(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`);
  const previousHash = last?.hash ?? beginning;
  const content = {
    number: (last?.number ?? 0) + 1,
    sealedAt: now?.at ?? "",
    month: events[0]?.month ?? "",
    eventIds: events.map(({ id }) => id),
    previousHash,
    eventsHash: chainEvents(previousHash, events.map(({ event }) => event)),
  };
  const hash = hashSeal(content);
  const seal = { ...content, hash, keyId: key.id, signature: signSeal(hash, key) };
  const [stored] = await tx.query<{ maxEventId: string }>(
    `INSERT INTO audit.seal (number, sealed_at, month, event_ids, max_event_id, previous_hash, events_hash, hash, key_id, signature)
     SELECT $1, $2, $3, ids, greatest($5::bigint, (SELECT max(id) FROM unnest(ids) AS u (id))), $6, $7, $8, $9, $10 FROM (SELECT $4::bigint[] AS ids) v RETURNING max_event_id::text AS "maxEventId"`,
    [seal.number, seal.sealedAt, seal.month, seal.eventIds, last?.maxEventId ?? 0, previousHash, seal.eventsHash, hash, seal.keyId, seal.signature],
  );
  return { seal, last: { number: seal.number, hash, maxEventId: stored?.maxEventId ?? "0" } };
}
