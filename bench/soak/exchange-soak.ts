import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { recentMonths } from "../../cli/demo/demo-state.js";
import { Random } from "../../demo/random.js";
import { today } from "../../platform/calendar/today.js";
import { processParcels } from "../../subgraphs/exchange/subgraph.js";
import { planChaos } from "./chaos-plan.js";
import { countWaiting, runChaos, type ChaosPlace } from "./chaos-run.js";
import { contentHashes, countEarlier, rowsOnlyIn, sumOf } from "./content-hash.js";
import { openSoakHouse } from "./open-house.js";
import { fillOutbox, type Ready } from "./outbox.js";
import { sendSet } from "./send-set.js";
import { startSoakServer } from "./soak-server.js";
import { connect, copyBase, createBase } from "./town-database.js";
import { untilNotBusy } from "./until-not-busy.js";

export interface SoakOptions {
  readonly people: number;
  readonly months: number;
  readonly seed: number;
  /** Processes to kill, spread evenly over all; null: one for 60 sets. */
  readonly kills: number | null;
  /** Leaves one set out of the chaos run. */
  readonly loseOne: boolean;
}

const senders = 3;

/**
 * A town's sets sent twice over, to two fresh databases: in order by one process, and shuffled and doubled by several that are
 * killed at random moments, with import workers that are killed too. Prints a table and answers whether both databases hold the same.
 */
export async function run({ people, months, seed, kills, loseOne }: SoakOptions): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-soak-"));
  const postgres = await startSoakServer(folder);
  const clients: pg.Client[] = [];
  try {
    const town = { people, months, seed, firstMonth: recentMonths(today(), months) };
    const outbox = join(folder, "outbox");
    const sets = await fillOutbox(outbox, town);
    const random = new Random("soak", seed);
    const lost = random.below(sets.length);
    const plan = planChaos(loseOne ? sets.filter(({ number }) => number !== lost) : sets, senders, random);
    const deaths = kills ?? Math.min(120, Math.max(5, Math.round(sets.length / 60)));

    await createBase(postgres.adminUrl, folder, town);
    const openPlace = async (name: string): Promise<ChaosPlace> => {
      const adminUrl = await copyBase(postgres.adminUrl, name);
      const client = await connect(adminUrl);
      clients.push(client);
      return { adminUrl, client, folder, outbox };
    };
    const quiet = await measure(await openPlace("quiet"), (place) => runQuiet(place, sets));
    const chaos = await measure(await openPlace("chaos"), (place) => runChaos(place, plan, deaths, seed));
    const different = Object.keys(quiet.hashes).filter((table) => quiet.hashes[table] !== chaos.hashes[table]);
    console.table({
      people, months, parcels: sets.length, "quiet sets/s": Math.round(sets.length / quiet.seconds), "chaos sets/s": Math.round(sets.length / chaos.seconds),
      "senders killed": chaos.result.senderKills, "workers killed": chaos.result.workerKills, "sent twice": plan.doubles, "known already": chaos.result.known,
      "earlier versions": `${await countEarlier(quiet.client)} quiet, ${await countEarlier(chaos.client)} chaos`,
      "hash quiet": sumOf(quiet.hashes).slice(0, 16), "hash chaos": sumOf(chaos.hashes).slice(0, 16), equal: different.length === 0 ? "yes" : "no",
    });
    for (const table of different) await showDifference(table, quiet.client, chaos.client);
    return different.length === 0;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function showDifference(table: string, quiet: pg.Client, chaos: pg.Client): Promise<void> {
  process.stdout.write(`different: ${table}\n`);
  for (const row of await rowsOnlyIn(quiet, chaos, table, 2)) process.stdout.write(`  only quiet: ${row.slice(0, 400)}\n`);
  for (const row of await rowsOnlyIn(chaos, quiet, table, 2)) process.stdout.write(`  only chaos: ${row.slice(0, 400)}\n`);
}

/** The town's order, one set after the other. */
async function runQuiet({ adminUrl, client, folder, outbox }: ChaosPlace, sets: readonly Ready[]): Promise<void> {
  const house = await openSoakHouse(adminUrl, folder);
  try {
    for (const set of sets) await sendSet(house.services, outbox, set);
    // What could not be done at once is due again after a pause.
    for (; (await countWaiting(client)) > 0; await sleep(100)) await untilNotBusy(() => processParcels(house.services));
  } finally {
    await house.close();
  }
}

interface Measured<T> {
  readonly client: pg.Client;
  readonly result: T;
  readonly seconds: number;
  readonly hashes: Record<string, string>;
}

async function measure<T>(place: ChaosPlace, work: (place: ChaosPlace) => Promise<T>): Promise<Measured<T>> {
  const start = performance.now();
  const result = await work(place);
  const seconds = (performance.now() - start) / 1_000;
  return { client: place.client, result, seconds, hashes: await contentHashes(place.client) };
}
