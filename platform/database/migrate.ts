import pg from "pg";
import type { Logger, MigrationInterface } from "typeorm";
import { KaigoError } from "../errors/kaigo-error.js";
import { canLogin } from "./can-login.js";
import { toDatabaseError } from "./database-error.js";
import type { DatabaseUrls } from "./urls.js";

export type MigrationClass = new () => MigrationInterface;

const migrationLock = 7_426_018;
/** PostgreSQL 18.4: the oldest minor with the fixes that row-level security relies on. */
export const oldestServer = 180_004;

const ignore = () => undefined;

/** What a migration run did. */
export interface MigrationOutcome {
  readonly applied: readonly string[];
  readonly total: number;
}

/** Told after each migration: how many are done of those that were missing. */
export type OnMigrated = (done: number, of: number) => void;

/**
 * Brings a database to the newest schema, each migration in a transaction of its own, and sets the logins' passwords.
 * Throws MIGRATION_RUNNING when another process is at it, DATABASE_VERSION when the database knows migrations that
 * this version does not or the server is older than PostgreSQL 18.4, DATABASE_UNAVAILABLE when it does not answer.
 */
export async function migrate(urls: DatabaseUrls, migrations: readonly MigrationClass[], onMigrated: OnMigrated = ignore): Promise<MigrationOutcome> {
  if (!urls.admin) throw new KaigoError("CONFIG_INVALID", { variable: "DATABASE_URL" });
  const guard = new pg.Client({ connectionString: urls.admin, connectionTimeoutMillis: 5_000 });
  // A connection that is cut makes the next query fail; without a listener it would end the process.
  guard.on("error", () => undefined);
  try {
    await guard.connect();
  } catch (error) {
    throw new KaigoError("DATABASE_UNAVAILABLE", {}, { cause: error });
  }
  try {
    await assertServer(guard);
    const { rows } = await guard.query<{ held: boolean }>("SELECT pg_try_advisory_lock($1) AS held", [migrationLock]);
    if (!rows[0]?.held) throw new KaigoError("MIGRATION_RUNNING");
    const applied = await runMigrations(urls.admin, migrations, guard, onMigrated);
    await setPasswords(guard, urls);
    return { applied, total: migrations.length };
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    await guard.end();
  }
}

async function assertServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  if (Number(rows[0]?.version) < oldestServer) throw new KaigoError("DATABASE_VERSION", { detail: "PostgreSQL 18.4 or newer is needed" });
}

/** TypeORM writes to the console whatever its logging is set to, and tells of each migration nowhere else; failures are thrown and reported by the caller. */
function tellingLogger(of: number, onMigrated: OnMigrated): Logger {
  let done = 0;
  const logSchemaBuild = (message: string) => {
    if (message.endsWith("executed successfully.")) onMigrated((done += 1), of);
  };
  return { logQuery: ignore, logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild, logMigration: ignore, log: ignore };
}

async function runMigrations(url: string, migrations: readonly MigrationClass[], client: pg.Client, onMigrated: OnMigrated): Promise<string[]> {
  const known = new Set(migrations.map(({ name }) => name));
  const applied = await findApplied(client);
  const foreign = applied.filter((name) => !known.has(name));
  if (foreign.length > 0) throw new KaigoError("DATABASE_VERSION", { detail: `it has ${foreign.length} migration(s) of a newer version` });
  const { DataSource } = await import("typeorm");
  const source = new DataSource({ type: "postgres", url, migrations: [...migrations], migrationsTableName: "schema_migration", entities: [], logger: tellingLogger(migrations.length - applied.length, onMigrated) });
  await source.initialize();
  try {
    const run = await source.runMigrations({ transaction: "each" });
    return run.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

/** Names of the migrations a database has, oldest first; none when it was never migrated. */
export async function findApplied(client: { query: pg.ClientBase["query"] }): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass('public.schema_migration') IS NOT NULL AS there");
  if (!rows[0]?.there) return [];
  const names = await client.query<{ name: string }>("SELECT name FROM public.schema_migration ORDER BY id");
  return names.rows.map(({ name }) => name);
}

/** Gives each login the password its address names, unless it already works: several processes may start at once. */
async function setPasswords(client: pg.Client, urls: DatabaseUrls): Promise<void> {
  for (const address of [urls.app, urls.worker, urls.audit, urls.sealer, urls.auditor]) {
    if (address === undefined) continue;
    const { username, password } = new URL(address);
    if (!username.startsWith("kaigo_") || (await canLogin(address))) continue;
    await client.query(`ALTER ROLE ${pg.escapeIdentifier(decodeURIComponent(username))} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`);
  }
}
