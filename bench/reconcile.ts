import pg from "pg";
import { openDatabase, type Database } from "../platform/database/database.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { settleMonths } from "../subgraphs/actuals/reconciliation/settle-months.js";
import { settleBenefit } from "../subgraphs/schedules/benefit-group/settle-benefit.js";
import { openBenchTown } from "./town/open-town.js";

const rounds = 5;
const aim = 5_000;

interface Times {
  readonly compute: number;
  readonly reconcile: number;
}

/**
 * Persons per second for a month worked out and held against its results, all people of a town in sets, the insurers side by side:
 * once from nothing, with every row written, and once again, when nothing has changed. Medians of the rounds after the first.
 * RECONCILE_PEOPLE (default 10000) and TOWN_FOLDER choose the town. Aim: 5,000 persons a second.
 */
export async function run(): Promise<void> {
  const people = Number(process.env.RECONCILE_PEOPLE ?? 10_000);
  const town = await openBenchTown({ people, months: 1, folder: process.env.TOWN_FOLDER ?? `.data/town-${people}` });
  const database = openDatabase(urlsFromAdmin(town.adminUrl), town.config);
  const admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  try {
    const { insurers, month } = await readTown(admin);
    const fromNothing: Times[] = [];
    const again: Times[] = [];
    // The first round warms up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      await forget(admin);
      const first = await settleAll(database, insurers, month);
      const second = await settleAll(database, insurers, month);
      if (round === 0) continue;
      fromNothing.push(first);
      again.push(second);
    }
    console.table([toLine("from nothing", people, insurers.length, fromNothing), toLine("again, nothing changed", people, insurers.length, again)]);
  } finally {
    await admin.end();
    await database.close();
    await town.close();
  }
}

async function settleAll(database: Database, insurers: readonly string[], serviceMonth: string): Promise<Times> {
  const each = (settle: typeof settleMonths) => Promise.all(insurers.map((insurerNumber) => database.work([insurerNumber], (tx) => settle(tx, { insurerNumber, serviceMonth, recipientIds: null }))));
  const start = performance.now();
  await each(settleBenefit);
  const computed = performance.now();
  await each(settleMonths);
  return { compute: computed - start, reconcile: performance.now() - computed };
}

function toLine(what: string, people: number, insurers: number, times: readonly Times[]): object {
  const perSecond = (milliseconds: (time: Times) => number) => Math.round((people / (times.map(milliseconds).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN)) * 1_000);
  const both = perSecond(({ compute, reconcile }) => compute + reconcile);
  return { what, people, insurers, "computed/s": perSecond(({ compute }) => compute), "reconciled/s": perSecond(({ reconcile }) => reconcile), "both/s": `${both}${both < aim ? " BELOW BAR" : ""}`, aim };
}

/** Everything that follows from plans and results is as if it had never been worked out. */
async function forget(admin: pg.Client): Promise<void> {
  for (const table of ["actuals.reconciliation_group", "actuals.person_month", "schedules.benefit_group"]) await admin.query(`TRUNCATE ${table}`);
}

async function readTown(admin: pg.Client): Promise<{ insurers: string[]; month: string }> {
  const { rows } = await admin.query<{ insurer: string; month: string }>("SELECT DISTINCT insurer_number AS insurer, service_month AS month FROM schedules.usage_table ORDER BY 1");
  return { insurers: [...new Set(rows.map(({ insurer }) => insurer))], month: rows[0]?.month ?? "" };
}
