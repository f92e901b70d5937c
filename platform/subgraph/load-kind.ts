import type { WriteTransaction } from "../database/write-transaction.js";

/** One column of a load file. */
export interface LoadColumn {
  readonly name: string;
  /** PostgreSQL type of the staged value. */
  readonly type: "text" | "date" | "integer";
  readonly required: boolean;
  /** What it means, English then Japanese. */
  readonly description: string;
  /** Regular expression (PostgreSQL and JavaScript) that a given value must match. */
  readonly pattern?: string;
}

/** One kind of file of the documented load format and how its staged rows reach their table. */
export interface LoadKind {
  /** File name without `.csv`. */
  readonly kind: string;
  /** Loads run in ascending order. */
  readonly order: number;
  readonly description: string;
  readonly columns: readonly LoadColumn[];
  /**
   * Moves rows from the staging table `pg_temp.staging` (one text column per load column, plus `line`) into the subgraph's
   * tables in sets. Answers the lines that could not be taken, with the rule they break.
   */
  store(tx: WriteTransaction): Promise<readonly { line: number; column: string; rule: string }[]>;
}
