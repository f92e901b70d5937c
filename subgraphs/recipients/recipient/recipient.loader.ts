import type { RowKey } from "../../../platform/graphql/global-id.js";
import { rowKeyText } from "../../../platform/graphql/global-id.js";
import { readByKey } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "./recipient.entity.js";

/** People by key; null where there is none for this viewer. */
export const recipientByKey: LoaderDefinition<RowKey, Recipient | null> = {
  name: "recipientByKey",
  cacheKey: rowKeyText,
  batch: (keys, context) => readByKey(context, Recipient, "PERSON", keys),
};
