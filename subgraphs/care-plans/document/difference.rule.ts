import type { Row } from "./document-form.js";
import type { DocumentContent } from "./document-content.js";

/** One item that two versions say differently. */
export interface ItemChange {
  /** Where: "header", or the part's table and the place of the row, e.g. "care_plan_line 2". */
  readonly place: string;
  /** Name of the item as in the graph; null when a whole row came or went. */
  readonly item: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const say = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));
const tableName = (table: string) => table.slice(table.indexOf(".") + 1);
const sameRow = (a: Row, b: Row) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What changed from one version to another: items of the header, then of the rows of each part. Rows that both ends of a part
 * share are passed over; what is left in the middle is compared place by place, and rows without a partner came or went.
 */
export function toDifference(before: DocumentContent, after: DocumentContent): ItemChange[] {
  const tables = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])].sort();
  return [
    ...itemChanges("header", before.header, after.header),
    ...tables.flatMap((table) => rowChanges(tableName(table), before.parts[table] ?? [], after.parts[table] ?? [])),
    ...itemChanges("attachments", attachmentsOf(before), attachmentsOf(after)),
  ];
}

const attachmentsOf = ({ attachments }: DocumentContent): Row => Object.fromEntries(attachments.map(({ sha256 }, index) => [`sha256 ${index + 1}`, sha256]));

function itemChanges(place: string, before: Row, after: Row): ItemChange[] {
  const items = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return items.filter((item) => say(before[item]) !== say(after[item])).map((item) => ({ place, item, before: say(before[item]), after: say(after[item]) }));
}

function rowChanges(table: string, before: readonly Row[], after: readonly Row[]): ItemChange[] {
  const shared = Math.min(before.length, after.length);
  let head = 0;
  while (head < shared && sameRow(before[head]!, after[head]!)) head += 1;
  let tail = 0;
  while (tail < shared - head && sameRow(before[before.length - 1 - tail]!, after[after.length - 1 - tail]!)) tail += 1;
  const [gone, come] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
    const place = `${table} ${head + index}`;
    const [old, fresh] = [gone[index], come[index]];
    if (old && fresh) return itemChanges(place, old, fresh);
    return [{ place, item: null, before: old ? JSON.stringify(old) : null, after: fresh ? JSON.stringify(fresh) : null }];
  }).flat();
}
