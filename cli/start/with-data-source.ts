import { resolve } from "node:path";
import type { Config } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { findRunningPostgres } from "../../platform/postgres/running-postgres.js";
import { reportFailure } from "../output/failure.js";
import { bringUpToDate } from "../verbs/migrate.js";
import { ensureDatabase, openDataSource, type DataSource } from "./data-source.js";

/**
 * Lends a command the configured or the embedded database, brought up to date, and stops what it started.
 * While `kaigo start` serves the embedded database, its server is used and left running.
 */
export async function withDataSource<T>(config: Config, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = (await findServing(config)) ?? (await openDataSource(config, () => undefined, reportFailure));
  try {
    await bringUpToDate(config, source.urls);
    return await work(source);
  } finally {
    await source.stop();
  }
}

async function findServing(config: Config): Promise<DataSource | null> {
  if (config.DATABASE_URL || config.DATABASE_APP_URL) return null;
  const running = findRunningPostgres(resolve(config.DATA_DIR, "postgres"));
  return running && { urls: urlsFromAdmin(await ensureDatabase(running.adminUrl)), embedded: true, stop: async () => undefined };
}
