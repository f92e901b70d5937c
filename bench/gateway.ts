import { mkdir, writeFile } from "node:fs/promises";
import { contestants, firstMessage, installPeers, nodeOptions, startBenchProcess, startGateway, type Contestant } from "./gateway/contestants.js";
import { askOnce, CONNECTIONS, loadGateway, median, type Round } from "./gateway/load.js";
import type { Measure } from "./socket-load.js";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);
/** Requests per round instead of seconds: then processor time per request is compared, which neighbours disturb least. */
const AMOUNT = Number(process.env["BENCH_AMOUNT"] ?? 0);
const MEASURE: Measure = AMOUNT > 0 ? { amount: AMOUNT } : { seconds: SECONDS };

/** Peers and the least ratio of our requests per second to theirs. */
const BARS: Readonly<Record<Shape, Partial<Record<Contestant, number>>>> = {
  HTTP: { stock: 7, hive: 3, "hive-router": 3, mercurius: 3 },
  "in-process": { stock: 12 },
};
type Shape = "HTTP" | "in-process";
const SHAPES = (process.env["BENCH_SHAPES"] ?? "HTTP,in-process").split(",") as Shape[];
const LONGEST_TAIL = 3;
const MEGABYTES = 350;

/** Our executor inside Apollo Server against other gateways: same subgraphs, same settings, same answers, in turns. */
export async function run(): Promise<void> {
  await installPeers();
  const tables: string[] = [];
  const results: Record<string, unknown> = {};
  for (const shape of SHAPES) {
    const rounds = await measureShape(shape);
    results[shape] = Object.fromEntries(rounds);
    tables.push(...toRows(shape, rounds));
  }
  await mkdir("bench/results", { recursive: true });
  await writeFile("bench/results/gateway.json", JSON.stringify({ node: process.version, at: new Date().toISOString(), rounds: ROUNDS, seconds: SECONDS, results }, null, 2));
  process.stdout.write(`One deep query, distinct requests, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${AMOUNT > 0 ? `${AMOUNT} requests` : `${SECONDS} s`} in turns, compared by ${AMOUNT > 0 ? "processor time per request" : "requests per second"}, Node ${process.version}, ${nodeOptions.join(" ")} for all.\n`);
  process.stdout.write(`| subgraphs | gateway | requests/s | p50 ms | p99 ms | CPU ms/request | RSS MB | rounds | ours / theirs | bar | |\n|---|---|--:|--:|--:|--:|--:|---|--:|--:|---|\n${tables.join("\n")}\n`);
}

async function measureShape(shape: Shape): Promise<Map<Contestant, Round[]>> {
  const kinds = contestants.filter((kind) => kind === "ours" || BARS[shape][kind] !== undefined);
  const subgraphs = shape === "HTTP" ? startBenchProcess("subgraphs-process.js", []) : undefined;
  const rounds = new Map<Contestant, Round[]>(kinds.map((kind) => [kind, []]));
  try {
    const addresses = subgraphs && (await firstMessage<Record<string, string>>(subgraphs));
    let right: string | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of kinds) {
        const gateway = await startGateway(kind, addresses);
        try {
          const answer = JSON.stringify(await askOnce(gateway.url, 0));
          if (answer !== (right ??= answer)) throw new Error(`${kind} answers otherwise: ${answer.slice(0, 200)}`);
          rounds.get(kind)?.push(await loadGateway(gateway, MEASURE));
        } finally {
          gateway.process.kill();
        }
      }
    }
  } finally {
    subgraphs?.kill();
  }
  return rounds;
}

function toRows(shape: Shape, rounds: ReadonlyMap<Contestant, readonly Round[]>): string[] {
  const own = median(rounds.get("ours") ?? []);
  return [...rounds].map(([kind, all]) => {
    const { perSecond, p50, p99, cpu, megabytes } = median(all);
    const bar = BARS[shape][kind];
    const times = AMOUNT > 0 ? cpu / own.cpu : own.perSecond / perSecond;
    const verdict = kind === "ours" ? p99 <= LONGEST_TAIL * p50 && megabytes <= MEGABYTES : times >= (bar ?? 0);
    const ratio = kind === "ours" ? `p99/p50 ${(p99 / p50).toFixed(1)}` : `**${times.toFixed(1)}×**`;
    const limit = kind === "ours" ? `≤ ${LONGEST_TAIL}, ≤ ${MEGABYTES} MB` : `≥ ${bar}×`;
    return `| ${shape} | ${kind} | ${perSecond.toFixed(0)} | ${p50.toFixed(0)} | ${p99.toFixed(0)} | ${cpu.toFixed(2)} | ${megabytes.toFixed(0)} | ${all.map((round) => (AMOUNT > 0 ? round.cpu.toFixed(1) : round.perSecond.toFixed(0))).join(" ")} | ${ratio} | ${limit} | ${verdict ? "held" : "BELOW BAR"} |`;
  });
}
