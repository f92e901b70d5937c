import { setTimeout as pause } from "node:timers/promises";

interface Waiting<Item> {
  readonly item: Item;
  readonly since: number;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes what waits at the same moment together, one group at a time. Between two groups lies a moment in which the next one gathers:
 * a commit costs as much for one as for ten, and whoever comes alone does not wait.
 */
export class InGroups<Item> {
  private waiting: Waiting<Item>[] = [];
  private group: readonly Waiting<Item>[] = [];
  private writing = false;
  private writtenAt = Number.NEGATIVE_INFINITY;

  /** `gatherFor` in milliseconds. */
  constructor(private readonly write: (items: readonly Item[]) => Promise<void>, private readonly gatherFor: number) {}

  /** Resolves when the item is written; rejects with what its group failed with. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, since: performance.now(), done, failed });
      if (!this.writing) void this.drain();
    });
  }

  /** Items that are not written yet, and how many seconds the oldest of them waits. */
  get backlog(): { readonly waiting: number; readonly seconds: number } {
    const all = [...this.group, ...this.waiting];
    const [oldest] = all;
    return { waiting: all.length, seconds: oldest ? (performance.now() - oldest.since) / 1_000 : 0 };
  }

  private async drain(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const rest = this.writtenAt + this.gatherFor - performance.now();
      if (rest > 0) await pause(rest);
      this.group = this.waiting;
      this.waiting = [];
      try {
        await this.write(this.group.map(({ item }) => item));
        for (const { done } of this.group) done();
      } catch (error) {
        for (const { failed } of this.group) failed(error);
      }
      this.writtenAt = performance.now();
    }
    this.group = [];
    this.writing = false;
  }
}
