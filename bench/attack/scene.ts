import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Order } from "./attacker-process.js";
import { besideHonest, type Outcome, type Received } from "./under-attack.js";

/** Gateway, attacker and honest client, each in a process of its own: what one waits for is not the others' own work. */
export interface Scene {
  readonly url: string;
  /** Lets the attacker do something while the honest client (this process) asks without pause. */
  attack(order: Order): Promise<Outcome & { readonly megabytes: number; readonly polluted: boolean }>;
  close(): void;
}

export async function openScene(): Promise<Scene> {
  const gateway = fork(new URL("./target-process.js", import.meta.url));
  const attacker = fork(new URL("./attacker-process.js", import.meta.url));
  const close = (): void => void [gateway, attacker].map((child) => child.kill());
  try {
    const [{ url }] = await Promise.all([answerOf<{ url: string }>(gateway), answerOf(attacker)]);
    return {
      url,
      close,
      async attack(order) {
        const { result, honest } = await besideHonest(url, () => say<Received>(attacker, order));
        return { ...result, honest, ...(await say<{ megabytes: number; polluted: boolean }>(gateway, "state")) };
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

function say<T>(child: ChildProcess, message: object | string): Promise<T> {
  const answer = answerOf<T>(child);
  child.send(message);
  return answer;
}

/** The next message of a process. Rejects when it ends instead. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([
      once(child, "message", over).then(([message]) => message as T),
      once(child, "exit", over).then(([code]) => Promise.reject(new Error(`a process of the scene ended with ${code}`))),
    ]);
  } finally {
    over.abort();
  }
}
