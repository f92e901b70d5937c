import type { WriteTransaction } from "../database/write-transaction.js";
import { isKeyed, type KeyedLoad, type LoadKind } from "../subgraph/load-kind.js";
import { keepEarlier, recordColumns, type KeptLoad } from "./keep-earlier.js";
import { storedColumns, type StoredColumn } from "./stored-columns.js";

/** Whether rows of a kind can be taken back: those whose earlier states are kept, so that none is lost by it. */
export const isWithdrawable = (kind: LoadKind): kind is KeptLoad => isKeyed(kind) && kind.history !== undefined;

/** The usual name of a kind's file of keys. */
export const withdrawalFile = ({ kind }: LoadKind): string => `${kind}_withdrawn.csv`;

/**
 * The file of keys that takes rows of a kind back. A key that stands nowhere is a fault; one whose row was taken back before is none,
 * so that a load that was killed goes on, and the same load again changes nothing. Read back are the keys that the history has and the
 * table has not.
 */
export function withdrawalOf(kind: KeptLoad): KeyedLoad {
  const keys = storedColumns(kind).filter(({ isKey }) => isKey);
  const stands = `EXISTS (SELECT FROM ${kind.table} t WHERE ${keys.map(({ column, take }) => `t.${column} = ${take}`).join(" AND ")})`;
  const wasWithdrawn = `EXISTS (SELECT FROM ${kind.history.table} h WHERE h.insurer_number = s."insurerNumber" AND h.recipient_id = s."recipientId" AND ${ofKind(kind, "h")} AND h.record_key = ${keyObject(kind)})`;
  return {
    kind: kind.kind,
    order: kind.order,
    description: kind.description,
    aboutPeople: kind.aboutPeople ?? false,
    columns: kind.columns.filter(({ name }) => kind.key.includes(name)),
    key: kind.key,
    table: withdrawnKeys(kind, keys),
    checksStored: [{ column: kind.key.join(" "), rule: "KNOWN", detail: kind.kind, broken: `line IN (SELECT s.line FROM pg_temp.staging s WHERE NOT ${stands} AND NOT ${wasWithdrawn})` }],
    storeRows: (tx, lines, manifest) => withdrawStaged(tx, kind, keys, lines, manifest),
  };
}

/** Takes rows out of their table and keeps them. */
function withdrawStaged(tx: WriteTransaction, kind: KeptLoad, keys: readonly StoredColumn[], lines: string, manifest: string): Promise<number> {
  return tx.execute(
    `WITH withdrawn AS (DELETE FROM ${kind.table} t USING (SELECT ${keys.map(({ take, column }) => `${take} AS ${column}`).join(", ")} FROM pg_temp.staging s WHERE ${lines}) n
       WHERE ${keys.map(({ column }) => `t.${column} = n.${column}`).join(" AND ")} RETURNING t.*)
     ${keepEarlier(kind, "WITHDRAWN", "withdrawn", manifest)}`,
  );
}

/** Keys whose row was taken back and does not stand, each once. */
function withdrawnKeys(kind: KeptLoad, keys: readonly StoredColumn[]): string {
  const { table } = kind.history;
  const typeOf = (load: string) => kind.columns.find(({ name }) => name === load)?.type ?? "text";
  const columns = keys.map(({ load, column }) => ({ column, value: column === "insurer_number" || column === "recipient_id" ? `h.${column}` : `(h.record_key ->> '${load}')::${typeOf(load)}` }));
  return `(SELECT ${columns.map(({ column, value }) => `${value} AS ${column}`).join(", ")} FROM ${table} h WHERE ${ofKind(kind, "h")}
    AND NOT EXISTS (SELECT FROM ${table} l WHERE l.insurer_number = h.insurer_number AND l.recipient_id = h.recipient_id AND ${ofKind(kind, "l")} AND l.record_key = h.record_key AND l.id > h.id)
    AND NOT EXISTS (SELECT FROM ${kind.table} t WHERE ${columns.map(({ column, value }) => `t.${column} = ${value}`).join(" AND ")}))`;
}

const ofKind = ({ kind }: KeptLoad, alias: string) => `${alias}.kind = '${kind}' AND ${alias}.how = 'WITHDRAWN'`;

/** The key of a staged line `s` as the history keeps it. */
const keyObject = (kind: KeptLoad) => `jsonb_build_object(${recordColumns(kind).filter(({ isKey }) => isKey).map(({ load, take }) => `'${load}', ${take}`).join(", ")})`;
