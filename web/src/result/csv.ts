import type { Cell, ResultTable } from "./find-tables.js";

// What a spreadsheet may read as a formula, also behind blanks or invisible characters, half-width, full-width and small forms.
const FORMULA = /^[\s\u200B-\u200F\u2060\uFEFF\0]*[=+\-@＝＋－＠﹦﹢﹣﹫\u2212]|^[\t\r\n]/;

/** The table as CSV: UTF-8 with byte order mark (for spreadsheets), CRLF, and no text that runs as a formula. */
export function toCsv({ columns, rows }: Pick<ResultTable, "columns" | "rows">): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? null))];
  return "\uFEFF" + lines.map((line) => line.map(toCsvCell).join(",") + "\r\n").join("");
}

/** One cell. Numbers stay numbers, so −5 keeps its sign; texts that look like formulas get a leading apostrophe. */
export function toCsvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file name that every system takes: "people.plans-20250401-0930.csv" in Japanese time. */
export function csvFileName(path: string, now: Date): string {
  const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Tokyo",
    dateStyle: "short",
    timeStyle: "short",
  }).format(now);
  const stamp = time.replace(/[-:]/g, "").replace(" ", "-");
  return `${path.replace(/[^\w.-]/g, "_") || "result"}-${stamp}.csv`;
}
