import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { getRecipient } from "../recipient/get-recipient.js";
import type { Recipient } from "../recipient/recipient.entity.js";
import { Proxy } from "./proxy.entity.js";
import type { EndProxyInput, RegisterProxyInput } from "./proxy.input.js";

const assertText = (field: string, text: string, most: number) => {
  if (text.trim() === "" || text.length > most) throw new KaigoError("INPUT_INVALID", { field, rule: `1 to ${most} characters` });
};

/** Registers somebody who acts for a person. Throws NOT_FOUND for other insurers' people, INPUT_INVALID for days in the wrong order. */
export async function registerProxy(context: RequestContext, input: RegisterProxyInput): Promise<Recipient> {
  const key = getRowKey(input.recipientId);
  assertText("subject", input.subject, 200);
  assertText("name", input.name, 100);
  if (input.validTo && input.validTo < input.validFrom) throw new KaigoError("INPUT_INVALID", { field: "validTo", rule: "not before the first day" });
  await getRecipient(context, key);
  const person = { insurerNumber: key.insurerNumber, recipientId: key.rowId };
  await context.change({
    mutation: "registerProxy",
    input,
    about: [{ ...person, category: "CONSENT" }],
    async work(tx) {
      await tx.execute(
        "INSERT INTO recipients.proxy (insurer_number, recipient_id, subject, name, relation, valid_from, valid_to, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [person.insurerNumber, person.recipientId, input.subject, input.name, input.relation, input.validFrom, input.validTo ?? null, context.viewer.subject],
      );
      return {};
    },
  });
  return getRecipient(context, key);
}

/** Ends a proxy's part; after its last day the next request is refused. Throws NOT_FOUND for other insurers' people. */
export async function endProxy(context: RequestContext, input: EndProxyInput): Promise<Recipient> {
  const { insurerNumber, rowId } = getRowKey(input.proxyId);
  const [proxy] = await readPersonalRows(context, Proxy, "CONSENT", "WHERE t.insurer_number = $1 AND t.id = $2", [insurerNumber, rowId]);
  if (!proxy) throw new KaigoError("NOT_FOUND");
  await context.change({
    mutation: "endProxy",
    input,
    about: [{ insurerNumber, recipientId: proxy.recipientId, category: "CONSENT" }],
    async work(tx) {
      await tx.execute("UPDATE recipients.proxy SET valid_to = greatest($3::date, valid_from - 1) WHERE insurer_number = $1 AND id = $2", [insurerNumber, rowId, input.validTo]);
      return {};
    },
  });
  return getRecipient(context, { insurerNumber, rowId: proxy.recipientId });
}
