import { setTimeout as sleep } from "node:timers/promises";
import { honestBody } from "./target.js";

/** What came back from an attack, and what an honest client saw meanwhile (milliseconds). */
export interface Outcome {
  readonly sent: number;
  /** How often each status and code came. */
  readonly answers: Readonly<Record<string, number>>;
  readonly slowest: number;
  readonly honest: { readonly asked: number; readonly failed: number; readonly p50: number; readonly p99: number };
}

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly milliseconds: number;
}

/** Sends one body as a viewer and answers status and code (`data` where there is no error). */
export async function post(url: string, body: string, viewer: string): Promise<Answer> {
  const start = performance.now();
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${viewer}` }, body });
  const { errors } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions?.code ?? (errors ? "none" : "data"), milliseconds: performance.now() - start };
}

const part = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Lets an honest client ask without pause while the attack goes on. */
export async function besideHonest<T>(url: string, attack: () => Promise<T>): Promise<{ result: T; honest: Outcome["honest"] }> {
  const times: number[] = [];
  let failed = 0;
  let going = true;
  const honest = (async () => {
    do {
      const answer = await post(url, honestBody, "CARE_MANAGER.honest").catch(() => undefined);
      if (answer?.status === 200 && answer.code === "data") times.push(answer.milliseconds);
      else failed += 1;
      await sleep(1);
    } while (going);
  })();
  try {
    const result = await attack();
    going = false;
    await honest;
    const sorted = [...times].sort((a, b) => a - b);
    return { result, honest: { asked: times.length + failed, failed, p50: part(sorted, 0.5), p99: part(sorted, 0.99) } };
  } finally {
    going = false;
  }
}

/** Sends the bodies again and again from so many connections, each the given number of times. */
export async function underAttack(url: string, bodies: readonly string[], { rounds = 1, connections = 8 } = {}): Promise<Outcome> {
  const left = Array.from({ length: rounds }, () => bodies).flat();
  const sent = left.length;
  const answers: Record<string, number> = {};
  let slowest = 0;
  const attacker = async () => {
    for (let body = left.pop(); body !== undefined; body = left.pop()) {
      const { status, code, milliseconds } = await post(url, body, "ANALYST.attacker");
      answers[`${status} ${code}`] = (answers[`${status} ${code}`] ?? 0) + 1;
      slowest = Math.max(slowest, milliseconds);
    }
  };
  const { honest } = await besideHonest(url, () => Promise.all(Array.from({ length: connections }, attacker)));
  return { sent, answers, slowest, honest };
}
