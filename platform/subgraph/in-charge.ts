import type { WriteTransaction } from "../database/write-transaction.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { SubjectKey } from "./importer.js";
import type { RequestContext } from "./request-context.js";

/** Throws NOT_FOUND unless the viewer's office may see this category of the person today: people of others and missing ones look alike. */
export async function assertInCharge({ session, viewer, directory }: RequestContext, person: SubjectKey, category: string): Promise<void> {
  const [granted] = await directory.findGranted(session, person, { category, role: viewer.role }, [viewer.officeNumber ?? ""]);
  if (!granted) throw new KaigoError("NOT_FOUND");
}

/** Throws RECEIVER_UNRELATED unless each office may see this category of the person itself today. */
export async function assertReceivers({ directory }: RequestContext, tx: WriteTransaction, person: SubjectKey, category: string, offices: readonly string[]): Promise<void> {
  const granted = await directory.findGranted(tx, person, { category }, offices);
  if (granted.includes(false)) throw new KaigoError("RECEIVER_UNRELATED");
}
