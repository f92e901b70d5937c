import { addDays, addMinutes, monthOf } from "../calendar.js";
import type { Person } from "../model.js";
import { Random } from "../random.js";
import { byDateAndTime } from "./planned.js";
import type { DayCell } from "./planned.js";

/**
 * What really happened, from what was planned: most cells match, some visits are cancelled, moved to another time
 * or added. Add-ons of a day go with their visit. Nothing happens after the person's end.
 */
export function actualMonth(seed: string, person: Person, month: string, planned: readonly DayCell[]): DayCell[] {
  const random = new Random(seed, "result", person.insurerNumber, person.insuredNumber, month);
  const actual: DayCell[] = [];
  for (const visit of groupVisits(planned)) {
    const outcome = random.weighted([["SAME", 905], ["CANCELLED", 40], ["OTHER_TIME", 40], ["EXTRA", 15]]);
    if (person.endDate !== null && visit.day > person.endDate) continue;
    const movable = visit.cells.some(({ startTime }) => startTime !== null);
    if (!movable) actual.push(...visit.cells);
    else if (outcome === "OTHER_TIME") actual.push(...visit.cells.map((cell) => shifted(cell, 15)));
    else if (outcome !== "CANCELLED") actual.push(...visit.cells);
    if (movable && outcome === "EXTRA") actual.push(...extraVisit(visit.cells, planned, month, person));
  }
  return actual.sort(byDateAndTime);
}

/** True where the office has not sent its results for the last month yet. */
export function isNotYetReported(seed: string, officeNumber: string, isLastMonth: boolean): boolean {
  return isLastMonth && new Random(seed, "unreported", officeNumber).chance(8);
}

interface Visit {
  readonly day: string;
  readonly cells: DayCell[];
}

/** A visit is a base cell with the add-ons of the same office, day and time; monthly cells stand alone. */
function groupVisits(cells: readonly DayCell[]): Visit[] {
  const visits = new Map<string, Visit>();
  cells.forEach((cell, index) => {
    const key = cell.part === "MONTHLY" ? `${index}` : `${cell.serviceDate}/${cell.startTime}/${cell.serviceOfficeNumber}/${cell.serviceCode.slice(0, 2)}`;
    const visit = visits.get(key);
    if (visit) visit.cells.push(cell);
    else visits.set(key, { day: cell.serviceDate, cells: [cell] });
  });
  return [...visits.values()];
}

function shifted(cell: DayCell, minutes: number): DayCell {
  if (cell.startTime === null || cell.endTime === null) return cell;
  return { ...cell, startTime: addMinutes(cell.startTime, minutes), endTime: addMinutes(cell.endTime, minutes) };
}

/** The same visit once more on the next day, if the month goes on and that office does not come then anyway. */
function extraVisit(cells: readonly DayCell[], planned: readonly DayCell[], month: string, person: Person): DayCell[] {
  const first = cells[0];
  if (!first) return [];
  const day = addDays(first.serviceDate, 1);
  const office = first.serviceOfficeNumber;
  const busy = planned.some((cell) => cell.serviceDate === day && (cell.serviceOfficeNumber === office || cell.startTime === null));
  if (monthOf(day) !== month || busy || (person.endDate !== null && day > person.endDate)) return [];
  return cells.map((cell) => ({ ...cell, serviceDate: day }));
}
