import { addDays, dayOf, toDayNumber } from "../calendar.js";
import type { Person, ServiceUse } from "../model.js";
import type { DemoSetting } from "../options.js";

/** A short stay: first and last day, both spent in the office. */
export interface Stay {
  readonly use: ServiceUse;
  readonly from: string;
  readonly to: string;
}

/** All stays in the town's months; a long stay runs from the first day on without a break. */
export function staysOf(person: Person, setting: DemoSetting): Stay[] {
  return person.uses.filter(({ nights }) => nights > 0).flatMap((use) => {
    const months = person.traits.longStay ? setting.months.slice(0, 1) : setting.months;
    return months.map((month) => {
      const from = dayOf(month, use.monthDays[0] ?? 1);
      return { use, from, to: addDays(from, use.nights) };
    });
  });
}

/** Days of stay before a month, in the town's time. */
export function stayDaysBefore(stays: readonly Stay[], month: string): number {
  const start = `${month}-01`;
  return stays.reduce((sum, { from, to }) => (from >= start ? sum : sum + toDayNumber(to < start ? to : addDays(start, -1)) - toDayNumber(from) + 1), 0);
}

/** The stay that takes a day, if any. */
export function findStay(stays: readonly Stay[], day: string): Stay | null {
  return stays.find(({ from, to }) => from <= day && day <= to) ?? null;
}

/** Days after the 30th in one go are paid in full (30日超). */
export function isOver30(stay: Stay, day: string): boolean {
  return toDayNumber(day) - toDayNumber(stay.from) >= 30;
}
