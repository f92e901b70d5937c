import { inKeyOrder, selectFrom } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { Insurer } from "./insurer.entity.js";

/** Insurers by number; null where there is none. */
export const insurerByNumber: LoaderDefinition<string, Insurer | null> = {
  name: "insurerByNumber",
  async batch(numbers, { session }) {
    const rows = await session.query<Insurer>(`${selectFrom(Insurer)} WHERE t.insurer_number = ANY ($1::text[])`, [numbers]);
    return inKeyOrder(numbers, rows, (number) => number, ({ insurerNumber }) => insurerNumber);
  },
};
