import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What came of sending one request again and again (milliseconds). */
export interface SameRound {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends the same bytes from so many connections for so long. Answers are only counted off, never read: whoever makes the
 * load must not be what is measured. Throws when an answer is not a 200.
 */
export async function loadSame(url: string, body: string, connections: number, seconds: number): Promise<SameRound> {
  const { hostname, port, pathname } = new URL(url);
  const request = Buffer.from(`POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const times: number[] = [];
  let going = true;
  let failure: Error | undefined;
  const client = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      const counter = new AnswerCounter();
      let start = 0;
      const ask = (): void => {
        start = performance.now();
        socket.write(request);
      };
      socket.on("connect", ask);
      socket.on("data", (chunk) => {
        if (!counter.take(chunk)) return;
        times.push(performance.now() - start);
        if (going && counter.isGood) return ask();
        if (!counter.isGood) failure = new Error("an answer was not 200");
        socket.destroy();
      });
      socket.on("error", (error) => (failure = error));
      socket.on("close", () => resolve());
    });
  const clients = Array.from({ length: connections }, client);
  await wait(2_000);
  times.length = 0;
  const begun = performance.now();
  await wait(seconds * 1_000);
  going = false;
  const took = (performance.now() - begun) / 1_000;
  const sorted = Float64Array.from(times).sort();
  await Promise.all(clients);
  if (failure) throw failure;
  const part = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: sorted.length / took, p50: part(0.5), p99: part(0.99) };
}

/** Knows when an answer is whole, by its length or its last chunk. */
class AnswerCounter {
  #head = "";
  #left: number | undefined;
  isGood = true;

  /** Whether this chunk ends the answer. */
  take(chunk: Buffer): boolean {
    let { length } = chunk;
    if (this.#left === undefined) {
      this.#head += chunk.toString("latin1");
      const end = this.#head.indexOf("\r\n\r\n");
      if (end < 0) return false;
      this.isGood = this.#head.startsWith("HTTP/1.1 200");
      length = this.#head.length - end - 4;
      const told = /\r\ncontent-length: (\d+)/i.exec(this.#head.slice(0, end))?.[1];
      this.#left = told === undefined ? Number.POSITIVE_INFINITY : Number(told);
      this.#head = "";
    }
    this.#left -= length;
    if (this.#left > 0 && !(this.#left === Number.POSITIVE_INFINITY && chunk.subarray(-5).equals(lastChunk))) return false;
    this.#left = undefined;
    return true;
  }
}

const lastChunk = Buffer.from("0\r\n\r\n");
