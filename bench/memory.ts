import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { firstMessage, nodeOptions, startBenchProcess, type RunningGateway } from "./gateway/contestants.js";
import { loadGateway } from "./gateway/load.js";

const CYCLES = 5;
const LOAD_SECONDS = Number(process.env["BENCH_SECONDS"] ?? 30);
const CALM_MILLISECONDS = 10_000;
/** After the first cycle everything that is kept is there. */
const MOST_GROWTH = 1.1;

interface Memory { readonly heap: number; readonly resident: number }

/** Whether the gateway's memory stays flat: five times load and calm, and what lives after each collection. */
export async function run(): Promise<void> {
  const subgraphs = startBenchProcess("subgraphs-process.js", []);
  const addresses = await firstMessage<Record<string, string>>(subgraphs);
  const child = startBenchProcess("gateway-process.js", ["ours", JSON.stringify(addresses)], ["--expose-gc"]);
  const rows: string[] = [];
  const cycles: Memory[] = [];
  try {
    const { url } = await firstMessage<{ url: string }>(child);
    const gateway: RunningGateway = { url, process: child };
    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      const { perSecond } = await loadGateway(gateway, { seconds: LOAD_SECONDS });
      await wait(CALM_MILLISECONDS);
      child.send("memory");
      const [memory] = (await once(child, "message")) as [Memory];
      cycles.push(memory);
      rows.push(`| ${cycle} | ${perSecond.toFixed(0)} | ${megabytes(memory.heap)} | ${megabytes(memory.resident)} |`);
    }
  } finally {
    child.kill();
    subgraphs.kill();
  }
  const growth = (pick: (memory: Memory) => number): number => pick(cycles.at(-1) as Memory) / pick(cycles[0] as Memory);
  const worst = Math.max(growth(({ heap }) => heap), growth(({ resident }) => resident));
  process.stdout.write(`${CYCLES} × (${LOAD_SECONDS} s load, ${CALM_MILLISECONDS / 1_000} s calm, a collection), Node ${process.version} ${nodeOptions.join(" ")}\n`);
  process.stdout.write(`| cycle | requests/s | live heap MB | RSS MB |\n|--:|--:|--:|--:|\n${rows.join("\n")}\n| last / first | | ${growth(({ heap }) => heap).toFixed(2)} | ${growth(({ resident }) => resident).toFixed(2)} |\n`);
  process.stdout.write(worst <= MOST_GROWTH ? `held: grew at most ${worst.toFixed(2)}×, allowed ${MOST_GROWTH}×\n` : `BELOW BAR: grew ${worst.toFixed(2)}×, allowed ${MOST_GROWTH}×\n`);
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
