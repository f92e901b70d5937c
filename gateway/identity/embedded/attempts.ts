const mostFailures = 10;
const window = 15 * 60 * 1_000;
const mostAccounts = 10_000;

/** Counts failed sign-ins: after 10 of one account within 15 minutes even the right password is refused until the oldest is that old. */
export class SignInAttempts {
  readonly #failures = new Map<string, number[]>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  mayTry(account: string): boolean {
    return this.#recent(account).length < mostFailures;
  }

  failed(account: string): void {
    if (this.#failures.size >= mostAccounts) this.#failures.clear();
    this.#failures.set(account, [...this.#recent(account), this.now()]);
  }

  succeeded(account: string): void {
    this.#failures.delete(account);
  }

  #recent(account: string): number[] {
    return (this.#failures.get(account) ?? []).filter((at) => this.now() - at < window);
  }
}
