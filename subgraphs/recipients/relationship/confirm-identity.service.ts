import { today } from "../../../platform/calendar/today.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { rewriteGrants } from "../access/grant.service.js";
import { getOwnOffice } from "../office/get-own-office.js";
import { getRecipient } from "../recipient/get-recipient.js";
import type { Recipient } from "../recipient/recipient.entity.js";
import { startRelationship } from "./relationship.store.js";
import type { ConfirmIdentityInput } from "./relationship.input.js";

const mostFailures = 10;
const minutes = 15;

interface Outcome {
  /** Null when nobody fits what was entered: nothing tells an unknown number from a wrong birthday. */
  readonly recipientId: string | null;
}

/**
 * Registers the viewer's office as in charge of a person it has identified, and opens what the matrix gives its role.
 * Throws NOT_FOUND when what was entered fits nobody, TOO_MANY_ATTEMPTS after ten such failures in 15 minutes,
 * INPUT_INVALID for a day to come or a service type that is not the office's.
 */
export async function confirmIdentity(context: RequestContext, input: ConfirmIdentityInput): Promise<Recipient> {
  if (input.confirmedOn > today()) throw new KaigoError("INPUT_INVALID", { field: "confirmedOn", rule: "today or earlier" });
  const { viewer } = context;
  const office = await getOwnOffice(context);
  if (!office.serviceTypes.includes(input.serviceType)) throw new KaigoError("INPUT_INVALID", { field: "serviceType", rule: "one of the office's" });
  const { insurerNumber } = input;
  const { recipientId } = await context.change<Outcome>({
    mutation: "confirmIdentity",
    input,
    insurers: [insurerNumber],
    about: ({ recipientId: found }) => (found ? [{ insurerNumber, recipientId: found, category: "PERSON" }] : []),
    async work(tx) {
      await assertFewFailures(tx, viewer.subject);
      const person = await findPerson(tx, input);
      if (!person) {
        await tx.execute("INSERT INTO recipients.identity_failure (subject) VALUES ($1)", [viewer.subject]);
        return { recipientId: null };
      }
      const relation = { insurerNumber, recipientId: person, officeNumber: office.officeNumber, serviceType: input.serviceType, role: viewer.role, startDate: input.confirmedOn, evidence: "IDENTITY_CONFIRMED" };
      await startRelationship(tx, relation, { kind: "CONFIRMED", method: input.method, subject: viewer.subject });
      await rewriteGrants(tx, [relation]);
      return { recipientId: person };
    },
  });
  if (recipientId === null) throw new KaigoError("NOT_FOUND");
  return getRecipient(context, { insurerNumber, rowId: recipientId });
}

/** Guesses of one account come one after another: the lock lasts until the attempt is decided. */
async function assertFewFailures(tx: WriteTransaction, subject: string): Promise<void> {
  await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`identity ${subject}`]);
  const [row] = await tx.query<{ failures: number }>("SELECT count(*)::integer AS failures FROM recipients.identity_failure WHERE subject = $1 AND failed_at > clock_timestamp() - make_interval(mins => $2::integer)", [subject, minutes]);
  if ((row?.failures ?? 0) >= mostFailures) throw new KaigoError("TOO_MANY_ATTEMPTS", { minutes });
}

async function findPerson(tx: WriteTransaction, { insurerNumber, insuredNumber, nameKana, sex, birthDate }: ConfirmIdentityInput): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM recipients.recipient WHERE insurer_number = $1 AND insured_number = $2 AND sex = $3 AND birth_date = $4
       AND regexp_replace(normalize(name_kana, NFKC), '[[:space:]]', '', 'g') = regexp_replace(normalize($5, NFKC), '[[:space:]]', '', 'g')`,
    [insurerNumber, insuredNumber, sex, birthDate, nameKana],
  );
  return row?.id ?? null;
}
