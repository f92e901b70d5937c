import type pg from "pg";
import { KaigoError } from "../errors/kaigo-error.js";
import { databaseErrorCode, isRetryable, toDatabaseError } from "./database-error.js";
import { unwatched, type WatchStatement } from "./watch-statement.js";

/** The open transaction of one use case. */
export interface WriteTransaction {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement and answers how many rows it touched. */
  execute(text: string, values?: readonly unknown[]): Promise<number>;
  /** The driver's client, for COPY only. */
  readonly client: pg.ClientBase;
}

interface Options {
  /** A mutation's caller is told when a right is missing, and when nobody can know whether the change was made. */
  readonly ofMutation?: boolean;
  readonly watch?: WatchStatement | undefined;
}

const attempts = 3;
const rightMissing = "42501";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Runs `work` in one transaction: all of it is committed or nothing is. Serialization failures and deadlocks
 * are run again up to three times with jitter, so `work` must have no effect outside the transaction.
 */
export async function inTransaction<T>(pool: pg.Pool, settings: string, work: (tx: WriteTransaction) => Promise<T>, options: Options = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, settings, work, options);
    } catch (error) {
      if (options.ofMutation && databaseErrorCode(error) === rightMissing) throw new KaigoError("FORBIDDEN", {}, { cause: error });
      if (!isRetryable(error) || attempt >= attempts) throw toDatabaseError(error);
      await pause(attempt * 20 * (1 + Math.random()));
    }
  }
}

async function once<T>(pool: pg.Pool, settings: string, work: (tx: WriteTransaction) => Promise<T>, options: Options): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await runTransaction(client, settings, work, { ...options, onBroken: (failure) => (broken = failure) });
  } finally {
    client.release(broken);
  }
}

/** One transaction on a connection: committed when `work` returns, rolled back when it throws. A connection that cannot even roll back is told to `onBroken`. */
export async function runTransaction<T>(client: pg.ClientBase, settings: string, work: (tx: WriteTransaction) => Promise<T>, { ofMutation = false, watch = unwatched, onBroken }: Options & { readonly onBroken?: (failure: Error) => void } = {}): Promise<T> {
  try {
    await client.query(`BEGIN; ${settings}`);
    const result = await work({
      client,
      query: async <Row>(text: string, values: readonly unknown[] = []) => (await watch(text, () => client.query(text, values as unknown[]))).rows as Row[],
      execute: async (text, values = []) => (await watch(text, () => client.query(text, values as unknown[]))).rowCount ?? 0,
    });
    await client.query("COMMIT").catch((error: unknown) => {
      // The server's own word means that nothing was kept; a lost connection means that nobody knows.
      throw ofMutation && !isServersWord(error) ? new KaigoError("UNKNOWN_OUTCOME", {}, { cause: error }) : error;
    });
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => onBroken?.(error instanceof Error ? error : new Error("transaction failed")));
    throw error;
  }
}

/** Whether the server refused, rather than the connection broke or the server went away. */
const isServersWord = (error: unknown): boolean => /^(?!57P|08)[0-9A-Z]{5}$/.test(databaseErrorCode(error) ?? "");
