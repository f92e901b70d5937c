import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { assertPage, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ExchangeActivity } from "./activity.entity.js";
import type { ActivityArgs } from "./activity.input.js";

/** Counts a parcel for both its offices, in the transaction that takes it in: exactly once. */
export function countParcel(tx: WriteTransaction, parcelId: string): void {
  tx.send(
    `INSERT INTO exchange.activity (month, office_number, side, set_kind, parcels)
     SELECT left(current_setting('app.today'), 7), s.office, s.side, coalesce(p.set_kind, 'unknown'), 1
     FROM exchange.parcel p, LATERAL (VALUES (p.receiver_office_number, 'RECEIVED'), (p.sender_office_number, 'SENT')) AS s (office, side) WHERE p.id = $1 ORDER BY s.side
     ON CONFLICT (month, office_number, side, set_kind) DO UPDATE SET parcels = activity.parcels + 1`,
    [parcelId],
  );
}

/** One page of the use of the exchange, by month, office, side and kind. Throws INPUT_INVALID for a bad page. */
export async function listActivity({ session }: Pick<RequestContext, "session">, args: ActivityArgs): Promise<Connection<ExchangeActivity>> {
  assertPage(args);
  const after = fromCursor(args.after, 4) ?? ["", "", "", ""];
  const rows = await session.query<ExchangeActivity>(
    `${selectFrom(ExchangeActivity)} WHERE ($1::text IS NULL OR t.month = $1) AND ($2::text IS NULL OR t.office_number = $2)
       AND (t.month, t.office_number, t.side, t.set_kind) > ($3, $4, $5, $6) ORDER BY t.month, t.office_number, t.side, t.set_kind LIMIT $7`,
    [args.month ?? null, args.officeNumber ?? null, ...after.map(String), args.first + 1],
  );
  return toConnection(rows, args.first, ({ month, officeNumber, side, setKind }) => [month, officeNumber, side, setKind]);
}
