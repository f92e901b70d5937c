import pg from "pg";
import { valueParsers } from "../../platform/database/value-parsers.js";

/** One connection, ended when `work` is. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types: valueParsers });
  // A server that goes away tells connections that are just closing too; a query in progress fails by itself.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs `work` in a transaction that is always rolled back: what it planted is gone afterwards. */
export async function rolledBack<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    return await work();
  } finally {
    await client.query("ROLLBACK");
  }
}
