import type { SubjectMonth } from "./follower.js";
import type { ImportBatch } from "./importer.js";
import { runStarts } from "./run-starts.js";

type MonthItem = "targetMonth" | "deleteTargetMonth";
type Row = { readonly insurerNumber: string; readonly insuredNumber: string } & Readonly<Record<MonthItem, string>>;

const isSamePerson = (row: Row, before: Row) => row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber;

const isSameMonth: Readonly<Record<MonthItem, (row: Row, before: Row) => boolean>> = {
  targetMonth: (row, before) => row.targetMonth === before.targetMonth && isSamePerson(row, before),
  deleteTargetMonth: (row, before) => row.deleteTargetMonth === before.deleteTargetMonth && isSamePerson(row, before),
};

/** The months of people that a set brings or withdraws, each once; the kinds are those whose records name it so. */
export function namedMonths({ records, subject }: Pick<ImportBatch, "records" | "subject">, kinds: Readonly<Record<MonthItem, readonly string[]>>): SubjectMonth[] {
  const months = new Map<string, SubjectMonth>();
  for (const item of ["targetMonth", "deleteTargetMonth"] as const) {
    for (const kind of kinds[item]) {
      const isNext = runStarts<Row>(isSameMonth[item]);
      for (const row of records<Row>(kind)) {
        if (!isNext(row)) continue;
        const key = `${row.insurerNumber}/${row.insuredNumber}/${row[item]}`;
        if (!months.has(key)) months.set(key, { ...subject(row.insurerNumber, row.insuredNumber), serviceMonth: row[item] });
      }
    }
  }
  return [...months.values()];
}
