/** One number with the labels that tell it from the others of its measure. Labels hold no personal values. */
export interface Reading {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Something that is read when somebody asks, not counted on the way. */
export interface Measure {
  /** In Prometheus' form: `kaigo_noun_unit`. */
  readonly name: string;
  readonly help: string;
  /** A counter only grows while its process lives; default a gauge. */
  readonly kind?: "counter";
  readonly labels?: readonly string[];
  /** How the numbers of several processes become one; default their sum. */
  readonly together?: "max";
  read(): readonly Reading[] | Promise<readonly Reading[]>;
}
