import { entityProperties, entityTable, type EntityClass } from "../database/entity-columns.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { Viewer } from "../viewer/viewer.js";

/** A row that was asked for by a key and not shown: hidden from this viewer, or not there at all. */
export interface MissedRow {
  readonly entity: EntityClass;
  /** Undefined where the key names no insurer, as that of a file set about several people: each of them is denied. */
  readonly insurerNumber: string | undefined;
  /** Column that names the row within its insurer, and its value. */
  readonly column: "id" | "insured_number" | "parcel_id";
  readonly value: string;
}

/** Rows about one person that can be asked for by their key, and what they tell of the person. */
export interface Paper {
  readonly entity: EntityClass;
  readonly category: string;
}

/** A missed row with who asked. */
export interface Miss extends MissedRow {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly operation: string;
  readonly category: string;
}

/** The same key asked for twice is one miss. */
export const missText = ({ entity, insurerNumber, column, value }: MissedRow, category: string): string => [entityTable(entity), insurerNumber ?? "", column, value, category].join(" ");

/** Records a denial for each missed row that is there; nothing tells the caller which were. */
export function recordDenials(tx: WriteTransaction, misses: readonly Miss[]): void {
  // Whether a row was there must not show in how long the commit takes: it is flushed to disk either way.
  tx.send("SELECT pg_logical_emit_message(true, 'audit', '')");
  const placeOf = ({ entity, column }: Miss) => `${entityTable(entity)} ${column}`;
  for (const place of new Set(misses.map(placeOf))) recordOfPlace(tx, misses.filter((miss) => placeOf(miss) === place));
}

function recordOfPlace(tx: WriteTransaction, misses: readonly Miss[]): void {
  const [{ entity, column }] = misses as [Miss];
  const person = entityProperties(entity).includes("recipientId") ? "recipient_id" : "id";
  const [type, ofInsurer] = [column === "insured_number" ? "text" : "uuid", column === "parcel_id" ? "" : "t.insurer_number = m.insurer_number AND "];
  const values = <T>(pick: (miss: Miss) => T) => misses.map(pick);
  tx.send(
    `INSERT INTO audit.access_event (request_id, subject, role, office_number, viewer_insurer_number, purpose, operation, category, insurer_number, recipient_id, decision, row_count)
     SELECT m.request_id, m.subject, m.role, m.office_number, m.viewer_insurer_number, m.purpose, m.operation, m.category, t.insurer_number, t.${person}, 'DENIED', count(*)::integer
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::${type}[])
       AS m (request_id, subject, role, office_number, viewer_insurer_number, purpose, operation, category, insurer_number, value)
     JOIN ${entityTable(entity)} t ON ${ofInsurer}t.${column} = m.value
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`,
    [
      values(({ requestId }) => requestId), values(({ viewer }) => viewer.subject), values(({ viewer }) => viewer.role),
      values(({ viewer }) => viewer.officeNumber ?? null), values(({ viewer }) => viewer.insurerNumber ?? null), values(({ viewer }) => viewer.purpose),
      values(({ operation }) => operation), values(({ category }) => category), values(({ insurerNumber }) => insurerNumber ?? null), values(({ value }) => value),
    ],
  );
}
