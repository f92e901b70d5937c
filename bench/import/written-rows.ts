import { text } from "node:stream/consumers";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";

/** Rows of one table as COPY takes them. */
export interface CopyText {
  readonly table: string;
  readonly text: string;
}

const schemas = ["recipients", "care_plans", "schedules", "actuals", "exchange"];

/** Makes a bare table for every table an import may write: the same columns, stored and compressed as there, no keys, checks, defaults or rights. */
export async function createBareTables(client: pg.Client): Promise<void> {
  for (const table of await tables(client)) await client.query(`CREATE TABLE bench.${bareName(table)} (LIKE ${table} INCLUDING STORAGE INCLUDING COMPRESSION)`);
}

/** The transaction number from which on everything is new. */
export async function nextTransaction(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ next: string }>("SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next");
  return rows[0]?.next ?? "0";
}

/** Every row that stands and was written since, stored bytes, history and deliveries too, for the bare table of its name. */
export async function rowsWrittenSince(client: pg.Client, transaction: string): Promise<CopyText[]> {
  const written: CopyText[] = [];
  for (const table of await tables(client)) {
    const rows = await text(client.query(copyTo(`COPY (SELECT * FROM ${table} WHERE xmin::text::bigint >= ${transaction}) TO STDOUT`)));
    if (rows !== "") written.push({ table: `bench.${bareName(table)}`, text: rows });
  }
  return written;
}

const bareName = (table: string) => table.replace(".", "_of_");

async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind = 'r' ORDER BY 1", [schemas]);
  return rows.map(({ name }) => name);
}
