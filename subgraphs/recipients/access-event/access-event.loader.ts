import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { AccessEvent } from "./access-event.type.js";

/** Place of a look in a list, newest first. It holds no running number: that would tell how much is looked at elsewhere. */
export type AccessPlace = readonly [occurredAt: string, requestId: string, recipientId: string, category: string, decision: string];

export const accessPlaceLength = 5;
export const placeOf = ({ occurredAt, requestId, recipientId, category, decision }: AccessEvent): AccessPlace => [occurredAt, requestId, recipientId, category, decision];

/** Columns of a look, and the order of every list of them. */
export const accessColumns = `e.insurer_number AS "insurerNumber", e.recipient_id AS "recipientId", e.request_id AS "requestId", e.office_number AS "officeNumber",
  e.occurred_at AS "occurredAt", e.role, e.purpose, e.category, e.decision, e.row_count AS "rowCount"`;
export const newestFirst = "ORDER BY e.occurred_at DESC, e.request_id DESC, e.recipient_id DESC, e.category DESC, e.decision DESC";
export const accessPlaceColumns = "(e.occurred_at, e.request_id, e.recipient_id, e.category, e.decision)";

/** A page of the looks at one person. */
export interface AccessPage extends RowKey {
  readonly count: number;
  readonly after: AccessPlace | null;
}

const pageText = (page: AccessPage) => `${rowKeyText(page)} ${page.count} ${page.after?.join(" ") ?? ""}`;

/** Looks at each person, newest first; for many people in one statement. */
export const accessEventsOf: LoaderDefinition<AccessPage, AccessEvent[]> = {
  name: "accessEventsOf",
  cacheKey: pageText,
  async batch(pages, { session, audit }) {
    const place = (index: number) => pages.map(({ after }) => after?.[index] ?? null);
    const rows = await session.query<AccessEvent & { page: string }>(
      `SELECT k.page, t.* FROM unnest($1::text[], $2::text[], $3::uuid[], $4::integer[], $5::timestamptz[], $6::text[], $7::uuid[], $8::text[], $9::text[])
         AS k (page, insurer_number, recipient_id, count, after_at, after_request, after_recipient, after_category, after_decision)
       CROSS JOIN LATERAL (
         SELECT ${accessColumns} FROM audit.access_event e
         WHERE e.insurer_number = k.insurer_number AND e.recipient_id = k.recipient_id
           AND (k.after_at IS NULL OR ${accessPlaceColumns} < (k.after_at, k.after_request, k.after_recipient, k.after_category, k.after_decision))
         ${newestFirst} LIMIT k.count) AS t`,
      [pages.map(pageText), pages.map(({ insurerNumber }) => insurerNumber), pages.map(({ rowId }) => rowId), pages.map(({ count }) => count), place(0), place(1), place(2), place(3), place(4)],
    );
    const groups = groupedByKey(pages, rows, pageText, ({ page }) => page);
    pages.forEach(({ insurerNumber, rowId, count }, index) => {
      const seen = Math.min(groups[index]?.length ?? 0, count - 1);
      if (seen > 0) audit.note(insurerNumber, rowId, "PERSON", seen);
    });
    return groups;
  },
};
