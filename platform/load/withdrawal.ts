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
  return {
    kind: kind.kind,
    order: kind.order,
    description: kind.description,
    aboutPeople: kind.aboutPeople ?? false,
    columns: kind.columns.filter(({ name }) => kind.key.includes(name)),
    key: kind.key,
    table: `LATERAL (SELECT ${keys.map(({ take, column }) => `${take} AS ${column}`).join(", ")} WHERE ${wasWithdrawn(kind)} AND NOT ${stands(kind, keys)})`,
    checksStored: [{ column: kind.key.join(" "), rule: "KNOWN", detail: kind.kind, broken: `line IN (SELECT s.line FROM pg_temp.staging s WHERE NOT ${stands(kind, keys)} AND NOT ${wasWithdrawn(kind)})` }],
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

/** Whether a row of a kind is in its table that says the same in these columns as the staged line `s`. */
export const stands = ({ table }: KeyedLoad, columns: readonly StoredColumn[]) => `EXISTS (SELECT FROM ${table} t WHERE ${columns.map(({ column, take }) => `t.${column} = ${take}`).join(" AND ")})`;

/** Whether it was taken back once. One look-up for each line: LIMIT keeps the server from joining a history that is just growing, of which no statistics tell how large it is. */
export const wasWithdrawn = (kind: KeptLoad) =>
  `EXISTS (SELECT FROM (SELECT FROM ${kind.history.table} h WHERE h.insurer_number = s."insurerNumber" AND h.recipient_id = s."recipientId" AND h.kind = '${kind.kind}' AND h.how = 'WITHDRAWN' AND h.record_key = ${keyObject(kind)} LIMIT 1) h)`;

/** The key of a staged line `s` as the history keeps it. */
const keyObject = (kind: KeptLoad) => `jsonb_build_object(${recordColumns(kind).filter(({ isKey }) => isKey).map(({ load, take }) => `'${load}', ${take}`).join(", ")})`;
