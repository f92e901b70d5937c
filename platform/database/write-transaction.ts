import type pg from "pg";
import { KaigoError } from "../errors/kaigo-error.js";
import { databaseErrorCode, isRetryable, toDatabaseError } from "./database-error.js";
import { inOneWrite } from "./one-write.js";
import { statementName } from "./statement-name.js";
import { unwatched, type WatchStatement } from "./watch-statement.js";

/** The open transaction of one use case. */
export interface WriteTransaction {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement and answers how many rows it touched. */
  execute(text: string, values?: readonly unknown[]): Promise<number>;
  /** Sends a statement without waiting for its answer; its error is thrown by the next statement that is waited for, or by the commit. */
  send(text: string, values?: readonly unknown[]): void;
  /** The driver's client, for COPY only. */
  readonly client: pg.ClientBase;
}

interface Options {
  /** A mutation's caller is told when a right is missing, and when nobody can know whether the change was made. */
  readonly ofMutation?: boolean;
  /** Statements with values are parsed once for each connection, and planned as PostgreSQL sees fit. */
  readonly prepare?: boolean;
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

/** Carries out one statement in a transaction of its own. */
export async function inOwnTransaction(pool: pg.Pool, text: string, values: readonly unknown[], { prepare = false }: Options = {}): Promise<void> {
  try {
    await pool.query({ name: prepare ? statementName(text) : undefined, text, values: values as unknown[] });
  } catch (error) {
    throw toDatabaseError(error);
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
export async function runTransaction<T>(client: pg.ClientBase, settings: string, work: (tx: WriteTransaction) => Promise<T>, { ofMutation = false, prepare = false, watch = unwatched, onBroken }: Options & { readonly onBroken?: (failure: Error) => void } = {}): Promise<T> {
  let unanswered: Promise<unknown>[] = [];
  const ask = inTurnOf(client);
  const send = (text: string, values: readonly unknown[] = []) => quietly(ask(() => watch(text, () => client.query({ name: prepare && isLasting(text, values) ? statementName(text) : undefined, text, values: values as unknown[] }))));
  /** What was sent before is answered before, and fails first. */
  const answered = async <Answer>(own: Promise<Answer>): Promise<Answer> => {
    const earlier = unanswered;
    unanswered = [];
    for (const answer of earlier) await answer;
    return own;
  };
  try {
    inOneWrite(client);
    unanswered.push(quietly(ask(() => client.query(settings ? `BEGIN; ${settings}` : "BEGIN"))));
    // COPY is asked of the client itself, which has to be free then.
    if (!isPipelined(client)) await answered(Promise.resolve());
    const result = await work({
      client,
      query: async <Row>(text: string, values?: readonly unknown[]) => (await answered(send(text, values))).rows as Row[],
      execute: async (text, values) => (await answered(send(text, values))).rowCount ?? 0,
      send: (text, values) => void unanswered.push(send(text, values)),
    });
    // After a failure the server takes it for a ROLLBACK.
    const committed = ask(() => client.query("COMMIT")).catch((error: unknown) => {
      // The server's own word means that nothing was kept; a lost connection means that nobody knows.
      throw ofMutation && !isServersWord(error) ? new KaigoError("UNKNOWN_OUTCOME", {}, { cause: error }) : error;
    });
    await answered(quietly(committed));
    return result;
  } catch (error) {
    await ask(() => client.query("ROLLBACK")).catch(() => onBroken?.(error instanceof Error ? error : new Error("transaction failed")));
    throw error;
  }
}

const isPipelined = (client: pg.ClientBase): boolean => (client as pg.ClientBase & { readonly pipeline?: boolean }).pipeline === true;

/** How statements are sent on a connection: at once where it takes the next before it has answered the last, one after another where it does not. */
function inTurnOf(client: pg.ClientBase): <T>(send: () => Promise<T>) => Promise<T> {
  if (isPipelined(client)) return (send) => send();
  let last: Promise<unknown> = Promise.resolve();
  return <T>(send: () => Promise<T>) => {
    const own = last.then(send, send);
    last = own;
    return own;
  };
}

/** A failure is told to whoever waits for it, now or later; meanwhile nobody need catch it. */
function quietly<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}

/** What has its values in its text comes only once, and temporary tables come and go. */
const isLasting = (text: string, values: readonly unknown[]): boolean => values.length > 0 && !text.includes("pg_temp");

/** Whether the server refused, rather than the connection broke or the server went away. */
const isServersWord = (error: unknown): boolean => /^(?!57P|08)[0-9A-Z]{5}$/.test(databaseErrorCode(error) ?? "");
