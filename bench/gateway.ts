import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import autocannon from "autocannon";
import { deepQuery } from "./gateway/shop.js";

const BARS = { HTTP: 7, "in-process": 12 } as const;
const ROUNDS = 3;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);
const CONNECTIONS = 50;

interface Round { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly cpu: number; readonly megabytes: number }

/** The executor inside Apollo Server against the stock gateway inside Apollo Server: same subgraphs, same settings, in turns. */
export async function run(): Promise<void> {
  const rows: string[] = [];
  for (const shape of ["HTTP", "in-process"] as const) {
    const subgraphs = shape === "HTTP" ? start("subgraphs-process.js", []) : undefined;
    const where = subgraphs ? JSON.stringify(await firstMessage(subgraphs)) : "in-process";
    const rounds: Record<"stock" | "ours", Round[]> = { stock: [], ours: [] };
    try {
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of ["stock", "ours"] as const) rounds[kind].push(await measure(kind, where));
      }
    } finally {
      subgraphs?.kill();
    }
    const [theirs, own] = [median(rounds.stock), median(rounds.ours)];
    const ratio = own.perSecond / theirs.perSecond;
    for (const [name, value] of [["stock", theirs], ["ours", own]] as const) {
      rows.push(`| ${shape} | ${name} | ${value.perSecond.toFixed(0)} | ${value.p50} | ${value.p99} | ${value.cpu.toFixed(2)} | ${value.megabytes.toFixed(0)} | ${rounds[name].map(({ perSecond }) => perSecond.toFixed(0)).join(" ")} |`);
    }
    rows.push(`| ${shape} | **ratio** | **${ratio.toFixed(1)}×** | bar ${BARS[shape]}× | ${ratio < BARS[shape] ? "BELOW BAR" : "held"} | ${(theirs.cpu / own.cpu).toFixed(1)}× | | |`);
  }
  process.stdout.write(`One deep query, distinct requests, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s in turns, --max-semi-space-size=64 on both.\n`);
  process.stdout.write(`| subgraphs | gateway | requests/s | p50 ms | p99 ms | gateway CPU ms/request | RSS MB | rounds |\n|---|---|--:|--:|--:|--:|--:|---|\n${rows.join("\n")}\n`);
}

function start(script: string, args: readonly string[]): ChildProcess {
  return fork(new URL(`./gateway/${script}`, import.meta.url), args, { execArgv: ["--max-semi-space-size=64", ...(process.env["BENCH_EXEC_ARGV"]?.split(" ") ?? [])] });
}

const firstMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`a process of the measurement ended with ${code}`)));
  });

async function measure(kind: "stock" | "ours", where: string): Promise<Round> {
  const gateway = start("gateway-process.js", [kind, where]);
  try {
    const { url } = await firstMessage<{ url: string }>(gateway);
    let window = 0;
    const load = (duration: number) =>
      autocannon({
        url, duration, connections: CONNECTIONS, method: "POST", headers: { "content-type": "application/json" },
        requests: [{ setupRequest: (request) => ({ ...request, body: JSON.stringify({ query: deepQuery, variables: { window: (window += 1) } }) }) }],
      });
    const check = await (await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: deepQuery, variables: { window: 0 } }) })).text();
    if (check.includes(`"errors"`) || check.length < 60_000) throw new Error(`${kind} does not answer in full: ${check.slice(0, 200)}`);
    await load(2);
    const before = await cpuMilliseconds(gateway);
    const result = await load(SECONDS);
    const cpu = ((await cpuMilliseconds(gateway)) - before) / result.requests.total;
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${kind}: ${result.non2xx} refused, ${result.errors} failed`);
    return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, cpu, megabytes: await residentMegabytes(gateway) };
  } finally {
    gateway.kill();
  }
}

/** User and system time of a process so far (Linux: ticks of 10 ms). */
async function cpuMilliseconds({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")).split(" ");
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * 10;
}

async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

const median = (rounds: readonly Round[]): Round => [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)] as Round;
