import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { AdaptiveLimit } from "./adaptive-limit.js";

export type AdmissionLimits = Pick<Config, "GATEWAY_MIN_OPERATIONS" | "GATEWAY_MAX_OPERATIONS" | "GATEWAY_QUEUE" | "GATEWAY_QUEUE_MS">;

interface Waiting {
  start(): void;
}

/** Seconds after which a refused caller may come back: the queue is short, so soon. */
const comeBack = 1;

/** Lets so many operations run as the limit says; the next ones wait in a bounded queue, in order. */
export class Admission {
  readonly #limit: AdaptiveLimit;
  readonly #queue: Waiting[] = [];
  #running = 0;

  constructor(private readonly limits: AdmissionLimits) {
    this.#limit = new AdaptiveLimit({ least: limits.GATEWAY_MIN_OPERATIONS, most: Math.max(limits.GATEWAY_MIN_OPERATIONS, limits.GATEWAY_MAX_OPERATIONS) });
  }

  get running(): number {
    return this.#running;
  }

  get queued(): number {
    return this.#queue.length;
  }

  get limit(): number {
    return this.#limit.current;
  }

  /** Carries out the work of an operation when its turn comes. Throws GATEWAY_BUSY when the queue is full, or the wait too long or given up. */
  async run<T>(operation: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#running >= this.limit) await this.#wait(signal);
    else this.#running += 1;
    const running = this.#running;
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#limit.finished(operation, performance.now() - start, running);
      this.#startNext();
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    const busy = () => new KaigoError("GATEWAY_BUSY", { seconds: comeBack });
    if (this.#queue.length >= this.limits.GATEWAY_QUEUE || signal?.aborted) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
      };
      const giveUp = (): void => {
        leave();
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(busy());
      };
      const waiting: Waiting = {
        start: () => {
          leave();
          this.#running += 1;
          resolve();
        },
      };
      const timer = setTimeout(giveUp, this.limits.GATEWAY_QUEUE_MS);
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#queue.push(waiting);
    });
  }

  /** As many of the waiting as there is room for: the limit may have grown. */
  #startNext(): void {
    while (this.#running < this.limit && this.#queue.length > 0) this.#queue.shift()?.start();
  }
}
