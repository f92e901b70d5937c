import { KaigoError } from "../../platform/errors/kaigo-error.js";

/** What a viewer may still spend. */
export interface Balance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until everything is there again. */
  readonly reset: number;
}

interface Account {
  spent: number;
  at: number;
}

const minute = 60_000;
const remembered = 100_000;

/** Cost per viewer and minute: what was spent comes back evenly over time. Each process keeps its own accounts. */
export class ViewerBudget {
  readonly #accounts = new Map<string, Account>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Books the cost and answers what is left. Throws RATE_LIMITED when it is more than that; nothing is booked then. */
  spend(viewer: string, cost: number): Balance {
    const account = this.#account(viewer);
    if (account.spent + cost > this.perMinute) throw new KaigoError("RATE_LIMITED", { limit: this.perMinute, seconds: this.#seconds(account.spent + cost - this.perMinute) });
    account.spent += cost;
    return this.#balance(account);
  }

  /** What is left, without spending. */
  balance(viewer: string): Balance {
    return this.#balance(this.#account(viewer));
  }

  get size(): number {
    return this.#accounts.size;
  }

  #balance({ spent }: Account): Balance {
    return { limit: this.perMinute, remaining: Math.floor(this.perMinute - spent), reset: this.#seconds(spent) };
  }

  #seconds(cost: number): number {
    return Math.max(0, Math.ceil((cost * minute) / this.perMinute / 1_000));
  }

  /** The account brought up to now, and last in line to be forgotten. */
  #account(viewer: string): Account {
    const at = this.now();
    const known = this.#accounts.get(viewer) ?? { spent: 0, at };
    known.spent = Math.max(0, known.spent - ((at - known.at) * this.perMinute) / minute);
    known.at = at;
    this.#accounts.delete(viewer);
    this.#accounts.set(viewer, known);
    this.#forget(at);
    return known;
  }

  /** Whoever was away for a minute has nothing spent; beyond the allowance the longest away is forgotten. */
  #forget(at: number): void {
    for (const [viewer, account] of this.#accounts) {
      if (at - account.at < minute && this.#accounts.size <= remembered) return;
      this.#accounts.delete(viewer);
    }
  }
}
