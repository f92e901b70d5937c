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

/** What a viewer may spend per minute: what was spent comes back evenly over time. */
export class ViewerBudget {
  readonly #accounts = new Map<string, Account>();
  #told: (viewer: string, amount: number) => void = () => undefined;

  constructor(
    private readonly perMinute: number,
    /** What is counted, for the message. */
    private readonly measure: "cost" | "requests",
    private readonly now: () => number = Date.now,
  ) {}

  /** Tells a listener what is spent here. */
  onSpent(told: (viewer: string, amount: number) => void): void {
    this.#told = told;
  }

  /** Books an amount and answers what is left. Throws RATE_LIMITED when it is more than that; nothing is booked then. */
  spend(viewer: string, amount: number): Balance {
    const account = this.#account(viewer);
    const above = account.spent + amount - this.perMinute;
    if (above > 0) throw new KaigoError("RATE_LIMITED", { measure: this.measure, limit: this.perMinute, seconds: this.#seconds(above) });
    account.spent += amount;
    this.#told(viewer, amount);
    return this.#balance(account);
  }

  /** Books what the viewer has spent elsewhere already. */
  book(viewer: string, amount: number): void {
    this.#account(viewer).spent += amount;
  }

  /** What is left, without spending. */
  balance(viewer: string): Balance {
    return this.#balance(this.#account(viewer));
  }

  get size(): number {
    return this.#accounts.size;
  }

  #balance({ spent }: Account): Balance {
    return { limit: this.perMinute, remaining: Math.max(0, Math.floor(this.perMinute - spent)), reset: this.#seconds(spent) };
  }

  #seconds(amount: number): number {
    return Math.max(0, Math.ceil((amount * minute) / this.perMinute / 1_000));
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
