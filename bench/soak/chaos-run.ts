import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { Random } from "../../demo/random.js";
import type { ChaosPlan, Sending } from "./chaos-plan.js";
import { Lives, type Death } from "./life.js";

export interface ChaosPlace {
  readonly adminUrl: string;
  /** For the administrator, open. */
  readonly client: pg.Client;
  readonly folder: string;
  readonly outbox: string;
}

export interface ChaosCount {
  senderKills: number;
  workerKills: number;
  /** Sets that were known already when they came: doubles, and repetitions after a death between storing and acknowledging. */
  known: number;
}

const workers = 2;

/**
 * Sends the plan's queues, each by a process, beside import workers; all of them are killed again and again and started anew.
 * A sender begins again at the first set that was not acknowledged. Ends when nothing waits any more. Each process has its own
 * seeded deaths, by the lines it has said; what it is doing at that moment is chance.
 */
export async function runChaos({ adminUrl, client, folder, outbox }: ChaosPlace, { queues }: ChaosPlan, kills: number, seed: number): Promise<ChaosCount> {
  const lives = new Lives();
  const count: ChaosCount = { senderKills: 0, workerKills: 0, known: 0 };
  const share = Math.round(kills / (queues.length + workers));

  /** The next death of a process that has `left` kills and acts before it, or none. */
  const nextDeath = (random: Random, left: number, acts: number): Death | null => (left > 0 ? { afterLines: random.between(1, Math.max(1, Math.floor((2 * acts) / (left + 1)))), milliseconds: random.between(0, 60) } : null);

  const send = async (queue: readonly Sending[], place: number): Promise<void> => {
    const file = join(folder, `queue-${place}.json`);
    const random = new Random("sender", seed, place);
    let sent = 0;
    for (let left = share; sent < queue.length; ) {
      await writeFile(file, JSON.stringify(queue.slice(sent)));
      const end = await lives.live("./sender-process.js", [adminUrl, folder, outbox, file], nextDeath(random, left, queue.length - sent), (known) => {
        sent += 1;
        count.known += Number(known);
      });
      if (end === "FINISHED") continue;
      left -= 1;
      count.senderKills += 1;
    }
  };

  const work = async (place: number): Promise<void> => {
    const random = new Random("worker", seed, place);
    const acts = queues.flat().length / 2 / workers;
    let done = 0;
    for (let left = share; ; left -= 1) {
      const end = await lives.live("./worker-process.js", [adminUrl, folder], nextDeath(random, left, Math.max(left, acts - done)), () => (done += 1));
      if (end === "FINISHED") return;
      count.workerKills += 1;
    }
  };

  const untilDone = async (): Promise<void> => {
    await Promise.all(queues.map(send));
    while ((await countWaiting(client)) > 0) await sleep(100);
    lives.end();
  };

  try {
    await Promise.all([untilDone(), ...Array.from({ length: workers }, (_, place) => work(place))]);
    return count;
  } finally {
    lives.kill();
  }
}

/** Sets that are not taken in yet. */
export async function countWaiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>("SELECT count(*)::integer AS count FROM exchange.parcel WHERE state IN ('RECEIVED', 'ACCEPTED')");
  return rows[0]?.count ?? 0;
}
