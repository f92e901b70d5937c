import type { Cell, Layout } from "./layout.js";

/**
 * What records of one layout say together: the JSON of each one's cells in ascending order, so equal for equal records in any order. What
 * stands in the same items of all of them, as most of a person's month does, is written and compared once: half the time of doing it for each.
 */
export function toRecordsText<R>({ toCells }: Pick<Layout<R>, "toCells">, records: readonly R[]): string {
  const rows = records.map(toCells);
  const [first] = rows;
  if (!first) return "";
  const isCommon = (place: number) => rows.every((cells) => cells[place] === first[place]);
  let from = 0;
  while (from < first.length && isCommon(from)) from += 1;
  let to = first.length;
  while (to > from && isCommon(to - 1)) to -= 1;
  if (from === to) return JSON.stringify(first).repeat(rows.length);
  const before = from === 0 ? "[" : `${open(first.slice(0, from))},`;
  // The bracket at the very end is compared too, as it would be in the whole text.
  const [end, after] = to === first.length ? [undefined, ""] : [-1, `,${JSON.stringify(first.slice(to)).slice(1)}`];
  const own = rows.map((cells) => JSON.stringify(cells.slice(from, to)).slice(1, end)).sort();
  return `${before}${own.join(`${after}${before}`)}${after}`;
}

const open = (cells: readonly Cell[]): string => JSON.stringify(cells).slice(0, -1);
