import type { Cell, Column } from "../layout/layout.js";

/** The text of a value as it stands in the file, or null when the value is of another kind than the item. */
export function toCellText({ rule }: Column, cell: Cell): string | null {
  if (cell === null) return emptyText[rule] ?? "";
  if (rule === "integer") return typeof cell === "number" && Number.isSafeInteger(cell) ? String(cell) : null;
  if (typeof cell !== "string" || rule === "reserved") return null;
  switch (rule) {
    case "date":
    case "dateOrZero":
      return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? cell.replaceAll("-", "") : null;
    case "month":
    case "monthOrZero":
      return /^\d{4}-\d{2}$/.test(cell) ? cell.replace("-", "") : null;
    case "time":
    case "timeOrNone":
      return /^\d{2}:\d{2}$/.test(cell) ? cell.replace(":", "") : null;
    default:
      return cell;
  }
}

/** What "no value" is written as, where the layout gives it a form of its own. */
const emptyText: Partial<Record<Column["rule"], string>> = {
  dateOrZero: "00000000",
  monthOrZero: "000000",
  timeOrNone: "9999",
};
