import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { assertPage, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { rewriteGrants } from "../access/grant.service.js";
import { getOwnOffice } from "../office/get-own-office.js";
import { getRecipient } from "../recipient/get-recipient.js";
import type { Recipient } from "../recipient/recipient.entity.js";
import { BreakGlass } from "./break-glass.entity.js";
import type { BreakGlassesArgs, BreakGlassInput, ReviewBreakGlassInput } from "./break-glass.input.js";

/** Job types that may open records in an emergency. */
const doctors: ReadonlySet<string> = new Set(["医師"]);

/**
 * Opens for one hour what the matrix gives a medical institution without consent, on a doctor's word. The opening stands in the
 * person's and the insurer's lists, and every look under it is marked in the access record. Throws FORBIDDEN for anybody but doctors,
 * NOT_FOUND for a number nobody has, INPUT_INVALID for a statement that says nothing.
 */
export async function breakGlass(context: RequestContext, input: BreakGlassInput): Promise<Recipient> {
  const { viewer } = context;
  if (!doctors.has(viewer.jobType ?? "")) throw new KaigoError("FORBIDDEN");
  const statement = input.statement.trim();
  if (statement.length < 10 || statement.length > 1_000) throw new KaigoError("INPUT_INVALID", { field: "statement", rule: "10 to 1,000 characters" });
  const { officeNumber } = await getOwnOffice(context);
  const { insurerNumber } = input;
  const { recipientId } = await context.change<{ recipientId: string }>({
    mutation: "breakGlass",
    input,
    insurers: [insurerNumber],
    about: (opened) => [{ insurerNumber, recipientId: opened.recipientId, category: "PERSON" }],
    async work(tx) {
      const [opened] = await tx.query<{ recipientId: string }>(
        `INSERT INTO recipients.break_glass (insurer_number, recipient_id, office_number, subject, reason, statement)
         SELECT insurer_number, id, $3, $4, $5, $6 FROM recipients.recipient WHERE insurer_number = $1 AND insured_number = $2 RETURNING recipient_id AS "recipientId"`,
        [insurerNumber, input.insuredNumber, officeNumber, viewer.subject, input.reason, statement],
      );
      if (!opened) throw new KaigoError("NOT_FOUND");
      await rewriteGrants(tx, [{ insurerNumber, recipientId: opened.recipientId }]);
      return opened;
    },
  });
  return getRecipient(context, { insurerNumber, rowId: recipientId });
}

/** Keeps what the insurer found. Throws NOT_FOUND for openings of other insurers' people. */
export async function reviewBreakGlass(context: RequestContext, input: ReviewBreakGlassInput): Promise<BreakGlass> {
  const { insurerNumber, rowId } = getRowKey(input.breakGlassId);
  const { recipientId } = await getBreakGlass(context, insurerNumber, rowId);
  await context.change({
    mutation: "reviewBreakGlass",
    input,
    about: [{ insurerNumber, recipientId, category: "PERSON" }],
    async work(tx) {
      await tx.execute("UPDATE recipients.break_glass SET reviewed_at = clock_timestamp(), reviewed_by = $3, verdict = $4 WHERE insurer_number = $1 AND id = $2", [insurerNumber, rowId, context.viewer.subject, input.verdict]);
      return { verdict: input.verdict };
    },
  });
  return getBreakGlass(context, insurerNumber, rowId);
}

async function getBreakGlass(context: RequestContext, insurerNumber: string, rowId: string): Promise<BreakGlass> {
  const [row] = await readPersonalRows(context, BreakGlass, "PERSON", "WHERE t.insurer_number = $1 AND t.id = $2", [insurerNumber, rowId]);
  if (!row) throw new KaigoError("NOT_FOUND");
  return row;
}

/** The openings that concern the insurer's insured, newest first. Throws INPUT_INVALID for a bad page. */
export async function listBreakGlasses(context: RequestContext, args: BreakGlassesArgs): Promise<Connection<BreakGlass>> {
  assertPage(args);
  const [after] = fromCursor(args.after, 1) ?? [null];
  const rows = await readPersonalRows(
    context,
    BreakGlass,
    "PERSON",
    "WHERE ($1::boolean IS NULL OR (t.reviewed_at IS NULL) = $1) AND ($2::uuid IS NULL OR t.id < $2) ORDER BY t.id DESC LIMIT $3",
    [args.unreviewed ?? null, after === null ? null : getRowKey(after).rowId, args.first + 1],
    args.first,
  );
  return toConnection(rows, args.first, ({ id }) => [id]);
}
