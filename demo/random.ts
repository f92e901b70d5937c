/** Repeatable random numbers: the same words always give the same stream, so every person can be made alone. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...words: readonly (string | number)[]) {
    [this.a, this.b, this.c] = hashWords(words.join("/"));
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** Unsigned 32-bit number (sfc32). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Integer in 0 … limit − 1. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** Integer in low … high, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `percent` of 100 cases; fractions to 0.1. */
  chance(percent: number): boolean {
    return this.below(1000) < percent * 10;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError("nothing to pick from");
    return items[this.below(items.length)] as T;
  }

  /** One item by integer weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let rest = this.below(items.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [item, weight] of items) {
      if (rest < weight) return item;
      rest -= weight;
    }
    throw new RangeError("nothing to pick from");
  }
}

/** Three 32-bit seeds from a text (FNV-1a with three offsets and a final mix). */
function hashWords(text: string): [number, number, number] {
  const seeds: [number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    seeds[0] = Math.imul(seeds[0] ^ code, 0x01000193);
    seeds[1] = Math.imul(seeds[1] ^ code, 0x5bd1e995);
    seeds[2] = Math.imul(seeds[2] ^ code, 0x27d4eb2f);
  }
  return seeds.map((seed) => Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) | 0) as [number, number, number];
}
