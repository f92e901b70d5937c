import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { ExchangeSettings } from "../exchange-services.js";

/** Sender and receiver between whom order is kept. */
export interface Lane {
  readonly senderOfficeNumber: string;
  readonly receiverOfficeNumber: string;
}

/** One attempt at a parcel; a later attempt makes an earlier one void. */
export interface Claim {
  readonly parcelId: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Bytes of its files. */
  readonly size: number;
}

/** A parcel held for processing until its transaction ends. */
export interface HeldParcel extends Claim {
  readonly state: "RECEIVED" | "ACCEPTED";
  readonly serial: string;
  readonly senderOfficeNumber: string;
  readonly senderServiceType: string | null;
  readonly receiverOfficeNumber: string;
  readonly receiverServiceType: string | null;
  readonly setKind: string | null;
  /** Account that sent it. */
  readonly receivedBy: string;
}

const waiting = "('RECEIVED', 'ACCEPTED')";
const longestPause = 300_000;

const pauseAfter = (attempt: string, { firstPause }: ExchangeSettings) => `make_interval(secs => least(${longestPause}, ${Number(firstPause)} * 2.0 ^ least(${attempt} - 1, 30)) / 1000.0)`;

/**
 * Counts an attempt at the next due parcel, of one lane or of all, or answers null. Only the oldest serial that still waits in
 * its lane is ever due. The count and the pause are committed before the work begins, so that a parcel that kills its worker
 * comes back later and not for ever.
 */
export async function claimNext(tx: WriteTransaction, settings: ExchangeSettings, lane?: Lane): Promise<Claim | null> {
  const [claim] = await tx.query<Claim>(
    `UPDATE exchange.parcel SET attempts = attempts + 1, next_attempt_at = clock_timestamp() + ${pauseAfter("attempts + 1", settings)}
     WHERE id = (
       SELECT p.id FROM exchange.parcel p
       WHERE p.state IN ${waiting} AND p.next_attempt_at <= clock_timestamp() ${lane ? "AND p.sender_office_number = $1 AND p.receiver_office_number = $2" : ""}
         AND NOT EXISTS (
           SELECT 1 FROM exchange.parcel o
           WHERE o.state IN ${waiting} AND o.sender_office_number = p.sender_office_number AND o.receiver_office_number = p.receiver_office_number
             AND (o.serial, o.id) < (p.serial, p.id))
       ORDER BY p.next_attempt_at, p.id LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
     RETURNING id AS "parcelId", attempts AS attempt, size`,
    lane ? [lane.senderOfficeNumber, lane.receiverOfficeNumber] : [],
  );
  return claim ?? null;
}

/**
 * Holds a claimed parcel for this transaction, or null when a later attempt has begun or the parcel is done. Waits for a lock: nobody who
 * works on an earlier attempt can have one, only a worker whose claim came too late, for the moment until that claim's transaction ends.
 */
export async function hold(tx: WriteTransaction, { parcelId, attempt }: Claim): Promise<HeldParcel | null> {
  const [parcel] = await tx.query<HeldParcel>(
    `SELECT id AS "parcelId", attempts AS attempt, size, state, serial, sender_office_number AS "senderOfficeNumber", sender_service_type AS "senderServiceType",
       receiver_office_number AS "receiverOfficeNumber", receiver_service_type AS "receiverServiceType", set_kind AS "setKind", received_by AS "receivedBy"
     FROM exchange.parcel WHERE id = $1 AND attempts = $2 AND state IN ${waiting} FOR UPDATE`,
    [parcelId, attempt],
  );
  return parcel ?? null;
}

/** Notes why an attempt did not succeed: the parcel waits for the next one, or is set aside as FAILED. */
export async function noteFailure(tx: WriteTransaction, { parcelId, attempt }: Claim, code: string, isFinal: boolean): Promise<void> {
  await tx.execute(
    `UPDATE exchange.parcel SET last_error_code = $3, state = CASE WHEN $4 THEN 'FAILED' ELSE state END, updated_at = clock_timestamp()
     WHERE id = $1 AND attempts = $2 AND state IN ${waiting}`,
    [parcelId, attempt, code, isFinal],
  );
}
