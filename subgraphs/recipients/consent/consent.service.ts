import { today } from "../../../platform/calendar/today.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { Role } from "../../../platform/viewer/viewer.js";
import { getRecipient } from "../recipient/get-recipient.js";
import type { Recipient } from "../recipient/recipient.entity.js";
import type { RecordConsentInput } from "./consent.input.js";
import { rewriteGrants } from "../access/grant.service.js";

/** Who takes consent, as the record names them. */
const takers: Partial<Record<Role, string>> = { MUNICIPALITY: "MUNICIPALITY", CARE_MANAGER: "CARE_MANAGER", SERVICE_OFFICE: "OFFICE" };

/**
 * Records what a person decided; who may see the category changes in the same transaction and so with the next request.
 * Throws NOT_FOUND for people the viewer is not in charge of, INPUT_INVALID for a day to come.
 */
export async function recordConsent(context: RequestContext, input: RecordConsentInput): Promise<Recipient> {
  const { category, state, takenOn } = input;
  if (takenOn > today()) throw new KaigoError("INPUT_INVALID", { field: "takenOn", rule: "today or earlier" });
  const key = getRowKey(input.recipientId);
  await getRecipient(context, key);
  const person = { insurerNumber: key.insurerNumber, recipientId: key.rowId };
  await context.change({
    mutation: "recordConsent",
    input,
    about: [{ ...person, category: "CONSENT" }],
    async work(tx) {
      await tx.execute(
        `INSERT INTO recipients.consent (insurer_number, recipient_id, category, state, taken_by, taken_on) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT consent_once DO UPDATE SET state = excluded.state, taken_by = excluded.taken_by, taken_on = excluded.taken_on`,
        [person.insurerNumber, person.recipientId, category, state, takers[context.viewer.role], takenOn],
      );
      await tx.execute(
        "INSERT INTO recipients.consent_event (insurer_number, recipient_id, category, state, taken_by, taken_on, subject, office_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [person.insurerNumber, person.recipientId, category, state, takers[context.viewer.role], takenOn, context.viewer.subject, context.viewer.officeNumber ?? null],
      );
      await rewriteGrants(tx, [person]);
      return { category, state };
    },
  });
  return getRecipient(context, key);
}
