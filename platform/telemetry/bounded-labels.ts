const rest = "other";

/** Keeps the set of a label's values small whatever callers send: the first ones keep their names, all later ones are "other". */
export class BoundedLabels {
  readonly #known = new Set<string>();

  constructor(private readonly most: number) {}

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.most) return rest;
    this.#known.add(value);
    return value;
  }
}
