import { databaseErrorCode } from "./database-error.js";
import type { WriteTransaction } from "./write-transaction.js";

const keyIsThere = "23505";

/** Runs a part of a transaction. When it meets a key that is there already, this part is undone and nothing else: null. */
export async function unlessThere<T>(tx: WriteTransaction, part: () => Promise<T>): Promise<T | null> {
  await tx.execute("SAVEPOINT unless_there");
  try {
    const result = await part();
    await tx.execute("RELEASE SAVEPOINT unless_there");
    return result;
  } catch (error) {
    if (databaseErrorCode(error) !== keyIsThere) throw error;
    await tx.execute("ROLLBACK TO SAVEPOINT unless_there; RELEASE SAVEPOINT unless_there");
    return null;
  }
}
