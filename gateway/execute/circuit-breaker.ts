export interface BreakerOptions {
  /** Failures in a row that open the circuit; default 5. */
  readonly failures?: number;
  /** Milliseconds without calls before one is let through to try; default 2,000. */
  readonly rest?: number;
  /** Monotonic clock in milliseconds. */
  readonly now?: () => number;
}

/** How a call went: "left" is a call whose caller went away, which says nothing about the subgraph. */
export type CallResult = "succeeded" | "failed" | "left";

/** Keeps calls away from a subgraph that fails again and again; after a rest one call tries whether it is back. */
export class CircuitBreaker {
  readonly #limit: number;
  readonly #rest: number;
  readonly #now: () => number;
  #failures = 0;
  #openSince: number | undefined;
  #trying = false;

  constructor(options: BreakerOptions = {}) {
    this.#limit = options.failures ?? 5;
    this.#rest = options.rest ?? 2_000;
    this.#now = options.now ?? (() => performance.now());
  }

  get state(): "closed" | "open" | "half-open" {
    if (this.#openSince === undefined) return "closed";
    return this.#now() - this.#openSince >= this.#rest ? "half-open" : "open";
  }

  /** True when a call may go out now; whoever is told so must `report` its result. */
  mayCall(): boolean {
    const state = this.state;
    if (state === "closed") return true;
    if (state === "open" || this.#trying) return false;
    this.#trying = true;
    return true;
  }

  report(result: CallResult): void {
    this.#trying = false;
    if (result === "succeeded") {
      this.#failures = 0;
      this.#openSince = undefined;
    } else if (result === "failed" && ++this.#failures >= this.#limit) {
      this.#openSince = this.#now();
    }
  }
}
