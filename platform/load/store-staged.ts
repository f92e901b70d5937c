import { unlessThere } from "../database/unless-there.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { KeyedLoad } from "../subgraph/load-kind.js";
import { keepEarlier } from "./keep-earlier.js";
import { storedColumns } from "./stored-columns.js";

/** Lines of the staging table, first and last included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * Brings staged lines into their table: new keys are inserted, known ones updated where a value differs, and what they said before is
 * kept where the kind has a history. Answers how many rows were written. `manifest` is the digest of the load, `isNew` says that no row of these insurers stood there when the file was read; should one have come since, nothing is lost.
 */
export async function storeStaged(tx: WriteTransaction, kind: KeyedLoad, lines: Lines, manifest: string, isNew: boolean): Promise<number> {
  const condition = between(lines);
  if (kind.storeRows) return kind.storeRows(tx, condition, manifest);
  const written = (isNew ? await unlessThere(tx, () => insertStaged(tx, kind, condition)) : null) ?? (await mergeStaged(tx, kind, condition, manifest));
  await kind.afterStore?.(tx, condition);
  return written;
}

/** Whether the table of a kind has no row yet: of these insurers, or (null) at all. */
export async function holdsNothingOf(tx: WriteTransaction, { table }: KeyedLoad, insurers: readonly string[] | null): Promise<boolean> {
  const [found] = await tx.query(`SELECT 1 FROM ${table} t ${insurers ? "WHERE t.insurer_number = ANY ($1::text[])" : ""} LIMIT 1`, insurers ? [insurers] : []);
  return found === undefined;
}

const between = ({ first, last }: Lines) => `line BETWEEN ${first} AND ${last}`;

/** Rows that are all new: their keys are not looked for, the table's unique key holds them apart. */
function insertStaged(tx: WriteTransaction, kind: KeyedLoad, lines: string): Promise<number> {
  const columns = storedColumns(kind);
  return tx.execute(`INSERT INTO ${kind.table} (${columns.map(({ column }) => column).join(", ")}) SELECT ${columns.map(({ take }) => take).join(", ")} FROM pg_temp.staging s WHERE ${lines}`);
}

/** MERGE rather than INSERT … ON CONFLICT: it joins instead of trying each row (6.2 against 7.9 µs a row). */
async function mergeStaged(tx: WriteTransaction, kind: KeyedLoad, lines: string, manifest: string): Promise<number> {
  const columns = storedColumns(kind);
  const keys = columns.filter(({ isKey }) => isKey);
  const values = columns.filter(({ isKey }) => !isKey);
  const merge = `MERGE INTO ${kind.table} t USING (SELECT ${columns.map(({ take, column }) => `${take} AS ${column}`).join(", ")} FROM pg_temp.staging s WHERE ${lines}) n
     ON ${keys.map(({ column }) => `t.${column} = n.${column}`).join(" AND ")}
     ${values.length > 0 ? `WHEN MATCHED AND ${differs(values)} THEN UPDATE SET ${values.map(({ column, replace }) => `${column} = ${replace}`).join(", ")}${kind.onUpdate ? `, ${kind.onUpdate}` : ""}` : ""}
     WHEN NOT MATCHED THEN INSERT (${columns.map(({ column }) => column).join(", ")}) VALUES (${columns.map(({ column }) => `n.${column}`).join(", ")})`;
  if (!kind.history) return tx.execute(merge);
  // Of a row that is new, nothing stood before.
  const [merged] = await tx.query<{ rows: number }>(
    `WITH merged AS (${merge} RETURNING OLD.*), kept AS (${keepEarlier({ ...kind, history: kind.history }, "CORRECTED", "merged", manifest)}) SELECT count(*) AS rows FROM merged`,
  );
  return merged?.rows ?? 0;
}

const differs = (values: readonly { readonly column: string; readonly replace: string }[]) =>
  `(${values.map(({ column }) => `t.${column}`).join(", ")}) IS DISTINCT FROM (${values.map(({ replace }) => replace).join(", ")})`;

export interface StoredContent {
  readonly rows: number;
  readonly sum: string;
}

/** The last block of a table: what is appended from now on lies there or behind it. */
export async function lastBlock(tx: WriteTransaction, { table }: KeyedLoad): Promise<number> {
  const [end] = await tx.query<{ block: number }>("SELECT greatest(pg_relation_size($1::regclass) / current_setting('block_size')::integer - 1, 0) AS block", [table]);
  return end?.block ?? 0;
}

/**
 * Reads back from the table what staged lines became: how many rows stand there, and the sum of the first 60 bits of the MD5 of
 * each row's values (in the documented order of columns, joined by U+001F, nothing for no value). The order of rows counts for nothing.
 * From a block on the rows are found by reading the end of the table; without one each by its key (4.4 against 8.5 µs a row under load).
 */
export async function readBack(tx: WriteTransaction, kind: KeyedLoad, lines: Lines, fromBlock: number | null): Promise<StoredContent> {
  const columns = storedColumns(kind);
  const text = `concat(${columns.map(({ giveBack }) => giveBack).join(", E'\\x1f', ")})`;
  const keys = columns.filter(({ isKey }) => isKey);
  const [content] = await tx.query<StoredContent>(
    `SELECT count(*) AS rows, coalesce(sum(('0x' || left(md5(${text}), 15))::bigint), 0)::text AS sum
     FROM pg_temp.staging s JOIN ${kind.table} t ON ${keys.map(({ column, take }) => `t.${column} = ${take}`).join(" AND ")} WHERE s.${between(lines)}${fromBlock === null ? "" : ` AND t.ctid >= '(${fromBlock},0)'::tid`}`,
  );
  return content ?? { rows: 0, sum: "0" };
}
