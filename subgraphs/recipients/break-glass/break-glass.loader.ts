import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ofPeople, peopleValues, personText } from "../access/of-people.js";
import { BreakGlass } from "./break-glass.entity.js";

/** Openings of each person's records, newest first. */
export const breakGlassesOf: LoaderDefinition<RowKey, BreakGlass[]> = {
  name: "breakGlassesOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, BreakGlass, "PERSON", `${ofPeople} ORDER BY t.opened_at DESC, t.id DESC`, peopleValues(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};
