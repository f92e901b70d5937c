import type { Cell } from "./find-tables.js";

const LONG = 24;

/** One cell: numbers to the right, long texts in several lines, opaque identifiers shortened, nothing as a dash. */
export function TableCell({ column, cell }: { column: string; cell: Cell }) {
  if (cell === null || cell === "") return <td data-kind="none">–</td>;
  const text = String(cell);
  if (column === "id" || column.endsWith(".id")) {
    return (
      <td data-kind="id" title={text}>
        {text}
      </td>
    );
  }
  return <td data-kind={typeof cell === "string" && text.length > LONG ? "long" : typeof cell}>{text}</td>;
}
