import type { LoadHistory } from "../../../platform/subgraph/load-kind.js";

/** Earlier states of a record are kept under the record's own category: who may read the one may read the other. */
export const keptUnder = (category: string): LoadHistory => ({ table: "municipal.superseded_record", category });
