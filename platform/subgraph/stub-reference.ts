import { findRowKey } from "../graphql/global-id.js";
import type { Reference } from "./manifest.js";
import type { Policy } from "./policy.js";

/**
 * Reference of a type that another subgraph owns and this one hangs fields on: nothing but the id goes through, each field's
 * own policy decides what is there. A field that is closed is then empty, not an error.
 */
export const stubReference = (policy: Policy): Reference => ({ policy, resolve: ({ id }) => (findRowKey(id) ? { id } : null) });
