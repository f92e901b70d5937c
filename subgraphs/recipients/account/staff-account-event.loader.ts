import { groupedByKey, selectFrom } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { StaffAccountEvent } from "./staff-account-event.entity.js";

/** What each account said, newest first. */
export const staffAccountHistory: LoaderDefinition<string, StaffAccountEvent[]> = {
  name: "staffAccountHistory",
  async batch(subjects, { session }) {
    const rows = await session.query<StaffAccountEvent>(`${selectFrom(StaffAccountEvent)} WHERE t.subject = ANY ($1::text[]) ORDER BY t.id DESC`, [subjects]);
    return groupedByKey(subjects, rows, (subject) => subject, ({ subject }) => subject);
  },
};
