import pg from "pg";
import type { KeyedLoad, LoadHistory } from "../subgraph/load-kind.js";
import { storedColumns } from "./stored-columns.js";

/** A kind whose earlier states are kept. */
export type KeptLoad = KeyedLoad & { readonly history: LoadHistory };

/** Why a state does not stand any more. */
export type Superseded = "CORRECTED" | "WITHDRAWN";

/** SQL that keeps rows as they stood, of a query with the table's columns (null where nothing stood), each whole: its key and its values as the load format writes them. */
export function keepEarlier(kind: KeptLoad, how: Superseded, earlier: string, manifest: string): string {
  const { table, category } = kind.history;
  const columns = recordColumns(kind);
  const object = (isKey: boolean) => `jsonb_build_object(${columns.filter((column) => column.isKey === isKey).map(({ load, giveBack }) => `${pg.escapeLiteral(load)}, ${giveBack}`).join(", ")})`;
  return `INSERT INTO ${table} (insurer_number, recipient_id, record_id, kind, category, how, record_key, record_values, manifest_sha256)
    SELECT t.insurer_number, t.recipient_id, t.id, ${[kind.kind, category, how].map((text) => pg.escapeLiteral(text)).join(", ")}, ${object(true)}, jsonb_strip_nulls(${object(false)}), ${pg.escapeLiteral(manifest)}
    FROM ${earlier} t WHERE t.insurer_number IS NOT NULL`;
}

/** Columns of the record itself: all but those that name its person. */
export const recordColumns = (kind: KeyedLoad) => storedColumns(kind).filter(({ column }) => column !== "insurer_number" && column !== "recipient_id");
