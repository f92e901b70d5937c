import { assertPage, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "./recipient.entity.js";
import type { RecipientsArgs } from "./recipient.input.js";

/** One page of the people this viewer may see, by kana name. Throws INPUT_INVALID for a bad page. */
export async function listRecipients(context: RequestContext, args: RecipientsArgs): Promise<Connection<Recipient>> {
  assertPage(args);
  const after = fromCursor(args.after, 3) ?? ["", "", ""];
  const { viewer } = context;
  // An office's people are found through its grants, an insurer's by its number: both are one index walk.
  const scope = viewer.officeNumber
    ? `t.id IN (SELECT g.recipient_id FROM recipients.access_grant g WHERE g.office_number = $5 AND g.role = $6 AND g.category = 'PERSON' AND g.insurer_number = t.insurer_number)`
    : "t.insurer_number = $5 AND $6::text IS NOT NULL";
  const rows = await readPersonalRows(
    context,
    Recipient,
    "PERSON",
    `WHERE ($1::text IS NULL OR t.insurer_number = $1) AND ($2::text IS NULL OR starts_with(t.name_kana, $2)) AND ${scope}
       AND (t.name_kana, t.insurer_number, t.insured_number) > ($3, $4, $7) ORDER BY t.name_kana, t.insurer_number, t.insured_number LIMIT $8`,
    [args.insurerNumber ?? null, args.nameKanaPrefix ?? null, after[0], after[1], viewer.officeNumber ?? viewer.insurerNumber ?? null, viewer.role, after[2], args.first + 1],
    args.first,
  );
  return toConnection(rows, args.first, ({ nameKana, insurerNumber, insuredNumber }) => [nameKana, insurerNumber, insuredNumber]);
}

/** The person with these numbers, or null when there is none for this viewer. */
export async function findRecipientByNumber(context: RequestContext, insurerNumber: string, insuredNumber: string): Promise<Recipient | null> {
  const rows = await readPersonalRows(context, Recipient, "PERSON", "WHERE t.insurer_number = $1 AND t.insured_number = $2", [insurerNumber, insuredNumber]);
  if (!rows[0]) context.audit.miss({ entity: Recipient, insurerNumber, column: "insured_number", value: insuredNumber }, "PERSON");
  return rows[0] ?? null;
}
