import type { Cell } from "./find-tables.js";

const LONG = 24;

/** One cell: numbers to the right, long texts in several lines, nothing as a dash. */
export function TableCell({ cell }: { cell: Cell }) {
  if (cell === null || cell === "") return <td data-kind="none">–</td>;
  const text = String(cell);
  return <td data-kind={typeof cell === "string" && text.length > LONG ? "long" : typeof cell}>{text}</td>;
}
