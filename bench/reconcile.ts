import pg from "pg";
import { openDatabase, type Database } from "../platform/database/database.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { settleMonths } from "../subgraphs/actuals/reconciliation/settle-months.js";
import { settleBenefit } from "../subgraphs/schedules/benefit-group/settle-benefit.js";
import { openBenchTown } from "./town/open-town.js";

const rounds = 3;

/**
 * Persons per second for a month worked out and held against its results, all people of a town in sets: the insurers side by side.
 * RECONCILE_PEOPLE (default 10000) and TOWN_FOLDER choose the town. Target: 5,000 persons a second.
 */
export async function run(): Promise<void> {
  const people = Number(process.env.RECONCILE_PEOPLE ?? 10_000);
  const town = await openBenchTown({ people, months: 1, folder: process.env.TOWN_FOLDER ?? `.data/town-${people}` });
  const database = openDatabase(urlsFromAdmin(town.adminUrl), town.config);
  try {
    const { insurers, month } = await readTown(town.adminUrl);
    const times: { compute: number; reconcile: number; all: number }[] = [];
    // The first round warms up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      await Promise.all(insurers.map((insurerNumber) => settle(database, insurerNumber, month, "compute")));
      const computed = performance.now();
      await Promise.all(insurers.map((insurerNumber) => settle(database, insurerNumber, month, "reconcile")));
      const end = performance.now();
      if (round > 0) times.push({ compute: computed - start, reconcile: end - computed, all: end - start });
    }
    const best = times.reduce((a, b) => (a.all <= b.all ? a : b));
    const perSecond = (milliseconds: number) => Math.round((people / milliseconds) * 1_000);
    console.table([{ people, insurers: insurers.length, "computed/s": perSecond(best.compute), "reconciled/s": perSecond(best.reconcile), "both/s": perSecond(best.all), aim: 5_000 }]);
  } finally {
    await database.close();
    await town.close();
  }
}

const settle = (database: Database, insurerNumber: string, serviceMonth: string, what: "compute" | "reconcile"): Promise<void> =>
  database.work([insurerNumber], async (tx) => {
    await tx.execute("SET LOCAL work_mem = '128MB'");
    const scope = { insurerNumber, serviceMonth, recipientIds: null };
    await (what === "compute" ? settleBenefit(tx, scope) : settleMonths(tx, scope));
  });

async function readTown(adminUrl: string): Promise<{ insurers: string[]; month: string }> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ insurer: string; month: string }>("SELECT DISTINCT insurer_number AS insurer, service_month AS month FROM schedules.usage_table ORDER BY 1");
    return { insurers: [...new Set(rows.map(({ insurer }) => insurer))], month: rows[0]?.month ?? "" };
  } finally {
    await admin.end();
  }
}
