import type { Database } from "../database/database.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import { beginning, hashHead } from "./sealed-event.js";
import { sealLock } from "./seal-events.js";
import { signSeal, type SealKey } from "./seal-key.js";

/** Which seal was the newest at a moment, signed. It shows in quiet times too that the chain had not been cut by then. */
export interface SignedHead {
  /** Number and hash of the newest seal; 0 and the beginning before the first. */
  readonly number: number;
  readonly hash: string;
  readonly signedAt: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Reads the signed head; there is one row at most. */
export const selectHead = `SELECT h.number::integer AS number, h.hash, to_char(h.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt", h.key_id AS "keyId", h.signature FROM audit.head h`;

/** Signs the newest seal with the moment, in place of the signature before. Null when another process is sealing: it signs. */
export function signHead(database: Database, key: SealKey): Promise<SignedHead | null> {
  return database.seal(async (tx) => {
    const [lock] = await tx.query<{ held: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS held", [sealLock]);
    return lock?.held ? sign(tx, key) : null;
  });
}

async function sign(tx: WriteTransaction, key: SealKey): Promise<SignedHead> {
  const [newest] = await tx.query<{ number: number; hash: string; signedAt: string }>(
    `SELECT coalesce(s.number, 0)::integer AS number, coalesce(s.hash, $1) AS hash, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt"
     FROM (VALUES (1)) v LEFT JOIN (SELECT number, hash FROM audit.seal ORDER BY number DESC LIMIT 1) s ON true`,
    [beginning],
  );
  const { number, hash, signedAt } = newest as { number: number; hash: string; signedAt: string };
  const head = { number, hash, signedAt, keyId: key.id, signature: signSeal(hashHead({ number, hash, signedAt }), key) };
  await tx.execute(
    `INSERT INTO audit.head AS h (number, hash, signed_at, key_id, signature) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (one) DO UPDATE SET number = excluded.number, hash = excluded.hash, signed_at = excluded.signed_at, key_id = excluded.key_id, signature = excluded.signature`,
    [number, hash, signedAt, head.keyId, head.signature],
  );
  return head;
}
