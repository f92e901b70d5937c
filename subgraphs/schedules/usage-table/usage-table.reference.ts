import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { Reference } from "../../../platform/subgraph/manifest.js";
import { holdersOf } from "../../../platform/subgraph/policy.js";
import { usageTableByKey } from "./usage-table.loader.js";

export const usageTableReference: Reference = {
  policy: holdersOf("CARE_PLAN"),
  resolve(reference, context) {
    const key = findRowKey(reference.id);
    return key ? context.load(usageTableByKey, key) : null;
  },
};
