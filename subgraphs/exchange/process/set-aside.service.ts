import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { ExchangeServices } from "../exchange-services.js";
import { findParcelUuid, toParcelId } from "../parcel/parcel-id.js";

/** A parcel that was set aside, as its operator sees it: who sent what to whom, and why it failed; nothing of what is in it. */
export interface SetAside {
  readonly id: string;
  readonly senderOfficeNumber: string;
  readonly receiverOfficeNumber: string;
  readonly serial: string;
  readonly setKind: string | null;
  readonly serviceMonth: string | null;
  readonly attempts: number;
  /** Registry code, SQLSTATE or INTERNAL. */
  readonly reason: string;
  /** ISO 8601 with offset. */
  readonly since: string;
}

type Services = Pick<ExchangeServices, "database">;

/** The parcels set aside as FAILED, longest first. */
export async function listSetAside({ database }: Services): Promise<SetAside[]> {
  const rows = await database.work([], (tx) =>
    tx.query<SetAside>(
      `SELECT id, sender_office_number AS "senderOfficeNumber", receiver_office_number AS "receiverOfficeNumber", serial, set_kind AS "setKind",
         service_month AS "serviceMonth", attempts, coalesce(last_error_code, 'INTERNAL') AS reason, updated_at AS since
       FROM exchange.parcel WHERE state = 'FAILED' ORDER BY updated_at, id`,
    ),
  );
  return rows.map((row) => ({ ...row, id: toParcelId(row.id) }));
}

/**
 * Makes parcels that were set aside due again, as if they had never been tried; null means all of them. Later serials that were
 * taken in meanwhile keep the last word. Answers how many. Throws NOT_FOUND for an id that is not set aside.
 */
export async function retrySetAside({ database }: Services, id: string | null): Promise<number> {
  const uuid = id === null ? null : findParcelUuid(id);
  if (id !== null && uuid === null) throw new KaigoError("NOT_FOUND");
  const count = await database.work([], (tx) =>
    tx.execute(
      `UPDATE exchange.parcel SET state = CASE WHEN accepted_at IS NULL THEN 'RECEIVED' ELSE 'ACCEPTED' END, attempts = 0,
         next_attempt_at = clock_timestamp(), updated_at = clock_timestamp()
       WHERE state = 'FAILED' AND ($1::uuid IS NULL OR id = $1)`,
      [uuid],
    ),
  );
  if (id !== null && count === 0) throw new KaigoError("NOT_FOUND");
  return count;
}
