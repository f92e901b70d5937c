import { attacks } from "./attack/attacks.js";
import { openScene } from "./attack/scene.js";
import { besideHonest } from "./attack/under-attack.js";
import { setTimeout as wait } from "node:timers/promises";

const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);
const CONNECTIONS = 4;
/** Milliseconds: the slowest refusal, and the honest client's p99. */
const REFUSED_WITHIN = 50;
const HONEST_WITHIN = 200;

/** Every known attack beside an honest client, with attacker, gateway and client in processes of their own. */
export async function run(): Promise<void> {
  const scene = await openScene();
  const rows: string[] = [];
  try {
    // Once through, so that nobody is measured cold.
    for (const { name } of attacks) await scene.attack({ url: scene.url, connections: CONNECTIONS, attack: name, duration: 0 });
    const { honest } = await besideHonest(scene.url, () => wait(SECONDS * 1_000));
    rows.push(`| none | | | ${honest.asked} | ${honest.p50.toFixed(1)} | ${honest.p99.toFixed(1)} | | |`);
    for (const { name, codes } of attacks) {
      const { sent, answers, slowest, honest: seen, megabytes, polluted } = await scene.attack({ url: scene.url, connections: CONNECTIONS, attack: name, duration: SECONDS * 1_000 });
      const wrong = Object.keys(answers).filter((answer) => !codes.includes(answer.split(" ")[1] ?? ""));
      const held = wrong.length === 0 && !polluted && seen.failed === 0 && slowest <= REFUSED_WITHIN && seen.p99 <= HONEST_WITHIN;
      rows.push(`| ${name} | ${sent} | ${slowest.toFixed(0)} | ${seen.asked}${seen.failed > 0 ? `, ${seen.failed} FAILED` : ""} | ${seen.p50.toFixed(1)} | ${seen.p99.toFixed(1)} | ${megabytes.toFixed(0)} | ${held ? "held" : `BELOW BAR ${wrong.join(", ")}`} |`);
    }
  } finally {
    scene.close();
  }
  process.stdout.write(`${SECONDS} s each from ${CONNECTIONS} connections, Node ${process.version}. Bars: refused within ${REFUSED_WITHIN} ms, honest p99 within ${HONEST_WITHIN} ms.\n`);
  process.stdout.write(`| attack | refused | slowest ms | honest answers | p50 ms | p99 ms | RSS MB | |\n|---|--:|--:|--:|--:|--:|--:|---|\n${rows.join("\n")}\n`);
}
