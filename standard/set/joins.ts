import type { StandardFile } from "../codec/read-file.js";
import type { FindingKind } from "../finding/catalogue.js";
import type { FindingSink } from "../finding/sink.js";
import { hasErrors } from "../finding/finding.js";
import type { LayoutId } from "../generated/index.js";
import { getLayout } from "../layout/edition.js";

/** Files of one set, each of another kind, and where findings about them go. */
export interface OpenSet {
  readonly find: <K extends LayoutId>(id: K) => Extract<StandardFile, { layout: K }> | undefined;
  readonly sinkOf: (file: StandardFile) => FindingSink;
}

type KeyItem = "carePlanDate" | "targetMonth" | "consultationDate" | "planDate";

/** The values that join a record to its set: R14, R15 and, on the preventive side, R35. */
export function keyOf(record: object, item: KeyItem): string {
  const values = record as Readonly<Record<string, unknown>>;
  return `${String(values["insurerNumber"])} ${String(values["insuredNumber"])} ${String(values[item])}`;
}

/** Keys of rows one after the other. Rows of one person mostly stand together: they share one text, which is made and hashed once. */
export function keyReader(item: KeyItem): (record: object) => string {
  let before: Readonly<Record<string, unknown>> = {};
  let key = "";
  return (record) => {
    const values = record as Readonly<Record<string, unknown>>;
    if (values["insuredNumber"] !== before["insuredNumber"] || values["insurerNumber"] !== before["insurerNumber"] || values[item] !== before[item]) key = keyOf(record, item);
    before = values;
    return key;
  };
}

/** A supplement may lack the date or month of its set; that is said where the record is read. */
const hasKey = (record: object, item: KeyItem): boolean => (record as Readonly<Record<string, unknown>>)[item] !== null;

/** Every row of the children has a parent; a parent with unreadable rows proves nothing. */
export function checkParents({ find, sinkOf }: OpenSet, parent: LayoutId, children: readonly LayoutId[], item: KeyItem, kind: FindingKind): void {
  const parents = find(parent);
  if (!parents || hasErrors(parents.findings)) return;
  const keys = keysOf(parents, item);
  for (const id of children) {
    const child = find(id);
    if (!child) continue;
    const toKey = keyReader(item);
    let before = "";
    child.records.forEach((record, index) => {
      if (!hasKey(record, item)) return;
      const key = toKey(record);
      if (key === before) return;
      if (keys.has(key)) before = key;
      else report(sinkOf(child), child, index, kind, item);
    });
  }
}

/** One record per key: the second one's line is reported. */
export function checkUnique({ find, sinkOf }: OpenSet, id: LayoutId, item: KeyItem): void {
  const file = find(id);
  if (!file) return;
  const seen = new Set<string>();
  file.records.forEach((record, index) => {
    const key = keyOf(record, item);
    if (seen.has(key)) report(sinkOf(file), file, index, "duplicateKey", item);
    seen.add(key);
  });
}

/** R16: without the supplement the forms have no name; said at each person's first row. */
export function checkSupplement({ find, sinkOf }: OpenSet, id: LayoutId, item: KeyItem): void {
  const file = find(id);
  const supplement = find("UPHOSOKU");
  if (!file || !supplement || hasErrors(supplement.findings)) return;
  const known = keysOf(supplement, item);
  const toKey = keyReader(item);
  let before = "";
  file.records.forEach((record, index) => {
    const key = toKey(record);
    if (key === before) return;
    if (!known.has(key)) report(sinkOf(file), file, index, "noSupplement", "insuredNumber");
    known.add(key);
    before = key;
  });
}

export function report(sink: FindingSink, file: StandardFile, index: number, kind: FindingKind, item: string | null): void {
  const column = item === null ? null : getLayout(file.layout).columns.find(({ name }) => name === item);
  sink.add(kind, file.lines[index] ?? null, column);
}

function keysOf(file: StandardFile, item: KeyItem): Set<string> {
  const keys = new Set<string>();
  const toKey = keyReader(item);
  let before = "";
  for (const record of file.records) {
    const key = toKey(record);
    if (key !== before) keys.add(key);
    before = key;
  }
  return keys;
}
