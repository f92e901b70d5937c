import { z } from "zod";
import type { ReadSession } from "../../../platform/database/read-session.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { fromCursor, toCursor } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { findParcelUuid, toParcelId } from "../parcel/parcel-id.js";
import { parcelStates } from "../parcel/parcel.input.js";
import { Parcel } from "../parcel/parcel.entity.js";
import { officeColumn } from "../parcel/parcel.service.js";

/** What PostgreSQL takes too: no year 0, no offset beyond 15 hours. */
const instant = z.iso.datetime({ offset: true }).regex(/^(?!0000).*(Z|[+-](0\d|1[0-5]):[0-5]\d)$/);

const query = z.object({
  box: z.enum(["inbox", "outbox"]),
  state: z.enum(parcelStates).optional(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional(),
  updatedSince: instant.optional(),
  after: z.string().max(200).optional(),
  first: z.coerce.number().int().min(1).max(100).default(20),
});

const rules: Readonly<Record<string, string>> = { box: "inbox, outbox", state: parcelStates.join(", "), month: "YYYY-MM", updatedSince: "ISO 8601 with offset", after: "cursor of an earlier page", first: "1 to 100" };

/** A page of the feed of changes. */
export interface ChangePage {
  readonly parcels: readonly Parcel[];
  /** Cursor of the next page; null when there is none yet. */
  readonly next: string | null;
}

/** Parcels of the own office in the order of their last change, oldest first: who polls goes on where the last answer ended. Throws INPUT_INVALID. */
export async function listChanges(session: ReadSession, viewer: Viewer, given: unknown): Promise<ChangePage> {
  const parsed = query.safeParse(given);
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0] ?? "query"));
  const { box, state, month, updatedSince, after, first } = parsed.data;
  const place = toPlace(after);
  const column = officeColumn[box === "inbox" ? "INBOX" : "OUTBOX"];
  const rows = await session.query<Parcel>(
    `${selectFrom(Parcel)} WHERE t.${column} = $1 AND ($2::text IS NULL OR t.state = $2) AND ($3::text IS NULL OR t.service_month = $3)
       AND ($4::timestamptz IS NULL OR t.updated_at >= $4) AND ($5::timestamptz IS NULL OR (t.updated_at, t.id) > ($5, $6::uuid))
     ORDER BY t.updated_at, t.id LIMIT $7`,
    [viewer.officeNumber ?? "", state ?? null, month ?? null, updatedSince ?? null, place?.updatedAt ?? null, place?.uuid ?? null, first + 1],
  );
  const parcels = rows.slice(0, first);
  const last = parcels.at(-1);
  return { parcels, next: rows.length > first && last ? toCursor([last.updatedAt, toParcelId(last.parcelId)]) : null };
}

const invalid = (field: string) => new KaigoError("INPUT_INVALID", { field, rule: rules[field] ?? "see the description" });

function toPlace(cursor: string | undefined): { updatedAt: string; uuid: string } | null {
  const [updatedAt, id] = fromCursor(cursor, 2) ?? [];
  if (updatedAt === undefined) return null;
  const uuid = findParcelUuid(id);
  if (!uuid || !instant.safeParse(updatedAt).success) throw invalid("after");
  return { updatedAt: String(updatedAt), uuid };
}
