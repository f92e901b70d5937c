import { madeAt } from "../../../platform/database/made-at.js";
import type { LoadColumn } from "../../../platform/subgraph/load-kind.js";
import type { RecordCorrection, RecordValues } from "./record-correction.entity.js";
import type { RecordValue } from "./record-value.type.js";

/** Values in the order in which the load format has its columns; what had no value is left out. */
export const inDocumentedOrder = (columns: readonly LoadColumn[], values: RecordValues): RecordValue[] =>
  columns.flatMap(({ name, description }) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, meaning: description, value: String(value) }];
  });

/** States of a person's records, newest first, with the moment from which each stood: the correction before it, or the making of its row. */
export function sinceWhen(rows: readonly RecordCorrection[]): RecordCorrection[] {
  const before = new Map<string, Date>();
  return rows.toReversed().map((row) => {
    const recordedAt = before.get(row.recordId) ?? madeAt(row.recordId);
    before.set(row.recordId, row.replacedAt);
    return Object.assign(row, { recordedAt });
  }).toReversed();
}
