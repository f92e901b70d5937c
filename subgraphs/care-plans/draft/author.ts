import { today } from "../../../platform/calendar/today.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";

/** Throws NOT_FOUND unless the viewer's office plans for this person today. */
export async function assertInCharge({ session, viewer }: RequestContext, { insurerNumber, recipientId }: SubjectKey): Promise<void> {
  const rows = await session.query(
    `SELECT FROM recipients.access_grant WHERE insurer_number = $1 AND recipient_id = $2 AND office_number = $3 AND role = $4 AND category = 'CARE_PLAN'
       AND valid_from <= $5 AND valid_to >= $5 AND expires_at > statement_timestamp()`,
    [insurerNumber, recipientId, viewer.officeNumber ?? "", viewer.role, today()],
  );
  if (rows.length === 0) throw new KaigoError("NOT_FOUND");
}
