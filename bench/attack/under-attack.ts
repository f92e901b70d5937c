import { setTimeout as sleep } from "node:timers/promises";
import { honestBody } from "./target.js";

/** What came back from an attack (milliseconds). */
export interface Received {
  readonly sent: number;
  /** How often each status and code came. */
  readonly answers: Readonly<Record<string, number>>;
  readonly slowest: number;
}

/** What an honest client saw meanwhile (milliseconds). */
export interface Seen {
  readonly asked: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
}

export type Outcome = Received & { readonly honest: Seen };

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
export async function besideHonest<T>(url: string, attack: () => Promise<T>): Promise<{ result: T; honest: Seen }> {
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

/** Sends bodies from so many connections, each its next as soon as it has an answer, until there is none. */
export async function sendAll(url: string, next: () => string | undefined, connections: number): Promise<Received> {
  const answers: Record<string, number> = {};
  let sent = 0;
  let slowest = 0;
  const attacker = async () => {
    for (let body = next(); body !== undefined; body = next()) {
      sent += 1;
      const { status, code, milliseconds } = await post(url, body, "ANALYST.attacker");
      answers[`${status} ${code}`] = (answers[`${status} ${code}`] ?? 0) + 1;
      slowest = Math.max(slowest, milliseconds);
    }
  };
  await Promise.all(Array.from({ length: connections }, attacker));
  return { sent, answers, slowest };
}

/** Sends each of the bodies once, beside an honest client. */
export async function underAttack(url: string, bodies: readonly string[], { connections = 8 } = {}): Promise<Outcome> {
  const left = [...bodies];
  const { result, honest } = await besideHonest(url, () => sendAll(url, () => left.pop(), connections));
  return { ...result, honest };
}
