import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { Reference } from "../../../platform/subgraph/manifest.js";
import { holdersOf } from "../../../platform/subgraph/policy.js";
import { recipientByKey } from "./recipient.loader.js";

export const recipientReference: Reference = {
  policy: holdersOf("PERSON"),
  resolve(reference, context) {
    const key = findRowKey(reference.id);
    return key ? context.load(recipientByKey, key) : null;
  },
};
