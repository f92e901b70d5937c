import pg from "pg";
import { isRetryable, toDatabaseError } from "./database-error.js";
import { workerSettings } from "./session-settings.js";
import { runTransaction, type WriteTransaction } from "./write-transaction.js";

/** One connection of a worker for a longer work: its temporary tables and its lock outlive its transactions. */
export interface WorkSession {
  /** A transaction limited to the named insurers. Serialization failures, deadlocks and lost races for a key are run again. */
  transaction<T>(insurerNumbers: readonly string[], work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** Takes a lock that this connection holds until it ends, waiting for an owner that has just died. False when it is held by somebody alive. */
  lock(name: string, milliseconds: number): Promise<boolean>;
  /** From here on commits do not wait for the disk, so that others' need not wait behind them. What such a transaction did is there at the latest when a later one has waited. */
  commitUnhurried(): Promise<void>;
}

const attempts = 5;
const lostRace = "23505";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Statements may take as long as they need; a server that has lost us stops within seconds, so that the next one need not wait. */
const sessionOptions = "-c TimeZone=Asia/Tokyo -c client_connection_check_interval=1s -c work_mem=64MB -c temp_buffers=32MB -c lock_timeout=30s";

/** Opens a session, lends it to `work` and closes it. */
export async function withWorkSession<T>(connectionString: string, types: pg.CustomTypesConfig, work: (session: WorkSession) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, options: sessionOptions, application_name: "kaigo-load", types, keepAlive: true });
  // A connection lost between two statements: the next statement rejects.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work({
      async transaction(insurerNumbers, step) {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await runTransaction(client, workerSettings(insurerNumbers), step);
          } catch (error) {
            if (!(isRetryable(error) || (error as { code?: unknown }).code === lostRace) || attempt >= attempts) throw error;
            await pause(attempt * 50 * (1 + Math.random()));
          }
        }
      },
      async lock(name, milliseconds) {
        for (const until = performance.now() + milliseconds; ; await pause(200)) {
          const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken", [name]);
          if (rows[0]?.taken) return true;
          if (performance.now() > until) return false;
        }
      },
      async commitUnhurried() {
        await client.query("SET synchronous_commit = off");
      },
    });
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
