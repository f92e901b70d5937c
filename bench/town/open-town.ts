import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { loadTown } from "../../cli/demo/load-town.js";
import { recentMonths } from "../../cli/demo/demo-state.js";
import { bringUpToDate } from "../../cli/verbs/migrate.js";
import { openHouse } from "../../gateway/house/open-house.js";
import { today } from "../../platform/calendar/today.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { startEmbeddedPostgres } from "../../platform/postgres/embedded-postgres.js";
import { multiplyTown } from "./multiply-town.js";

/** The real town that every bench town is a multiple of. */
const realPeople = 200;

export interface BenchTownOptions {
  /** A multiple of 200 up to 1,000,000. */
  readonly people: number;
  /** Service months, the last one is this month. */
  readonly months: number;
  /** Where it is kept: a town that is there already is opened, not made again. */
  readonly folder: string;
}

/** A database that holds the town while it is open. */
export interface BenchTown {
  readonly adminUrl: string;
  readonly config: Config;
  readonly people: number;
  close(): Promise<void>;
}

/**
 * Opens a PostgreSQL of its own with a town of the wanted size: 200 people come in the way real data does, by load files and file
 * sets, and are multiplied in sets.
 */
export async function openBenchTown({ people, months, folder }: BenchTownOptions): Promise<BenchTown> {
  await mkdir(resolve(folder), { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: join(resolve(folder), "postgres"), quickInitialise: true, settings: { max_wal_size: "2GB", maintenance_work_mem: "512MB", shared_buffers: "4GB" }, log: () => undefined });
  const config = loadConfig({ NODE_ENV: "test", DATA_DIR: resolve(folder), DATABASE_POOL_MAX: "8", DATABASE_POOL_WAIT_MS: "30000", DATABASE_STATEMENT_TIMEOUT_MS: "60000" });
  const town = { adminUrl: postgres.adminUrl, config, people, close: () => postgres.stop() };
  try {
    await fill(town, months);
    return town;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function fill({ adminUrl, config, people }: BenchTown, months: number): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await bringUpToDate(config, urlsFromAdmin(adminUrl));
    const { rows } = await admin.query<{ people: string }>("SELECT count(*) AS people FROM recipients.recipient");
    const there = Number(rows[0]?.people);
    if (there === people) return;
    if (there !== 0) throw new Error(`the folder holds a town of ${there} people: choose another`);
    const house = await openHouse(config, urlsFromAdmin(adminUrl), []);
    await loadTown(house, { people: realPeople, months, firstMonth: recentMonths(today(), months) }).finally(() => house.close());
    await multiplyTown(admin, people / realPeople - 1);
  } finally {
    await admin.end();
  }
}
