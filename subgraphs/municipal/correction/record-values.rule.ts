import type { LoadColumn } from "../../../platform/subgraph/load-kind.js";
import type { RecordValues } from "./record-correction.entity.js";
import type { RecordValue } from "./record-value.type.js";

/** Values in the order in which the load format has its columns; what had no value is left out. */
export const inDocumentedOrder = (columns: readonly LoadColumn[], values: RecordValues): RecordValue[] =>
  columns.flatMap(({ name, description }) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, meaning: description, value: String(value) }];
  });
