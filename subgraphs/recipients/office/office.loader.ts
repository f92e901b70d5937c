import { inKeyOrder, selectFrom } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { Office } from "./office.entity.js";

/** Offices by number; null where there is none. */
export const officeByNumber: LoaderDefinition<string, Office | null> = {
  name: "officeByNumber",
  async batch(numbers, { session }) {
    const rows = await session.query<Office>(`${selectFrom(Office)} WHERE t.office_number = ANY ($1::text[])`, [numbers]);
    return inKeyOrder(numbers, rows, (number) => number, ({ officeNumber }) => officeNumber);
  },
};
