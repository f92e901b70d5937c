import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { assertPage, fromCursor, toConnection, type Connection, type PageArgs } from "../../../platform/graphql/connection.js";
import { findRowKey, type RowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { AccessEventsArgs } from "./access-event.input.js";
import { accessColumns, accessEventsOf, accessPlaceColumns, accessPlaceLength, newestFirst, placeOf, type AccessPlace } from "./access-event.loader.js";
import type { AccessEvent } from "./access-event.type.js";

/** The place inside a cursor. Throws INPUT_INVALID for text that no earlier page gave. */
function findPlace(after: string | null | undefined): AccessPlace | null {
  const place = fromCursor(after, accessPlaceLength);
  if (!place) return null;
  const [at, , recipientId] = place;
  if (Number.isNaN(Date.parse(String(at))) || !/^[0-9a-f-]{36}$/.test(String(recipientId))) throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
  return place.map(String) as unknown as AccessPlace;
}

/** Looks at one person, newest first. Throws INPUT_INVALID for a bad page. */
export async function listAccessEventsOf(context: RequestContext, { insurerNumber, rowId }: RowKey, args: PageArgs): Promise<Connection<AccessEvent>> {
  assertPage(args);
  const rows = await context.load(accessEventsOf, { insurerNumber, rowId, count: args.first + 1, after: findPlace(args.after) });
  return toConnection(rows, args.first, placeOf);
}

/** Looks at the insurer's insured in one month, newest first. Throws INPUT_INVALID for a bad page. */
export async function listAccessEvents(context: RequestContext, args: AccessEventsArgs): Promise<Connection<AccessEvent>> {
  assertPage(args);
  const person = args.recipientId ? findRowKey(args.recipientId) : null;
  const after = findPlace(args.after);
  if (args.recipientId && !person) return toConnection<AccessEvent>([], args.first, placeOf);
  const rows = await context.session.query<AccessEvent>(
    `SELECT ${accessColumns} FROM audit.access_event e
     WHERE e.insurer_number = $1 AND e.occurred_at >= ($2 || '-01 00:00+09')::timestamptz AND e.occurred_at < ($2 || '-01 00:00+09')::timestamptz + interval '1 month'
       AND ($3::text IS NULL OR e.office_number = $3) AND ($4::text IS NULL OR e.decision = $4) AND ($5::uuid IS NULL OR (e.recipient_id = $5 AND e.insurer_number = $6))
       AND ($7::timestamptz IS NULL OR ${accessPlaceColumns} < ($7, $8::text, $9::uuid, $10::text, $11::text))
     ${newestFirst} LIMIT $12`,
    [context.viewer.insurerNumber ?? null, args.month, args.officeNumber ?? null, args.decision ?? null, person?.rowId ?? null, person?.insurerNumber ?? null, ...(after ?? [null, null, null, null, null]), args.first + 1],
  );
  for (const { insurerNumber, recipientId } of rows.slice(0, args.first)) context.audit.note(insurerNumber, recipientId, "PERSON", 1);
  return toConnection(rows, args.first, placeOf);
}
