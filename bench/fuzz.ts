import { openScene } from "./attack/scene.js";

const AMOUNT = Number(process.env["BENCH_AMOUNT"] ?? 100_000);
const SEED = Number(process.env["BENCH_SEED"] ?? 20_261_125);
const PARTS = 10;

/** Documents out of a broken grammar, as many as asked for: how many of them a gateway answers with a 5xx, how long it takes, and what it keeps. */
export async function run(): Promise<void> {
  const scene = await openScene();
  const answers: Record<string, number> = {};
  const rows: string[] = [];
  try {
    for (let part = 0; part < PARTS; part++) {
      const start = performance.now();
      const amount = Math.ceil(AMOUNT / PARTS);
      const outcome = await scene.attack({ url: scene.url, connections: 8, seed: SEED + part, amount });
      const seconds = (performance.now() - start) / 1_000;
      for (const [answer, count] of Object.entries(outcome.answers)) answers[answer] = (answers[answer] ?? 0) + count;
      rows.push(`| ${(part + 1) * amount} | ${(amount / seconds).toFixed(0)} | ${outcome.slowest.toFixed(0)} | ${outcome.honest.p99.toFixed(1)} | ${outcome.honest.failed} | ${outcome.megabytes.toFixed(0)} |${outcome.polluted ? " POLLUTED |" : ""}`);
    }
  } finally {
    scene.close();
  }
  const failed = Object.entries(answers).filter(([answer]) => answer.startsWith("5")).reduce((sum, [, count]) => sum + count, 0);
  process.stdout.write(`| documents | per second | slowest ms | honest p99 ms | honest failed | RSS MB |\n|--:|--:|--:|--:|--:|--:|\n${rows.join("\n")}\n`);
  process.stdout.write(`${JSON.stringify(answers)}\n${failed === 0 ? "held: no 5xx" : `BELOW BAR: ${failed} answers were 5xx`}\n`);
}
