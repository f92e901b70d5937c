import type { WriteTransaction } from "../database/write-transaction.js";
import type { SubjectMonth } from "./follower.js";

/**
 * Makes mutations that change one person's month, or what follows from it, come one after another until commit, whichever subgraph
 * they belong to. Taken before any row of the month is written.
 */
export async function lockMonth(tx: WriteTransaction, { insurerNumber, recipientId, serviceMonth }: SubjectMonth): Promise<void> {
  await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`month ${insurerNumber}/${recipientId}/${serviceMonth}`]);
}
