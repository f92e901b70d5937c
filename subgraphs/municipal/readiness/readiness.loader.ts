import { groupedByKey, selectFrom } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { Readiness } from "./readiness.entity.js";

/** All versions of insurers, newest first. */
export const readinessOf: LoaderDefinition<string, Readiness[]> = {
  name: "readinessOf",
  async batch(numbers, { session }) {
    const rows = await session.query<Readiness>(`${selectFrom(Readiness)} WHERE t.insurer_number = ANY ($1::text[]) ORDER BY t.version DESC`, [numbers]);
    return groupedByKey(numbers, rows, (number) => number, ({ insurerNumber }) => insurerNumber);
  },
};
