/** How long a request waits at most for an equal one that is being carried out, or for others to come again; then it is carried out. */
const patience = 50;

/** Equal requests that are carried out together. */
interface Batch<Member, Result> {
  readonly members: Member[];
  readonly done: Promise<Result>;
  /** So many are likely to come; they are not waited for once they are there. */
  awaited: number;
  start(): void;
}

/**
 * Carries out together what is asked for by several at the same moment. A request never shares what began before it
 * came: it sees everything that was written until then. Those that come while equal ones are under way wait for the
 * next turn, which serves them all; callers that were answered together are given a moment to ask again together.
 */
export class Merger<Member, Result> {
  readonly #waiting = new Map<string, Batch<Member, Result>>();
  readonly #running = new Map<string, Batch<Member, Result>>();

  /** `carryOut` gets everybody who asked for the same, in order, at most `most` at a time. */
  constructor(private readonly carryOut: (members: readonly [Member, ...Member[]]) => Promise<Result>, private readonly most: number) {}

  /** The result for everybody with this key who came before it was begun. */
  join(key: string, member: Member): Promise<Result> {
    const batch = this.#waiting.get(key) ?? this.#beginSoon(key);
    batch.members.push(member);
    if (batch.members.length >= Math.min(batch.awaited, this.most)) batch.start();
    return batch.done;
  }

  #beginSoon(key: string): Batch<Member, Result> {
    const batch = this.#open(key);
    if (this.#running.has(key)) setTimeout(batch.start, patience).unref();
    // What has arrived but was not read yet comes along.
    else setImmediate(batch.start);
    return batch;
  }

  #open(key: string): Batch<Member, Result> {
    let begin = (): void => undefined;
    const turn = new Promise<void>((resolve) => (begin = resolve));
    const batch: Batch<Member, Result> = {
      members: [],
      awaited: Number.POSITIVE_INFINITY,
      done: turn.then(() => this.#run(key, batch)),
      start: () => {
        if (this.#waiting.get(key) !== batch) return;
        this.#waiting.delete(key);
        if (batch.members.length === 0) return;
        this.#running.set(key, batch);
        begin();
      },
    };
    this.#waiting.set(key, batch);
    return batch;
  }

  async #run(key: string, batch: Batch<Member, Result>): Promise<Result> {
    const begun = performance.now();
    try {
      return await this.carryOut(batch.members as [Member, ...Member[]]);
    } finally {
      if (this.#running.get(key) === batch) this.#startNext(key, batch, performance.now() - begun);
    }
  }

  /** The next turn waits as long as the last one took: with 50 who come again, a third more answers a second. One who was alone is not waited for. */
  #startNext(key: string, { members: { length } }: Batch<Member, Result>, took: number): void {
    this.#running.delete(key);
    if (length === 1) return this.#waiting.get(key)?.start();
    const next = this.#waiting.get(key) ?? this.#open(key);
    next.awaited = next.members.length + length;
    setTimeout(next.start, Math.min(took, patience)).unref();
  }
}
