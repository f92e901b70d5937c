import { hash as digest } from "node:crypto";

/** Columns of an access event in the order in which they are sealed: a column that is not here could be changed unseen. */
export const sealedColumns = ["id", "occurred_at", "request_id", "subject", "role", "office_number", "viewer_insurer_number", "purpose", "operation", "insurer_number", "recipient_id", "category", "decision", "row_count"] as const;

/** Every column of one access event, in the order of {@link sealedColumns}: a JSON array of texts and nulls without spaces. */
export type SealedEvent = string;

/** How an event is read for sealing and verifying: times to the microsecond, whatever the session's time zone. The database writes JSON as JSON.stringify does. */
export const sealedEventSql = `to_json(ARRAY[${sealedColumns.map((name) => (name === "occurred_at" ? `to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')` : `e.${name}::text`)).join(", ")}])::text`;

/** The month whose partition holds an event, as text. */
export const monthOfEventSql = "to_char(e.occurred_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM')";

const sha256 = (...parts: readonly string[]) => digest("sha256", parts.join("\n"));

/** Chains events onto a hash, one after the other: another order, a missing or a changed one gives another hash. */
export const chainEvents = (previous: string, events: readonly SealedEvent[]): string => events.reduce((hash, event) => sha256(hash, event), previous);

/** What one seal says: which events of one month, in which order, after which seal. */
export interface SealContent {
  readonly number: number;
  readonly sealedAt: string;
  readonly month: string;
  readonly eventIds: readonly string[];
  readonly previousHash: string;
  /** Chain over the events, begun at the seal before. */
  readonly eventsHash: string;
}

/** Hash of a seal. It holds everything the seal says, so it stays checkable when the events themselves are past their keeping. */
export const hashSeal = ({ number, sealedAt, month, eventIds, previousHash, eventsHash }: SealContent): string => sha256("kaigo-audit-seal-1", JSON.stringify([number, sealedAt, month, eventIds, previousHash, eventsHash]));

/** What stands before the first seal. */
export const beginning = "0".repeat(64);

/** Hash of what a signed head says: which seal was the newest at which moment. */
export const hashHead = ({ number, hash, signedAt }: { readonly number: number; readonly hash: string; readonly signedAt: string }): string => sha256("kaigo-audit-head-1", JSON.stringify([number, hash, signedAt]));
