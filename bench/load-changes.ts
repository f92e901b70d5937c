import { join } from "node:path";
import { allLoads } from "../gateway/house/manifests.js";
import type { House } from "../gateway/house/open-house.js";
import { loadFolder } from "../platform/load/load-folder.js";
import { isWithdrawable } from "../platform/load/withdrawal.js";
import type { LoadKind } from "../platform/subgraph/load-kind.js";
import { writeMunicipality, writeWithdrawals } from "./load/card-files.js";
import { withScratchHouse } from "./scratch-house.js";
import { median } from "./median.js";

const rounds = 3;
const town = { insurerNumber: "131016", people: 25_000, cardsEach: 4 };

/**
 * Loads of cards that are there: the same again, all of them changed, all of them changed while nothing is kept of what they said
 * before (what a load did before there were corrections), and all of them taken back. One run, alternating, medians.
 */
export function run(): Promise<void> {
  return withScratchHouse(async ({ house, client, folder }) => {
    const kinds = allLoads(house.manifests);
    const forgetful = kinds.map(withoutHistory);
    const load = (name: string, known = kinds) => loadAll(house, join(folder, name), known);
    await writeMunicipality(join(folder, "people"), { ...town, cardsEach: 0 });
    await writeMunicipality(join(folder, "cards"), town, { cardsOnly: true });
    await writeMunicipality(join(folder, "changes"), { ...town, shift: 1 }, { cardsOnly: true });
    await writeWithdrawals(join(folder, "keys"), town);
    await load("people");
    const ways: Readonly<Record<string, () => Promise<void>>> = {
      "the same rows again": () => load("cards"),
      "all changed, nothing kept": () => load("changes", forgetful),
      "all changed, corrections kept": () => load("changes"),
      "all taken back": () => load("keys"),
    };
    const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [way, work] of Object.entries(ways)) {
        await client.query("TRUNCATE municipal.insured_card, municipal.superseded_record");
        await load("cards");
        await client.query("VACUUM ANALYZE municipal.insured_card");
        await client.query("CHECKPOINT");
        const start = performance.now();
        await work();
        // The first round warms all of them up and is not counted.
        if (round > 0) times.get(way)?.push(performance.now() - start);
      }
    }
    const rows = town.people * town.cardsEach;
    console.table([...times].map(([way, taken]) => ({ way, rows, "rows/s": Math.round((rows / median(taken)) * 1_000), "µs a row": Number(((median(taken) * 1_000) / rows).toFixed(1)) })));
  });
}

function withoutHistory(kind: LoadKind): LoadKind {
  if (!isWithdrawable(kind)) return kind;
  const { history: _history, ...forgetful } = kind;
  return forgetful;
}

async function loadAll(house: House, folder: string, kinds: readonly LoadKind[]): Promise<void> {
  const { findings } = await loadFolder(house.database, { folder, directory: house.services.directory }, kinds, { again: true });
  if (findings > 0) throw new Error(`${findings} lines are refused`);
}
