import pg from "pg";
import type { Config } from "../config/config.js";
import type { Viewer } from "../viewer/viewer.js";
import { findApplied } from "./migrate.js";
import { openReadSession, type ReadSession } from "./read-session.js";
import { changeSettings, mannerSettings, viewerSettings, workerSettings, type WorkManner } from "./session-settings.js";
import type { DatabaseUrls } from "./urls.js";
import type { WatchStatement } from "./watch-statement.js";
import { valueParsers } from "./value-parsers.js";
import { withWorkSession, type WorkSession } from "./work-session.js";
import { inOwnTransaction, inTransaction, type WriteTransaction } from "./write-transaction.js";

/** The only place that opens connections and transactions. */
export interface Database {
  /** A snapshot under the viewer's rights. */
  read(viewer: Viewer): ReadSession;
  /** A transaction under the viewer's rights. */
  write<T>(viewer: Viewer, work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /**
   * A mutation's transaction: it sees the named insurers' rows as an import does and writes only what row-level security lets this
   * viewer change. Throws FORBIDDEN for anything else, UNKNOWN_OUTCOME when the connection is lost while committing.
   */
  change<T>(viewer: Viewer, insurerNumbers: readonly string[], work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** A transaction of an import or load, limited to the named insurers. */
  work<T>(insurerNumbers: readonly string[], work: (tx: WriteTransaction) => Promise<T>, manner?: WorkManner): Promise<T>;
  /** A connection of its own for a load: several transactions, no time limit for statements. */
  workLong<T>(work: (session: WorkSession) => Promise<T>): Promise<T>;
  /** A transaction that may only append to the audit. */
  appendAudit<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** The same for one statement, a transaction of its own: a fifth less for the server and a third less for us than with BEGIN and COMMIT around it. */
  appendAuditAlone(text: string, values: readonly unknown[]): Promise<void>;
  /** A transaction that reads the whole access record, appends seals and signs the head. */
  seal<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** Throws DATABASE_UNAVAILABLE when the server does not answer. */
  ping(): Promise<void>;
  /** Names of the migrations that the database has, oldest first. */
  appliedMigrations(): Promise<string[]>;
  /** How the connections of each pool are used now. */
  pools(): readonly PoolUse[];
  close(): Promise<void>;
}

/** Connections of one pool. */
export interface PoolUse {
  readonly name: string;
  readonly busy: number;
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
}

type PoolSettings = Pick<Config, "DATABASE_POOL_MAX" | "DATABASE_POOL_WAIT_MS" | "DATABASE_STATEMENT_TIMEOUT_MS" | "DATABASE_IDLE_TIMEOUT_MS" | "DATABASE_PREPARE">;

/** What may listen in on a database. */
export interface DatabaseOptions {
  /** Called with the text of each statement that a reader sends, never its values: for golden tests. */
  readonly onStatement?: (text: string) => void;
  /** Carries out each statement of a reader or a transaction, given its text: for metrics and traces. */
  readonly watch?: WatchStatement | undefined;
}

const importStatementTimeout = 120_000;

function openPool(connectionString: string, config: PoolSettings, use: { statementTimeout: number; isBatch?: boolean; max: number; role?: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: use.max,
    connectionTimeoutMillis: config.DATABASE_POOL_WAIT_MS,
    statement_timeout: use.statementTimeout,
    lock_timeout: use.isBatch ? 10_000 : 1_000,
    idle_in_transaction_session_timeout: use.isBatch ? 60_000 : config.DATABASE_IDLE_TIMEOUT_MS,
    options: `-c TimeZone=Asia/Tokyo${use.role ? ` -c app.role=${use.role}` : ""}`,
    application_name: "kaigo-graph",
    types: valueParsers,
    pipeline: true,
  } as pg.PoolConfig);
  // A server restart ends idle connections; the pool replaces them and the next query reports what is wrong.
  pool.on("error", () => undefined);
  // The same for a connection lost in the middle of a query: the query itself rejects.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Opens one pool per login. No connection is made before the first use. */
export function openDatabase(urls: DatabaseUrls, config: PoolSettings, { onStatement, watch }: DatabaseOptions = {}): Database {
  const app = openPool(urls.app, config, { statementTimeout: config.DATABASE_STATEMENT_TIMEOUT_MS, max: config.DATABASE_POOL_MAX });
  const worker = openPool(urls.worker, config, { isBatch: true, statementTimeout: importStatementTimeout, max: Math.min(4, config.DATABASE_POOL_MAX) });
  const change = openPool(urls.worker, config, { statementTimeout: config.DATABASE_STATEMENT_TIMEOUT_MS, max: Math.min(4, config.DATABASE_POOL_MAX) });
  const audit = openPool(urls.audit, config, { statementTimeout: config.DATABASE_STATEMENT_TIMEOUT_MS, max: 2, role: "AUDIT" });
  const prepare = config.DATABASE_PREPARE;
  const sealer = openPool(urls.sealer, config, { isBatch: true, statementTimeout: importStatementTimeout, max: 1 });
  return {
    read: (viewer) => openReadSession(app, { settings: viewerSettings(viewer), prepare, onStatement, watch }),
    write: (viewer, work) => inTransaction(app, viewerSettings(viewer), work, { prepare, watch }),
    change: (viewer, insurerNumbers, work) => inTransaction(change, changeSettings(viewer, insurerNumbers), work, { ofMutation: true, watch }),
    work: (insurerNumbers, work, manner = {}) => inTransaction(worker, `${workerSettings(insurerNumbers)}${mannerSettings(manner)}`, work, { prepare: prepare && manner.isSmall === true, watch }),
    workLong: (work) => withWorkSession(urls.worker, valueParsers, work),
    appendAudit: (work) => inTransaction(audit, "", work, { prepare }),
    appendAuditAlone: (text, values) => inOwnTransaction(audit, text, values, { prepare }),
    seal: (work) => inTransaction(sealer, "SET LOCAL app.role = 'SEALER'", work),
    ping: () => inTransaction(app, "SET LOCAL app.role = ''", async (tx) => void (await tx.query("SELECT 1"))),
    appliedMigrations: () => inTransaction(app, "SET LOCAL app.role = ''", (tx) => findApplied(tx.client)),
    pools: () => Object.entries({ app, worker, change, audit }).map(([name, pool]) => ({ name, busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount })),
    close: async () => {
      await Promise.all([app.end(), worker.end(), change.end(), audit.end(), sealer.end()]);
    },
  };
}
