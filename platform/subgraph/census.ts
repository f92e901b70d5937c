import type { WriteTransaction } from "../database/write-transaction.js";

/**
 * What a subgraph gives to be counted. Rows about people go into a table that only the counting transaction sees and that ends with it;
 * nothing of them is kept but counts after small cells were taken out.
 */
export interface Census {
  /** Name of its rows, in the column `source`. */
  readonly name: string;
  /** Months "YYYY-MM" from `from` on about which it has rows. */
  monthsSince(tx: WriteTransaction, from: string): Promise<string[]>;
  /**
   * Adds the rows of a month to `pg_temp.census (source, insurer_number, recipient_id, kind, quantity)`: at most one for each person and
   * kind, with how much of it.
   */
  give(tx: WriteTransaction, month: string): Promise<void>;
}
