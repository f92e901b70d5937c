import { once } from "node:events";
import pg from "pg";
import { openBenchTown } from "./town/open-town.js";

/**
 * Makes a large town and keeps its database open until the process is told to stop: something for other benches to read.
 * TOWN_PEOPLE (default 10000), TOWN_MONTHS (default 1) and TOWN_FOLDER (default .data/town-<people>) choose it.
 */
export async function run(): Promise<void> {
  const people = Number(process.env.TOWN_PEOPLE ?? 10_000);
  const months = Number(process.env.TOWN_MONTHS ?? 1);
  const start = performance.now();
  const town = await openBenchTown({ people, months, folder: process.env.TOWN_FOLDER ?? `.data/town-${people}` });
  try {
    console.log(`A town of ${people} people and ${months} months after ${Math.round((performance.now() - start) / 1_000)} s.`);
    console.table(await countRows(town.adminUrl));
    console.log(`Open at ${town.adminUrl} until this process ends.`);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  } finally {
    await town.close();
  }
}

async function countRows(adminUrl: string): Promise<object[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<object>(
      `SELECT schemaname || '.' || regexp_replace(relname, '_(\\d{6}|other)$', '') AS table, sum(n_live_tup)::bigint AS rows, pg_size_pretty(sum(pg_total_relation_size(relid))) AS size
       FROM pg_stat_user_tables WHERE n_live_tup > 0 AND schemaname NOT IN ('public', 'audit', 'exchange') GROUP BY 1 ORDER BY 2 DESC LIMIT 12`,
    );
    return rows;
  } finally {
    await admin.end();
  }
}
