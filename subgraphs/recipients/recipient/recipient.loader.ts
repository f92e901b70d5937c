import type { RowKey } from "../../../platform/graphql/global-id.js";
import { rowKeyText } from "../../../platform/graphql/global-id.js";
import { inKeyOrder, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "./recipient.entity.js";

/** People by key; null where there is none for this viewer. */
export const recipientByKey: LoaderDefinition<RowKey, Recipient | null> = {
  name: "recipientByKey",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, Recipient, "PERSON", "WHERE (t.insurer_number, t.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))", [
      keys.map(({ insurerNumber }) => insurerNumber),
      keys.map(({ rowId }) => rowId),
    ]);
    return inKeyOrder(keys, rows, rowKeyText, rowKeyText);
  },
};
