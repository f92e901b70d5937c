import type { WriteTransaction } from "../database/write-transaction.js";
import type { KeyedLoad } from "../subgraph/load-kind.js";
import { storedColumns } from "./stored-columns.js";

/** Lines of the staging table, first and last included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * Brings staged lines into their table in one statement: new keys are inserted, known ones updated where a value differs. MERGE
 * rather than INSERT … ON CONFLICT: it joins instead of trying each row (6.2 against 7.9 µs a row). Answers how many rows were written.
 */
export async function storeStaged(tx: WriteTransaction, kind: KeyedLoad, { first, last }: Lines): Promise<number> {
  const columns = storedColumns(kind);
  const keys = columns.filter(({ isKey }) => isKey);
  const values = columns.filter(({ isKey }) => !isKey);
  const names = columns.map(({ column }) => column).join(", ");
  const lines = `line BETWEEN ${first} AND ${last}`;
  if (kind.storeRows) {
    await kind.storeRows(tx, lines);
    return last - first + 1;
  }
  const written = await tx.execute(
    `MERGE INTO ${kind.table} t USING (SELECT ${columns.map(({ take, column }) => `${take} AS ${column}`).join(", ")} FROM pg_temp.staging s WHERE ${lines}) n
     ON ${keys.map(({ column }) => `t.${column} = n.${column}`).join(" AND ")}
     ${values.length > 0 ? `WHEN MATCHED AND ${differs(values)} THEN UPDATE SET ${values.map(({ column, replace }) => `${column} = ${replace}`).join(", ")}${kind.onUpdate ? `, ${kind.onUpdate}` : ""}` : ""}
     WHEN NOT MATCHED THEN INSERT (${names}) VALUES (${columns.map(({ column }) => `n.${column}`).join(", ")})`,
  );
  await kind.afterStore?.(tx, lines);
  return written;
}

const differs = (values: readonly { readonly column: string; readonly replace: string }[]) =>
  `(${values.map(({ column }) => `t.${column}`).join(", ")}) IS DISTINCT FROM (${values.map(({ replace }) => replace).join(", ")})`;

export interface StoredContent {
  readonly rows: number;
  readonly sum: string;
}

/**
 * Reads back from the table what staged lines became: how many rows stand there, and the sum of the first 60 bits of the MD5 of
 * each row's values (in the documented order of columns, joined by U+001F, nothing for no value). The order of rows counts for nothing.
 */
export async function readBack(tx: WriteTransaction, kind: KeyedLoad, { first, last }: Lines): Promise<StoredContent> {
  const columns = storedColumns(kind);
  const text = `concat(${columns.map(({ giveBack }) => giveBack).join(", E'\\x1f', ")})`;
  const keys = columns.filter(({ isKey }) => isKey);
  const [content] = await tx.query<StoredContent>(
    `SELECT count(*) AS rows, coalesce(sum(('x' || left(md5(${text}), 15))::bit(60)::bigint), 0)::text AS sum
     FROM pg_temp.staging s JOIN ${kind.table} t ON ${keys.map(({ column, take }) => `t.${column} = ${take}`).join(" AND ")} WHERE s.line BETWEEN ${first} AND ${last}`,
  );
  return content ?? { rows: 0, sum: "0" };
}
