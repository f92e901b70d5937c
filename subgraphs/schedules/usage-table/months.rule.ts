import { KaigoError } from "../../../platform/errors/kaigo-error.js";

const mostMonths = 24;

/** The months of a span, both ends "YYYY-MM" and included. Throws INPUT_INVALID when it is longer than 24 months or ends before it starts. */
export function getMonths(from: string, to: string): string[] {
  const months = monthsBetween(from, to, mostMonths + 1);
  if (months.length === 0 || months.length > mostMonths) throw new KaigoError("INPUT_INVALID", { field: "to", rule: `1 to ${mostMonths} months from the first` });
  return months;
}

/** Months from the first to the last, both "YYYY-MM" and included; none when the last is earlier, at most `most`. */
export function monthsBetween(from: string, to: string, most: number): string[] {
  const months: string[] = [];
  for (let month = from; month <= to && months.length < most; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, "0")}`;
}
