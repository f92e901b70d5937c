import { assertPage, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { findParcelUuid } from "./parcel-id.js";
import { ParcelBox, parcelStates, type ParcelsArgs, type ParcelState } from "./parcel.input.js";
import { Parcel } from "./parcel.entity.js";
import { withId } from "./parcel.loader.js";

/** Column that holds the own office, by side. */
export const officeColumn = { INBOX: "receiver_office_number", OUTBOX: "sender_office_number" } as const satisfies Record<ParcelBox, string>;

/** Throws INPUT_INVALID when a text is no state of a parcel. */
export function assertState(state: string | null | undefined): asserts state is ParcelState | null | undefined {
  if (state && !(parcelStates as readonly string[]).includes(state)) throw new KaigoError("INPUT_INVALID", { field: "state", rule: parcelStates.join(", ") });
}

/** One page of the own office's parcels, newest first. Throws INPUT_INVALID for a bad page or state. */
export async function listParcels({ session, viewer }: RequestContext, args: ParcelsArgs): Promise<Connection<Parcel>> {
  assertPage(args);
  assertState(args.state);
  const after = afterUuid(args.after);
  const rows = await session.query<Parcel>(
    `${selectFrom(Parcel)} WHERE t.${officeColumn[args.box]} = $1 AND ($2::text IS NULL OR t.state = $2) AND ($3::text IS NULL OR t.service_month = $3)
       AND ($4::uuid IS NULL OR t.id < $4) AND ($5::text IS NULL OR t.${officeColumn[args.box === ParcelBox.INBOX ? ParcelBox.OUTBOX : ParcelBox.INBOX]} = $5)
     ORDER BY t.id DESC LIMIT $6`,
    [viewer.officeNumber ?? "", args.state ?? null, args.month ?? null, after, args.partner ?? null, args.first + 1],
  );
  return toConnection(withId(rows), args.first, ({ id }) => [id]);
}

/** UUID inside a cursor. Throws INPUT_INVALID when this product did not make it. */
export function afterUuid(cursor: string | null | undefined): string | null {
  const [id] = fromCursor(cursor, 1) ?? [];
  if (id === undefined) return null;
  const uuid = findParcelUuid(id);
  if (!uuid) throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
  return uuid;
}
