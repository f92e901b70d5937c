import { readFile } from "node:fs/promises";
import type { ChildProcess } from "node:child_process";
import { deepQuery } from "./shop.js";
import type { RunningGateway } from "./contestants.js";
import { loadBySockets, type Measure } from "../socket-load.js";

export const CONNECTIONS = 50;

export interface Round { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly cpu: number; readonly megabytes: number }

const headers = { "content-type": "application/json" };

/** One answer, to hold contestants against each other. */
export async function askOnce(url: string, window: number): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: deepQuery, variables: { window } }) });
  return ((await answer.json()) as { data?: unknown }).data;
}

/** Loads a gateway with requests that all ask for something else. Throws when one of them is refused or fails. */
export async function loadGateway(gateway: RunningGateway, measure: Measure): Promise<Round> {
  let window = 0;
  const load = (much: Measure) => loadBySockets(gateway.url, () => ({ body: JSON.stringify({ query: deepQuery, variables: { window: (window += 1) } }) }), CONNECTIONS, much);
  await load("amount" in measure ? measure : { seconds: 2 });
  const before = await cpuMilliseconds(gateway.process);
  const { total, perSecond, p50, p99 } = await load(measure);
  const cpu = ((await cpuMilliseconds(gateway.process)) - before) / total;
  return { perSecond, p50, p99, cpu, megabytes: await residentMegabytes(gateway.process) };
}

/** User and system time of a process so far (Linux: ticks of 10 ms). */
async function cpuMilliseconds({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")).split(" ");
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * 10;
}

export async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

export const median = (rounds: readonly Round[]): Round => [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)] as Round;
