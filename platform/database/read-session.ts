import type pg from "pg";
import { databaseErrorCode, toDatabaseError } from "./database-error.js";
import { queryOfKnownShape } from "./known-shape-query.js";
import { forOneKey } from "./one-key.js";
import { inNextWrite, inOneWrite } from "./one-write.js";
import { personSetting } from "./session-settings.js";
import { statementName } from "./statement-name.js";
import { uuidForm } from "./uuid-form.js";
import { unwatched, type WatchStatement } from "./watch-statement.js";

/** One read-only snapshot for one request. Nothing is sent until the first query. */
export interface ReadSession {
  /**
   * Rows of one statement. Throws DATABASE_BUSY or DATABASE_UNAVAILABLE; row-level security filters by the viewer.
   * A statement that finds rows by sets of keys, `unnest($1…)` or `= ANY ($1…)`, is planned once for each connection and for any values;
   * every other as PostgreSQL sees fit for its values.
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Says whose rows were read and will be: rights are then looked up once for each statement instead of once for each row. The first person stays; what is no key of a person is passed over. */
  about(insurerNumber: string, recipientId: string): void;
  /** Ends the snapshot and gives the connection back. Safe to call twice. */
  close(): Promise<void>;
  /** Statements run so far, for golden tests. */
  readonly statements: readonly string[];
}

interface Options {
  readonly settings: string;
  readonly prepare: boolean;
  readonly onStatement?: ((text: string) => void) | undefined;
  readonly watch?: WatchStatement | undefined;
}

/** Nobody else is to get the connection: a prepared statement is forgotten or has other columns now, and stays so, or the server ends it. */
const isSpoiling = (error: unknown) => /^(?:26000|0A000|25P0[34]|57P0.)$/.test(databaseErrorCode(error) ?? "");

/** Planning for the values at hand costs more than the reading where rows are found by keys; a list with conditions that may be absent needs it. */
const mannerOf = (text: string) => (/unnest\(\$1|= ANY \(\$1/.test(text) ? "force_generic_plan" : "auto");

/**
 * Opens READ ONLY REPEATABLE READ and the row-level security values in one message, and sends the first
 * query behind it without waiting: four reads take one round trip less each than with awaited statements.
 */
export function openReadSession(pool: pg.Pool, { settings, prepare, onStatement, watch = unwatched }: Options): ReadSession {
  const statements: string[] = [];
  let opening: Promise<pg.PoolClient> | undefined;
  let begun: Promise<unknown> | undefined;
  let closed = false;
  let unanswered = 0;
  let spoilt: Error | undefined;
  let manner = "auto";
  let person: string | undefined;
  let isPersonTold = false;

  const open = async (first: string) => {
    const client = await pool.connect();
    manner = first;
    inOneWrite(client);
    begun = client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${settings}; SET LOCAL plan_cache_mode = ${manner}`);
    begun.catch(() => undefined);
    return client;
  };

  const send = async (text: string, values: readonly unknown[]) => {
    const wanted = mannerOf(text);
    opening ??= open(wanted);
    const client = await opening;
    inOneWrite(client);
    if (manner !== wanted) {
      manner = wanted;
      client.query(`SET LOCAL plan_cache_mode = ${manner}`).catch(() => undefined);
    }
    if (person !== undefined && !isPersonTold) {
      isPersonTold = true;
      client.query(person).catch(() => undefined);
    }
    const sent = forOneKey(text, values);
    const name = prepare ? statementName(sent) : undefined;
    const answer = name ? queryOfKnownShape(client, name, sent, values) : client.query(sent, values as unknown[]).then(({ rows }) => rows as unknown[]);
    unanswered += 1;
    answer.catch((error: Error) => {
      if (isSpoiling(error)) spoilt = error;
    });
    const [, rows] = await Promise.all([begun, answer.finally(() => (unanswered -= 1))]);
    return rows;
  };

  return {
    statements,
    async query<Row>(text: string, values: readonly unknown[] = []) {
      if (closed) throw new Error("the session is closed");
      statements.push(text);
      onStatement?.(text);
      try {
        return (await watch(text, () => send(text, values))) as Row[];
      } catch (error) {
        throw toDatabaseError(error);
      }
    },
    about(insurerNumber, recipientId) {
      if (uuidForm.test(recipientId) && !insurerNumber.includes("/")) person ??= personSetting(insurerNumber, recipientId);
    },
    async close() {
      if (closed) return;
      closed = true;
      const client = await opening?.catch(() => undefined);
      if (!client) return;
      try {
        await begun;
        // Whoever left in the middle leaves a statement that runs: nobody else is to wait behind it.
        if (unanswered > 0) await client.query("COMMIT");
        else {
          // Nothing depends on it, and whoever has the connection next sends it along.
          inNextWrite(client);
          client.query("COMMIT").catch(() => undefined);
        }
        client.release(spoilt);
      } catch (error) {
        client.release(error instanceof Error ? error : true);
      }
    },
  };
}
