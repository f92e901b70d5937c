import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bringUpToDate } from "../cli/verbs/migrate.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { fullPace } from "../platform/load/pace.js";
import { writeMunicipality } from "./load/card-files.js";
import type { Read, Reading } from "./load/reader-process.js";
import { median } from "./median.js";
import { withScratchDatabase } from "./scratch-database.js";
import { Lives } from "./soak/life.js";
import { soakConfig } from "./soak/open-house.js";

const town = { insurerNumber: "131016", people: 20_000, cardsEach: 4 };
const changed = { ...town, people: 10_000 };
const rounds = 5;
const perSecond = 25;
const aim = 1.5;

/**
 * Readers of the served graph while changes are loaded, beside the same readers while nothing is loaded: windows in turns, in one run.
 * Server, readers and load are processes of their own; readers ask 25 times a second about people whose cards are being changed.
 */
export function run(): Promise<void> {
  return withScratchDatabase(async ({ adminUrl, folder }) => {
    const lives = new Lives();
    const children: ChildProcess[] = [];
    const start = (program: string, ...args: string[]) => {
      const child = fork(fileURLToPath(new URL(program, import.meta.url)), args);
      children.push(child);
      return child;
    };
    const load = (name: string, pace: string) => lives.live("./load-process.js", [adminUrl, folder, join(folder, name), "SKIP_BAD", pace], null, () => undefined);
    try {
      await bringUpToDate(soakConfig(folder), urlsFromAdmin(adminUrl));
      await writeMunicipality(join(folder, "all"), town);
      await load("all", String(fullPace.portionLines));
      for (let shift = 1; shift <= rounds * 2 + 1; shift += 1) await writeMunicipality(join(folder, `changes${shift}`), { ...changed, shift }, { cardsOnly: true });
      const server = start("./load/serving-process.js", adminUrl, folder, town.insurerNumber);
      const [{ url, token }] = (await once(server, "message")) as [Pick<Reading, "url" | "token">];
      const readers = start("./load/reader-process.js");
      const isGone = once(readers, "exit").then(() => Promise.reject(new Error("the readers are gone")));
      isGone.catch(() => undefined);
      const read = async (during: () => Promise<unknown>): Promise<readonly number[]> => {
        readers.send({ start: { url, token, insurerNumber: town.insurerNumber, people: changed.people, perSecond } satisfies Reading });
        await during();
        readers.send({ stop: true });
        return ((await Promise.race([once(readers, "message"), isGone])) as [Read])[0].latencies;
      };
      await read(() => sleep(8_000));
      const [nothing, gently, fully] = [newWindow("nothing is loaded"), newWindow("changes, gently"), newWindow("changes, full pace")];
      /** Readers read while something is done; answers how many milliseconds that took. */
      const watch = async ({ latencies, took }: Window, work: () => Promise<unknown>): Promise<number> => {
        let milliseconds = 0;
        latencies.push(...(await read(async () => {
          const begun = performance.now();
          await work();
          milliseconds = performance.now() - begun;
        })));
        took.push(milliseconds);
        return milliseconds;
      };
      let shift = 0;
      for (let round = 0; round < rounds; round += 1) {
        const milliseconds = await watch(gently, () => load(`changes${(shift += 1)}`, "gently"));
        await watch(nothing, () => sleep(milliseconds));
        await watch(fully, () => load(`changes${(shift += 1)}`, String(fullPace.portionLines)));
      }
      const quiet = at(nothing.latencies, 0.99);
      console.table([nothing, gently, fully].map((window) => {
        const { name, latencies, took } = window;
        const ratio = at(latencies, 0.99) / quiet;
        return {
          "readers while": name, "rows/s": window === nothing ? "" : Math.round((changed.people * changed.cardsEach * 1_000) / median(took)), looks: latencies.length, "p50 ms": Number(at(latencies, 0.5).toFixed(1)),
          "p99 ms": Number(at(latencies, 0.99).toFixed(1)), "p99 to quiet": Number(ratio.toFixed(2)), aim: window === gently ? `≤ ${aim}${ratio <= aim ? "" : ", BELOW BAR"}` : "",
        };
      }));
    } finally {
      lives.kill();
      for (const child of children) child.kill("SIGKILL");
    }
  });
}

/** Latencies of readers, and how long each thing took that was done meanwhile. */
interface Window {
  readonly name: string;
  readonly latencies: number[];
  readonly took: number[];
}

const newWindow = (name: string): Window => ({ name, latencies: [], took: [] });

/** A latency below which such a part of them lies. */
const at = (latencies: readonly number[], part: number): number => [...latencies].sort((a, b) => a - b)[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;
