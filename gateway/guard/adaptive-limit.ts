import { Lru } from "../plan/lru.js";

export interface LimitBounds {
  readonly least: number;
  readonly most: number;
}

/** Operations per decision. */
const window = 20;
/** Operations may take so many times their own best before the limit goes down. */
const tolerance = 2;
const smoothing = 0.2;
/** Below this a stretch tells about the clock, not about us. */
const shortest = 5;
/** The best time is that of the last one or two of these spans: subgraphs may become slower for good. */
const span = 10_000;

interface Best {
  since: number;
  before: number;
  now: number;
}

/**
 * How many operations may run at the same time. It follows latency: as long as operations take about as long as each
 * takes at its best, more may run (they wait for subgraphs); when all take longer, fewer (they wait for each other).
 */
export class AdaptiveLimit {
  #limit: number;
  #stretch = 0;
  #samples = 0;
  #mostRunning = 0;
  readonly #best = new Lru<Best>(1_000);

  constructor(
    private readonly bounds: LimitBounds,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#limit = bounds.least;
  }

  get current(): number {
    return Math.floor(this.#limit);
  }

  /** Notes one operation: which, how long it took in milliseconds, how many ran beside it. */
  finished(operation: string, milliseconds: number, running: number): void {
    this.#stretch += Math.max(milliseconds, shortest) / Math.max(this.#bestOf(operation, milliseconds), shortest);
    this.#mostRunning = Math.max(this.#mostRunning, running);
    if ((this.#samples += 1) < window) return;
    const gradient = Math.max(0.5, Math.min(1, (tolerance * this.#samples) / this.#stretch));
    if (gradient < 1) this.#limit = Math.max(this.bounds.least, this.#limit * (1 - smoothing + smoothing * gradient));
    else if (this.#mostRunning >= this.current) this.#limit = Math.min(this.bounds.most, this.#limit + Math.sqrt(this.#limit));
    this.#stretch = 0;
    this.#samples = 0;
    this.#mostRunning = 0;
  }

  #bestOf(operation: string, milliseconds: number): number {
    const at = this.now();
    let best = this.#best.get(operation);
    if (!best || at - best.since > 2 * span) this.#best.set(operation, (best = { since: at, before: milliseconds, now: milliseconds }));
    else if (at - best.since > span) Object.assign(best, { since: at, before: best.now, now: milliseconds });
    best.now = Math.min(best.now, milliseconds);
    return Math.min(best.before, best.now);
  }
}
