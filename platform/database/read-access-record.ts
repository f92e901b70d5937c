import pg from "pg";
import { toDatabaseError } from "./database-error.js";
import { valueParsers } from "./value-parsers.js";
import { runTransaction, type WriteTransaction } from "./write-transaction.js";

/** Lends one snapshot of the access record and its seals, on a connection of the auditor's login that can only read. Throws DATABASE_UNAVAILABLE. */
export async function readAccessRecord<T>(connectionString: string, work: (tx: Pick<WriteTransaction, "query">) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, options: "-c TimeZone=Asia/Tokyo", application_name: "kaigo-auditor", types: valueParsers });
  // A connection that is lost between two statements makes the next one fail.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await runTransaction(client, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL app.role = 'AUDITOR'", work);
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
