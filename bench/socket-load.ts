import { connect } from "node:net";
import { AnswerCounter } from "./answer-counter.js";

/** One request to be sent by POST. */
export interface Asked {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** For how many seconds to ask, or how often: seconds say nothing on a shared machine. */
export type Measure = { readonly seconds: number } | { readonly amount: number };

/** What came of a load (times in milliseconds). */
export interface Loaded {
  readonly total: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Seconds after which an answer does not come any more. */
const patience = 120;

/**
 * Asks from so many connections, each again as soon as its answer is there. Answers are only counted off, never read: whoever
 * makes the load must not be what is measured. Throws when an answer is not a 200, and when none comes.
 */
export async function loadBySockets(url: string, next: () => Asked, connections: number, measure: Measure): Promise<Loaded> {
  const times: number[] = [];
  const begun = performance.now();
  let asked = 0;
  const goesOn = (): boolean => ("amount" in measure ? (asked += 1) <= measure.amount : performance.now() - begun < measure.seconds * 1_000);
  await Promise.all(Array.from({ length: connections }, () => askAgainAndAgain(new URL(url), next, goesOn, times)));
  const took = (performance.now() - begun) / 1_000;
  const sorted = Float64Array.from(times).sort();
  const part = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { total: sorted.length, perSecond: sorted.length / took, p50: part(0.5), p99: part(0.99) };
}

function askAgainAndAgain({ hostname, port, pathname }: URL, next: () => Asked, goesOn: () => boolean, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const counter = new AnswerCounter();
    let start = 0;
    const ask = (): void => {
      if (!goesOn()) return void socket.end();
      const { body, headers = {} } = next();
      const lines = Object.entries({ host: hostname, "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      start = performance.now();
      socket.write(`POST ${pathname} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
    };
    socket.setTimeout(patience * 1_000, () => socket.destroy(new Error("an answer did not come")));
    socket.on("connect", ask);
    socket.on("data", (chunk) => {
      if (!counter.take(chunk)) return;
      times.push(performance.now() - start);
      if (counter.isGood) ask();
      else socket.destroy(new Error("an answer was not 200"));
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
}
