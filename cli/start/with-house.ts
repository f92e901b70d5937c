import { openHouse, type House } from "../../gateway/house/open-house.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { resolve } from "node:path";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { findRunningPostgres } from "../../platform/postgres/running-postgres.js";
import { reportFailure } from "../output/failure.js";
import { bringUpToDate } from "../verbs/migrate.js";
import { ensureDatabase, openDataSource, type DataSource } from "./data-source.js";

/**
 * Lends a command the house on the configured or the embedded database, brought up to date, and closes it after.
 * While `kaigo start` serves the embedded database, its server is used and left running.
 */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const source = (await findServing(config)) ?? (await openDataSource(config, () => undefined, reportFailure));
  try {
    await bringUpToDate(config, source.urls);
    const house = await openHouse(config, source.urls, []);
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await source.stop();
  }
}

async function findServing(config: Config): Promise<DataSource | null> {
  if (config.DATABASE_URL || config.DATABASE_APP_URL) return null;
  const running = findRunningPostgres(resolve(config.DATA_DIR, "postgres"));
  return running && { urls: urlsFromAdmin(await ensureDatabase(running.adminUrl)), embedded: true, stop: async () => undefined };
}
