import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { allLoads } from "../gateway/house/manifests.js";
import type { House } from "../gateway/house/open-house.js";
import { loadFolder, type LoadResult } from "../platform/load/load-folder.js";
import { cardValues, writeMunicipality, type Municipality } from "./load/card-files.js";
import { withScratchHouse } from "./scratch-house.js";
import { median } from "./median.js";

const rounds = 3;
const town = { insurerNumber: "131016", people: 75_000, cardsEach: 4 };

/**
 * Insured cards from the load folder to rows that were read back (manifest verified, staged, checked, people looked up, stored under
 * row-level security, ledger), beside COPY of the same rows, ready made, by the administrator: into the same table with its keys,
 * and into a table without any. One run, alternating, medians.
 */
export function run(): Promise<void> {
  return withScratchHouse(async ({ house, client, folder }) => {
    await writeMunicipality(join(folder, "people"), { ...town, cardsEach: 0 });
    await writeMunicipality(join(folder, "cards"), town, { cardsOnly: true });
    await load(house, join(folder, "people"), "ALL_OR_NOTHING");
    await client.query("CREATE TABLE public.bare (LIKE municipal.insured_card); ALTER TABLE public.bare ALTER id DROP NOT NULL");
    await report(house, client, join(folder, "cards"));
  });
}

async function report(house: House, client: pg.Client, folder: string): Promise<void> {
  const rows = town.people * town.cardsEach;
  const { rows: people } = await client.query<{ id: string }>("SELECT id FROM recipients.recipient ORDER BY insured_number");
  const ids = people.map(({ id }) => id);
  const ways = {
    "COPY, no keys": () => copy(client, "public.bare", town, ids),
    "COPY, the table's keys": () => copy(client, "municipal.insured_card", town, ids),
    "kaigo load --all-or-nothing": () => load(house, folder, "ALL_OR_NOTHING"),
    "kaigo load --skip-bad": () => load(house, folder, "SKIP_BAD"),
  };
  const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [way, work] of Object.entries(ways)) {
      await client.query("TRUNCATE municipal.insured_card, public.bare; CHECKPOINT");
      const start = performance.now();
      await work();
      // The first round warms all of them up and is not counted.
      if (round > 0) times.get(way)?.push(performance.now() - start);
    }
  }
  const keyed = median(times.get("COPY, the table's keys") ?? []);
  const bare = median(times.get("COPY, no keys") ?? []);
  console.table([...times].map(([way, taken]) => ({ way, rows, "rows/s": Math.round((rows / median(taken)) * 1_000), "to COPY with keys": Number((keyed / median(taken)).toFixed(2)), "to COPY without": Number((bare / median(taken)).toFixed(2)) })));
}

async function load(house: House, folder: string, mode: "ALL_OR_NOTHING" | "SKIP_BAD"): Promise<LoadResult> {
  const result = await loadFolder(house.database, { folder, directory: house.services.directory }, allLoads(house.manifests), { mode, again: true });
  if (result.findings > 0) throw new Error(`${result.findings} lines are refused`);
  return result;
}

/** The rows as COPY takes them, with the people looked up beforehand; made while they are sent. */
async function copy(client: pg.Client, table: string, municipality: Municipality, ids: readonly string[]): Promise<void> {
  const columns = "insurer_number, recipient_id, care_level, certified_on, valid_from, valid_to, limit_units, limit_from, limit_to, notes, issued_on";
  await pipeline(Readable.from(blocks(municipality, ids)), client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN (FORMAT csv)`)));
}

function* blocks(municipality: Municipality, ids: readonly string[]): Generator<Buffer> {
  let text = "";
  for (let person = 0; person < municipality.people; person += 1) {
    for (let card = 0; card < municipality.cardsEach; card += 1) {
      const [insurer, , ...rest] = cardValues(municipality, person, card);
      text += `${insurer},${ids[person]},${rest.join(",")}\n`;
    }
    if (text.length > 500_000) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}
