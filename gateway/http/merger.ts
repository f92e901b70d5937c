/** How long a request waits at most for an equal one that is being carried out; then it is carried out beside it. */
const patience = 50;

/** Equal requests that are carried out together. */
interface Batch<Member, Result> {
  readonly members: Member[];
  readonly done: Promise<Result>;
  start(): void;
}

/**
 * Carries out together what is asked for by several at the same moment. A request never shares what began before it
 * came: it sees everything that was written until then. Those that come while equal ones are under way wait for the
 * next turn, which serves them all.
 */
export class Merger<Member, Result> {
  readonly #waiting = new Map<string, Batch<Member, Result>>();
  readonly #running = new Map<string, Batch<Member, Result>>();

  /** `carryOut` gets everybody who asked for the same, in order. */
  constructor(private readonly carryOut: (members: readonly [Member, ...Member[]]) => Promise<Result>) {}

  /** The result for everybody with this key who came before it was begun. */
  join(key: string, member: Member): Promise<Result> {
    const batch = this.#waiting.get(key) ?? this.#open(key);
    batch.members.push(member);
    return batch.done;
  }

  #open(key: string): Batch<Member, Result> {
    let start = (): void => undefined;
    const members: Member[] = [];
    const turn = new Promise<void>((resolve) => (start = resolve));
    const batch: Batch<Member, Result> = { members, start, done: turn.then(() => this.#run(key, batch)) };
    this.#waiting.set(key, batch);
    if (this.#running.has(key)) setTimeout(start, patience).unref();
    // What has arrived but was not read yet comes along.
    else setImmediate(start);
    return batch;
  }

  async #run(key: string, batch: Batch<Member, Result>): Promise<Result> {
    this.#waiting.delete(key);
    this.#running.set(key, batch);
    try {
      return await this.carryOut(batch.members as [Member, ...Member[]]);
    } finally {
      if (this.#running.get(key) === batch) {
        this.#running.delete(key);
        this.#waiting.get(key)?.start();
      }
    }
  }
}
