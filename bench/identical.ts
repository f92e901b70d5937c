import { mkdir, writeFile } from "node:fs/promises";
import { firstMessage, installPeers, nodeOptions, startBenchProcess, startGateway, type Contestant, type RunningGateway } from "./gateway/contestants.js";
import { askOnce, CONNECTIONS } from "./gateway/load.js";
import { loadBySockets, type Loaded } from "./socket-load.js";
import { deepQuery } from "./gateway/shop.js";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 6);
const variables = { window: 0 };
const same = { body: JSON.stringify({ query: deepQuery, variables }) };

type Kind = "a bare server" | "hive-merging" | "door";
const kinds: readonly Kind[] = ["a bare server", "hive-merging", "door"];
/** The least ratio of our requests per second to theirs. */
const BARS: Readonly<Record<Kind, number | undefined>> = { "a bare server": 1 / 3, "hive-merging": 5, door: undefined };

/** Identical requests at the same time: our whole door, which merges them, beside Hive Gateway, which does too, and a bare server that sends the same bytes. */
export async function run(): Promise<void> {
  await installPeers();
  const subgraphs = startBenchProcess("subgraphs-process.js", []);
  const rounds = new Map<Kind, Loaded[]>(kinds.map((kind) => [kind, []]));
  try {
    const addresses = await firstMessage<Record<string, string>>(subgraphs);
    const start = (kind: Contestant): Promise<RunningGateway> => startGateway(kind, addresses);
    const right = await answerOf(await start("door"));
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of kinds) {
        const gateway = kind === "a bare server" ? await startFloor(right) : await start(kind);
        try {
          const answer = JSON.stringify(await askOnce(gateway.url, variables.window));
          if (answer !== JSON.stringify((JSON.parse(right) as { data: unknown }).data)) throw new Error(`${kind} answers otherwise: ${answer.slice(0, 200)}`);
          const load = (seconds: number) => loadBySockets(gateway.url, () => same, CONNECTIONS, { seconds });
          await load(2);
          rounds.get(kind)?.push(await load(SECONDS));
        } finally {
          gateway.process.kill();
        }
      }
    }
  } finally {
    subgraphs.kill();
  }
  await mkdir("bench/results", { recursive: true });
  await writeFile("bench/results/identical.json", JSON.stringify({ node: process.version, at: new Date().toISOString(), results: Object.fromEntries(rounds) }, null, 2));
  const median = (kind: Kind): Loaded => [...(rounds.get(kind) ?? [])].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(ROUNDS / 2)] as Loaded;
  const own = median("door").perSecond;
  const rows = kinds.map((kind) => {
    const { perSecond, p50, p99 } = median(kind);
    const bar = BARS[kind];
    const verdict = bar === undefined ? "| | |" : `**${(own / perSecond).toFixed(2)}×** | ≥ ${bar.toFixed(2)}× | ${own / perSecond >= bar ? "held" : "BELOW BAR"} |`;
    return `| ${kind === "door" ? "ours" : kind} | ${perSecond.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${(rounds.get(kind) ?? []).map((all) => all.perSecond.toFixed(0)).join(" ")} | ${verdict}`;
  });
  process.stdout.write(`One deep query, identical requests, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s in turns, Node ${process.version}, ${nodeOptions.join(" ")} for all.\n`);
  process.stdout.write(`| answers | requests/s | p50 ms | p99 ms | rounds | ours / theirs | bar | |\n|---|--:|--:|--:|---|--:|--:|---|\n${rows.join("\n")}\n`);
}

/** The whole body of one answer, for the bare server to send. */
async function answerOf({ url, process: gateway }: RunningGateway): Promise<string> {
  try {
    return await (await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: deepQuery, variables }) })).text();
  } finally {
    gateway.kill();
  }
}

async function startFloor(text: string): Promise<RunningGateway> {
  const child = startBenchProcess("floor-process.js", []);
  child.send(text);
  return { url: (await firstMessage<{ url: string }>(child)).url, process: child };
}
