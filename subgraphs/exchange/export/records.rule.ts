import type { ExportedFiles, ExportedRecord } from "../../../platform/subgraph/exporter.js";
import { currentVersion, getLayout, type Cell, type LayoutId } from "../../../standard/index.js";

const personText = ({ insurerNumber, insuredNumber }: ExportedRecord): string => `${insurerNumber}${insuredNumber}`;
const agrees = (part: unknown, parent: unknown): boolean => part === undefined || part === parent;

/** Records of a kind from all who gave some. A supplement is one record for each parent, put together from its owners' parts (R14, R15). */
export function gatherRecords(id: LayoutId, given: readonly ExportedFiles[]): readonly ExportedRecord[] {
  const all = (kind: string) => given.flatMap(({ records }) => records[kind] ?? []);
  if (id !== "UPHOSOKU") return all(id);
  const parts = byPerson(all(id));
  const plans = all("UP1KYO").map(({ insurerNumber, insuredNumber, carePlanDate }) => ({ insurerNumber, insuredNumber, carePlanDate, targetMonth: null }));
  const parents: readonly ExportedRecord[] = plans.length > 0 ? plans : distinctMonths(all("UPPLAN"));
  return parents.map((parent) => {
    const own = (parts.get(personText(parent)) ?? []).filter((part) => agrees(part.carePlanDate, parent.carePlanDate) && agrees(part.targetMonth, parent.targetMonth));
    return Object.assign({}, ...own, parent) as ExportedRecord;
  });
}

function byPerson(rows: readonly ExportedRecord[]): Map<string, ExportedRecord[]> {
  const groups = new Map<string, ExportedRecord[]>();
  for (const row of rows) {
    const group = groups.get(personText(row));
    if (group) group.push(row);
    else groups.set(personText(row), [row]);
  }
  return groups;
}

function distinctMonths(rows: readonly ExportedRecord[]): ExportedRecord[] {
  const months = rows.map(({ insurerNumber, insuredNumber, targetMonth }) => ({ insurerNumber, insuredNumber, carePlanDate: null, targetMonth }));
  return [...new Map(months.map((month) => [`${personText(month)}${month.targetMonth}`, month])).values()];
}

/** Records of the layout in the current edition, sorted: people by their numbers, rows of a person by the layout's keys, otherwise as they stand on the form. */
export function toRecords(id: LayoutId, rows: readonly ExportedRecord[]): object[] {
  const layout = getLayout(id);
  const people = byPerson(rows);
  const ordered = [...people.keys()].sort().flatMap((person) => inPrintOrder(people.get(person) ?? [], layout.sortBy));
  return ordered.map((row) => layout.toRecord(layout.columns.map(({ name, rule }) => (rule === "csvVersion" ? currentVersion : ((row[name] ?? null) as Cell)))));
}

/** Sorts by numbers when every row has them all: where some are missing, the form's own order says more. */
function inPrintOrder(rows: readonly ExportedRecord[], sortBy: readonly string[]): readonly ExportedRecord[] {
  if (rows.some((row) => sortBy.some((item) => !/^\d+$/.test(String(row[item] ?? ""))))) return rows;
  return [...rows].sort((a, b) => {
    for (const item of sortBy) if (Number(a[item]) !== Number(b[item])) return Number(a[item]) - Number(b[item]);
    return 0;
  });
}
