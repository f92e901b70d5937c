import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey } from "../../../platform/graphql/read-rows.js";
import { selectList } from "../../../platform/database/entity-columns.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { Parcel } from "../parcel/parcel.entity.js";
import { withId } from "../parcel/parcel.loader.js";

/** A page of a person's parcels. */
export interface PersonPage extends RowKey {
  readonly count: number;
  /** UUID of the last parcel of the page before. */
  readonly after: string | null;
}

interface PersonParcel extends Parcel {
  readonly page: string;
}

const pageText = (page: PersonPage) => `${rowKeyText(page)}${page.count} ${page.after}`;

/** Parcels that speak of a person and are the own office's, newest first; for many people in one statement. */
export const parcelsOfPerson: LoaderDefinition<PersonPage, Parcel[]> = {
  name: "parcelsOfPerson",
  cacheKey: pageText,
  async batch(pages, { session, audit }) {
    const rows = await session.query<PersonParcel>(
      `SELECT k.page, t.* FROM unnest($1::text[], $2::text[], $3::uuid[], $4::integer[], $5::uuid[]) AS k (page, insurer_number, recipient_id, count, after)
       CROSS JOIN LATERAL (
         SELECT ${selectList(Parcel, "p")} FROM exchange.parcel_person o JOIN exchange.parcel p ON p.id = o.parcel_id
         WHERE o.insurer_number = k.insurer_number AND o.recipient_id = k.recipient_id AND (k.after IS NULL OR p.id < k.after)
         ORDER BY o.parcel_id DESC LIMIT k.count) AS t`,
      [pages.map(pageText), pages.map(({ insurerNumber }) => insurerNumber), pages.map(({ rowId }) => rowId), pages.map(({ count }) => count), pages.map(({ after }) => after)],
    );
    const groups = groupedByKey(pages, rows, pageText, ({ page }) => page);
    pages.forEach(({ insurerNumber, rowId }, index) => {
      const seen = groups[index]?.length ?? 0;
      if (seen > 0) audit.note(insurerNumber, rowId, "PERSON", seen);
    });
    return groups.map(withId);
  },
};
