import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectNumbers } from "../../../platform/subgraph/subject-directory.js";
import { toViewer } from "../../../platform/viewer/viewer.js";
import type { ExchangeServices } from "../exchange-services.js";
import type { HeldParcel } from "./queue.js";

/**
 * Records that a sender named people who may not be sent (R12), for each of them who is registered: the person and the insurer can
 * see who tried. Committed by itself, whatever becomes of the attempt. Throws AUDIT_UNAVAILABLE: then the set waits.
 */
export async function noteRefused({ audit, directory }: ExchangeServices, tx: WriteTransaction, parcel: HeldParcel, people: readonly SubjectNumbers[]): Promise<void> {
  const office = await directory.findOffice(tx, parcel.senderOfficeNumber);
  const viewer = toViewer({ subject: parcel.receivedBy, role: office?.kind === "SERVICE" ? "SERVICE_OFFICE" : "CARE_MANAGER", officeNumber: parcel.senderOfficeNumber, purpose: "exchange", secondFactor: false, categories: [] });
  const trail = audit.trail(parcel.parcelId, viewer, "exchange.send");
  const category = parcel.setKind?.startsWith("results") ? "RESULT" : "CARE_PLAN";
  for (const person of people) trail.miss(directory.missed(person), category);
  await trail.commit();
}
