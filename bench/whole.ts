import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { installPeers } from "./gateway/contestants.js";
import { loadBySockets, type Loaded } from "./socket-load.js";
import { openBenchTown } from "./town/open-town.js";
import { findLooks, type Look } from "./whole/looks.js";
import { POOL, startHand, startOurs, startPostgraphile, type Side } from "./whole/sides.js";
import type { Counts } from "./whole/view.js";

const PEOPLE = Number(process.env["TOWN_PEOPLE"] ?? 10_000);
const FOLDER = process.env["TOWN_FOLDER"] ?? `.data/town-${PEOPLE}`;
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);
const CONNECTIONS = 20;
const LOOKS = 500;
/** Seconds before the first round: just-in-time compilers need them, ours and theirs. */
const WARM_UP = 12;
/** The least ratio of our requests per second to theirs. */
const BARS: Readonly<Record<string, number>> = { "hand-written SQL": 0.5, PostGraphile: 1 };

/**
 * One person as a whole through the whole product, beside a bare handler with the best hand-written SQL for it and beside
 * PostGraphile: same town, rows, rights and pool. As the care manager sees it: a doctor sees neither results nor certification.
 */
export async function run(): Promise<void> {
  const town = await openBenchTown({ people: PEOPLE, months: 1, folder: FOLDER });
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-whole-"));
  const sides: Record<string, Side> = {};
  try {
    const looks = await findLooks(town.adminUrl, LOOKS);
    await installPeers(["postgraphile"]);
    sides["hand-written SQL"] = await startHand(town.adminUrl);
    sides["PostGraphile"] = await startPostgraphile(town.adminUrl);
    sides["ours"] = await startOurs(town.adminUrl, dataDir, looks);
    for (const look of looks.slice(0, 25)) await assertSameRows(sides, look);
    const rounds = new Map(Object.keys(sides).map((name) => [name, [] as Loaded[]]));
    for (const side of Object.values(sides)) await load(side, looks, WARM_UP);
    for (let round = 0; round < ROUNDS; round++) for (const [name, side] of Object.entries(sides)) rounds.get(name)?.push(await load(side, looks));
    report(rounds);
  } finally {
    for (const { process: child } of Object.values(sides)) {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    }
    await town.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** All sides must give the same rows, and not none. */
async function assertSameRows(sides: Readonly<Record<string, Side>>, look: Look): Promise<void> {
  const counts: Counts[] = [];
  for (const { request, count } of Object.values(sides)) {
    const { url, headers, body } = request(look);
    const text = await (await fetch(url, { method: "POST", headers, body })).text();
    try {
      counts.push(count(JSON.parse(text)));
    } catch {
      throw new Error(`no view came: ${text.slice(0, 300)}`);
    }
  }
  if (counts.some((count) => !isDeepStrictEqual(count, counts[0]))) throw new Error(`the sides give different rows: ${JSON.stringify(counts)}`);
  if (counts.some(({ lines }) => lines === 0)) throw new Error("a view is empty");
}

function load(side: Side, looks: readonly Look[], seconds = SECONDS): Promise<Loaded> {
  let next = 0;
  const { url } = side.request(looks[0] as Look);
  return loadBySockets(url, () => side.request(looks[next++ % looks.length] as Look), CONNECTIONS, { seconds });
}

function report(rounds: ReadonlyMap<string, readonly Loaded[]>): void {
  const median = (name: string) => [...(rounds.get(name) ?? [])].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(ROUNDS / 2)] as Loaded;
  const rows = [...rounds].map(([name, all]) => {
    const { perSecond, p50, p99 } = median(name);
    return `| ${name} | ${perSecond.toFixed(0)} | ${p50.toFixed(0)} | ${p99.toFixed(0)} | ${all.map((one) => one.perSecond.toFixed(0)).join(" ")} |`;
  });
  process.stdout.write(`One person as a whole in a town of ${PEOPLE}, ${LOOKS} looks in turn, ${CONNECTIONS} connections, ${POOL} database connections, ${WARM_UP} s of warm-up, ${ROUNDS} rounds of ${SECONDS} s in turns, Node ${process.version}.\n`);
  process.stdout.write(`| | views/s | p50 ms | p99 ms | rounds |\n|---|--:|--:|--:|---|\n${rows.join("\n")}\n`);
  for (const [name, bar] of Object.entries(BARS)) {
    const ratio = median("ours").perSecond / median(name).perSecond;
    process.stdout.write(`ours / ${name}: **${ratio.toFixed(2)}**, bar ${bar}: ${ratio >= bar ? "held" : "BELOW BAR"}\n`);
  }
}
