import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ofPeople, peopleValues, personText } from "../access/of-people.js";
import { Proxy } from "./proxy.entity.js";

/** Those who act or have acted for each person, newest first. */
export const proxiesOf: LoaderDefinition<RowKey, Proxy[]> = {
  name: "proxiesOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, Proxy, "CONSENT", `${ofPeople} ORDER BY t.valid_from DESC, t.id DESC`, peopleValues(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};
