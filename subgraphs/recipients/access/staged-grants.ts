import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import { rewriteGrants } from "./grant.service.js";

/** Works the grants of the people in the staging table out anew. */
export async function rewriteStagedGrants(tx: WriteTransaction): Promise<void> {
  const people = await tx.query<SubjectKey>(`SELECT DISTINCT "insurerNumber", "recipientId" FROM pg_temp.staging`);
  await rewriteGrants(tx, people);
}
