import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, inKeyOrder, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { RecordCorrection } from "./record-correction.entity.js";

/** A page of what ceased to stand of a person's records. */
export interface CorrectionsPage extends RowKey {
  readonly count: number;
  /** UUID of the last correction of the page before. */
  readonly after: string | null;
}

const personText = ({ insurerNumber, recipientId }: RecordCorrection) => `${insurerNumber}${recipientId}`;

/** What ceased to stand of each person's records of one category, newest first; for many people in one statement. */
const correctionsUnder = (category: string): LoaderDefinition<CorrectionsPage, RecordCorrection[]> => ({
  name: `${category.toLowerCase()}CorrectionsOf`,
  cacheKey: (page) => `${rowKeyText(page)}${page.count} ${page.after}`,
  async batch(pages, context) {
    const rows = await readPersonalRows(
      context, RecordCorrection, category,
      `WHERE (t.insurer_number, t.recipient_id, t.id) IN (
         SELECT c.insurer_number, c.recipient_id, c.id FROM unnest($1::text[], $2::uuid[], $3::integer[], $4::uuid[]) AS k (insurer_number, recipient_id, count, after)
         CROSS JOIN LATERAL (SELECT c.* FROM municipal.superseded_record c
           WHERE c.insurer_number = k.insurer_number AND c.recipient_id = k.recipient_id AND c.category = '${category}' AND (k.after IS NULL OR c.id < k.after)
           ORDER BY c.id DESC LIMIT k.count) c) ORDER BY t.id DESC`,
      [pages.map(({ insurerNumber }) => insurerNumber), pages.map(({ rowId }) => rowId), pages.map(({ count }) => count), pages.map(({ after }) => after)],
    );
    // Two pages of one person are read together: each has the first rows behind its own place.
    return groupedByKey(pages, rows, rowKeyText, personText).map((own, index) => {
      const { after, count } = pages[index] as CorrectionsPage;
      return own.filter(({ rowId }) => after === null || rowId < after).slice(0, count);
    });
  },
});

export const cardCorrectionsOf = correctionsUnder("CARD");
export const burdenCorrectionsOf = correctionsUnder("BURDEN");
export const certificationCorrectionsOf = correctionsUnder("CERTIFICATION");
export const assessmentCorrectionsOf = correctionsUnder("SURVEY");
export const doctorOpinionCorrectionsOf = correctionsUnder("OPINION");
export const panelReviewCorrectionsOf = correctionsUnder("PANEL");
export const allowanceCorrectionsOf = correctionsUnder("ALLOWANCE");
export const claimCorrectionsOf = correctionsUnder("CLAIM");
export const lifeFeedbackCorrectionsOf = correctionsUnder("LIFE");

/** From when on each state stood: the correction before it, or the making of its row. */
export const standingSince: LoaderDefinition<RecordCorrection, Date | null> = {
  name: "standingSince",
  cacheKey: rowKeyText,
  async batch(corrections, { session }) {
    const rows = await session.query<{ readonly id: string; readonly since: Date }>(
      `SELECT k.id, coalesce(before.replaced_at, uuid_extract_timestamp(k.record_id)) AS since FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[]) AS k (insurer_number, recipient_id, record_id, id)
       LEFT JOIN LATERAL (SELECT e.replaced_at FROM municipal.superseded_record e
         WHERE e.insurer_number = k.insurer_number AND e.recipient_id = k.recipient_id AND e.record_id = k.record_id AND e.id < k.id ORDER BY e.id DESC LIMIT 1) before ON true`,
      [corrections.map(({ insurerNumber }) => insurerNumber), corrections.map(({ recipientId }) => recipientId), corrections.map(({ recordId }) => recordId), corrections.map(({ rowId }) => rowId)],
    );
    return inKeyOrder(corrections, rows, ({ rowId }) => rowId, ({ id }) => id).map((row) => row?.since ?? null);
  },
};
