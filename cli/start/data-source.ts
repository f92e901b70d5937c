import { resolve } from "node:path";
import pg from "pg";
import type { Config } from "../../platform/config/config.js";
import { databaseUrls, urlsFromAdmin, type DatabaseUrls } from "../../platform/database/urls.js";
import type { Language } from "../../platform/errors/kaigo-error.js";
import { startEmbeddedPostgres } from "../../platform/postgres/embedded-postgres.js";
import type { StartFailure } from "../../platform/postgres/start-failure.js";

const databaseName = "kaigo";

/** The database of this start: its logins, whether it is our own, and how to stop it. */
export interface DataSource {
  readonly urls: DatabaseUrls;
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** The configured PostgreSQL, or the embedded one, started. Throws StartFailure or DATABASE_UNAVAILABLE. */
export async function openDataSource(config: Config, say: (line: Readonly<Record<Language, string>>) => void, onLost: (failure: StartFailure) => void): Promise<DataSource> {
  if (config.DATABASE_URL || config.DATABASE_APP_URL) return { urls: databaseUrls(config), embedded: false, stop: async () => undefined };
  const server = await startEmbeddedPostgres({ dataDir: resolve(config.DATA_DIR, "postgres"), log: () => undefined, onLost });
  try {
    say({ en: `PostgreSQL 18 runs on port ${server.port} (data in ${config.DATA_DIR}/postgres).`, ja: `PostgreSQL 18 がポート ${server.port} で動いています（データは ${config.DATA_DIR}/postgres）。` });
    return { urls: urlsFromAdmin(await ensureDatabase(server.adminUrl)), embedded: true, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Makes the product's database on an embedded server when it is not there yet; answers its address. */
export async function ensureDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  return url.href;
}
