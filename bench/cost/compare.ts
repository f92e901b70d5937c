import { readdir, readFile } from "node:fs/promises";
import { costOperations, type CostOperation, type CostRequest } from "./operations.js";
import type { RunningHouse } from "./houses.js";
import { loadBySockets } from "../socket-load.js";
import { median } from "../median.js";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 5);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 4);
const WARM_UP = 6;
/** Enough that the house is never without work while some wait for a commit: what counts is throughput. */
const CONNECTIONS = Number(process.env["BENCH_CONNECTIONS"] ?? 48);

/** One turn: requests per second, and processor time of the house and its database for one request, which neighbours disturb least. */
interface Turn {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly cpu: number;
}

/** One operation in both houses, turn by turn. */
export interface Compared {
  readonly operation: CostOperation;
  readonly rounds: readonly { readonly whole: Turn; readonly bare: Turn }[];
}

/** The same requests to the whole product and to one that lacks a protection, in turns, after both have answered alike. */
export async function compareHouses(whole: RunningHouse, bare: RunningHouse, postmaster: number, requests: ReadonlyMap<CostOperation, readonly CostRequest[]>, operations = costOperations): Promise<Compared[]> {
  const results: Compared[] = [];
  const alike = new Map<CostOperation, readonly CostRequest[]>();
  for (const operation of operations) alike.set(operation, await findAlike(whole, bare, requests.get(operation) ?? []));
  // Both are compiled before the first turn counts.
  for (const asked of alike.values()) for (const house of [whole, bare]) await load(house, postmaster, asked, WARM_UP);
  for (const [operation, asked] of alike) {
    const rounds: { whole: Turn; bare: Turn }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Who begins changes from round to round, so that neither always runs after the other.
      const [first, second] = round % 2 === 0 ? [whole, bare] : [bare, whole];
      const [one, other] = [await load(first, postmaster, asked, SECONDS), await load(second, postmaster, asked, SECONDS)];
      rounds.push(round % 2 === 0 ? { whole: one, bare: other } : { whole: other, bare: one });
    }
    results.push({ operation, rounds });
  }
  return results;
}

/** The requests that both houses answer alike: without row-level security some pages hold a person whose grant has ended. Throws when hardly any are left. */
async function findAlike(whole: RunningHouse, bare: RunningHouse, requests: readonly CostRequest[]): Promise<CostRequest[]> {
  const alike: CostRequest[] = [];
  for (const request of requests) {
    const [one, other] = await Promise.all([answer(whole, request), answer(bare, request)]);
    if (one === other && /"name"|"usageTable":\{/.test(one)) alike.push(request);
  }
  if (alike.length < Math.min(10, requests.length)) throw new Error(`only ${alike.length} of ${requests.length} requests are answered alike`);
  return alike;
}

async function answer({ url }: RunningHouse, { body, authorization }: CostRequest): Promise<string> {
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization }, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors) throw new Error(`refused: ${JSON.stringify(errors)}`);
  return JSON.stringify(data);
}

/** Throws when a request is refused. */
async function load({ url, process: { pid } }: RunningHouse, postmaster: number, asked: readonly CostRequest[], seconds: number): Promise<Turn> {
  let next = 0;
  const before = await cpuMilliseconds(pid ?? 0, postmaster);
  const { perSecond, total } = await loadBySockets(`${url}/graphql`, () => {
    const { body, authorization } = asked[(next += 1) % asked.length] as CostRequest;
    return { body, headers: { authorization } };
  }, CONNECTIONS, { seconds });
  return { perSecond, cpu: ((await cpuMilliseconds(pid ?? 0, postmaster)) - before) / total };
}

/** User and system time so far of a process and of all that a database server runs (Linux: ticks of 10 ms). Only one house is asked at a time. */
async function cpuMilliseconds(house: number, postmaster: number): Promise<number> {
  let ticks = 0;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")).split(") ").at(-1)?.split(" ") ?? [];
    if (Number(pid) === house || Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * 10;
}

/** A table of what the protection costs: medians over the rounds, in requests per second and in processor time, the latter decides. */
export function describeCost(protection: string, bar: number, compared: readonly Compared[]): string {
  const rows = compared.map(({ operation, rounds }) => {
    const bySecond = 100 * (1 - median(rounds.map(({ whole, bare }) => whole.perSecond / bare.perSecond)));
    const byCpu = 100 * (1 - median(rounds.map(({ whole, bare }) => bare.cpu / whole.cpu)));
    return `| ${operation} | ${median(rounds.map(({ whole }) => whole.perSecond)).toFixed(0)} | ${median(rounds.map(({ bare }) => bare.perSecond)).toFixed(0)} | ${bySecond.toFixed(0)} % | ${median(rounds.map(({ whole }) => whole.cpu)).toFixed(2)} | ${median(rounds.map(({ bare }) => bare.cpu)).toFixed(2)} | **${byCpu.toFixed(1)} %** | ≤ ${bar} % | ${byCpu <= bar ? "held" : "OVER THE BAR"} |`;
  });
  return `${ROUNDS} rounds of ${SECONDS} s in turns, ${CONNECTIONS} connections, Node ${process.version}\n| operation | requests/s | without ${protection} | cost | CPU ms/request | without | cost | bar | |\n|---|--:|--:|--:|--:|--:|--:|--:|---|\n${rows.join("\n")}\n`;
}
