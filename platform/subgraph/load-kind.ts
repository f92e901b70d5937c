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
  /** Rows are about people: the staging table then has `"recipientId"`, and lines of unknown people are refused before `store`. */
  readonly aboutPeople?: boolean;
  readonly columns: readonly LoadColumn[];
  /**
   * Moves rows from the staging table `pg_temp.staging` (one text column per load column, plus `line`) into the subgraph's
   * tables in sets. Answers the lines that could not be taken, with the rule they break.
   */
  store(tx: WriteTransaction): Promise<readonly { line: number; column: string; rule: string }[]>;
}

/** The two columns that name a person in every load file about people. */
export const personColumns: readonly LoadColumn[] = [
  { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" },
  { name: "insuredNumber", type: "text", required: true, pattern: "^[0-9H]\\d{9}$", description: "Insured number. 被保険者番号" },
];
