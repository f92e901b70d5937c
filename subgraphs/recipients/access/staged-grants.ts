import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import { rewriteGrants } from "./grant.service.js";

/** Works the grants of the people in these staged lines out anew. */
export async function rewriteStagedGrants(tx: WriteTransaction, lines: string): Promise<void> {
  const people = await tx.query<SubjectKey>(`SELECT DISTINCT "insurerNumber", "recipientId" FROM pg_temp.staging WHERE ${lines}`);
  await rewriteGrants(tx, people);
}
