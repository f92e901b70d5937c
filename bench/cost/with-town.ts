import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBenchTown } from "../town/open-town.js";
import { compareHouses, type Compared } from "./compare.js";
import { startCostHouses, type CostHouse, type RunningHouse } from "./houses.js";
import { prepareRequests, type CostOperation } from "./operations.js";

/** Compares the product with one that `peer` describes, over one town. COST_PEOPLE (default 10000) and TOWN_FOLDER choose it. */
export async function compareOverTown(peer: (adminUrl: string) => Promise<Pick<CostHouse, "without" | "readerUrl">>, operations?: readonly CostOperation[]): Promise<Compared[]> {
  const people = Number(process.env["COST_PEOPLE"] ?? 10_000);
  const folder = process.env["TOWN_FOLDER"] ?? `.data/town-${people}`;
  const town = await openBenchTown({ people, months: 1, folder });
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-cost-"));
  let houses: readonly RunningHouse[] = [];
  try {
    const { adminUrl } = town;
    houses = await startCostHouses([{}, await peer(adminUrl)].map((given) => ({ adminUrl, dataDir, ...given })));
    const [whole, bare] = houses as [RunningHouse, RunningHouse];
    const postmaster = Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
    return await compareHouses(whole, bare, postmaster, await prepareRequests(adminUrl, whole), operations as CostOperation[] | undefined);
  } finally {
    for (const house of houses) house.process.kill();
    await town.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
