import type { PlannedCell } from "../../subgraphs/schedules/benefit/planned-lines.rule.js";
import { dayOf, daysOf, monthOf, weekdayOf } from "../calendar.js";
import { baseCode, DAILY_ADD_ONS, MONTHLY_ADD_ONS } from "../masters/service-codes.js";
import { equipmentOf } from "../masters/equipment.js";
import type { CardPeriod, District, Office, Person, ServiceUse } from "../model.js";
import { officeAt } from "../people/make-person.js";
import { cardOn } from "../people/certification.js";
import { findStay, isOver30 } from "./stays.js";
import type { Stay } from "./stays.js";

/** One day's cell of table 6. */
export interface DayCell extends PlannedCell {
  readonly serviceDate: string;
  /** "HH:MM", or null for services without a time. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  /** BASE is a visit, day or stay; the others hang on it or stand for the month. */
  readonly part: "BASE" | "DAILY_ADD_ON" | "MONTHLY";
}

interface PersonMonth {
  readonly person: Person;
  readonly district: District;
  readonly month: string;
  /** Cards as they are known when the table is made. */
  readonly cards: readonly CardPeriod[];
  readonly stays: readonly Stay[];
}

/**
 * Everything planned for a person in a month, from the weekly plan on the month's real weekdays. An end is not
 * foreseen: its month is planned in full, later months not at all.
 */
export function planMonth(input: PersonMonth): DayCell[] {
  const { endDate } = input.person;
  if (endDate !== null && input.month > monthOf(endDate)) return [];
  const cells = input.person.uses.flatMap((use) => [...daily(input, use), ...equipment(input, use)]);
  return [...cells, ...monthlyAddOns(input, cells)].sort(byDateAndTime);
}

function daily({ district, month, cards, stays }: PersonMonth, use: ServiceUse): DayCell[] {
  const office = officeAt(district, use.slot);
  return daysOf(month).flatMap((day) => {
    const stay = findStay(stays, day);
    const careLevel = cardOn(cards, day).careLevel;
    if (use.nights > 0) {
      if (stay?.use !== use) return [];
      return withAddOns(use, cell(office, day, baseCode(use.support, careLevel, 0, 0), null, null, "BASE", isOver30(stay, day)));
    }
    if (stay) return [];
    if (use.monthDays.some((date) => dayOf(month, date) === day)) {
      return [cell(office, day, baseCode(use.support, careLevel, 0, 0), "13:00", "13:30", "BASE", false)];
    }
    return use.weekly.filter(({ weekday }) => weekday === weekdayOf(day)).flatMap(({ start, end }) => {
      const minutes = toMinutes(end) - toMinutes(start);
      return withAddOns(use, cell(office, day, baseCode(use.support, careLevel, minutes, use.weekly.length), start, end, "BASE", false));
    });
  });
}

function withAddOns(use: ServiceUse, base: DayCell): DayCell[] {
  const codes = DAILY_ADD_ONS[use.support] ?? [];
  return [base, ...codes.map((serviceCode): DayCell => ({ ...base, serviceCode, part: "DAILY_ADD_ON" }))];
}

function equipment({ district, month }: PersonMonth, use: ServiceUse): DayCell[] {
  const office = officeAt(district, use.slot);
  const items = use.equipment.map(equipmentOf).map((item) => ({ item, code: (use.serviceType === "67" ? item.preventiveCode : item.careCode) ?? item.careCode }));
  return items.map(({ item, code }, index) => {
    const equal = (other: (typeof items)[number]): boolean => other.code === code && other.item.units === item.units;
    return {
      ...cell(office, dayOf(month, 1), code, null, null, "MONTHLY", false),
      taisCode: item.taisCode, equipmentName: item.name, units: item.units,
      // Lines with equal code and units are numbered, all others stay empty.
      detailNumber: items.filter(equal).length > 1 ? items.slice(0, index + 1).filter(equal).length : null,
    };
  });
}

/** Add-ons of the month stand on the day of the first service, without a time. */
function monthlyAddOns({ person }: PersonMonth, cells: readonly DayCell[]): DayCell[] {
  const codes = new Map<string, DayCell>();
  for (const use of person.uses) {
    for (const serviceCode of MONTHLY_ADD_ONS[use.support] ?? []) {
      const first = cells.find((base) => base.part === "BASE" && base.serviceCode.startsWith(use.serviceType) && !base.over30Days);
      if (first && !codes.has(serviceCode)) codes.set(serviceCode, { ...first, serviceCode, startTime: null, endTime: null, part: "MONTHLY" });
    }
  }
  return [...codes.values()];
}

function cell(office: Office, day: string, serviceCode: string, startTime: string | null, endTime: string | null, part: DayCell["part"], over30Days: boolean): DayCell {
  return {
    serviceDate: day, startTime, endTime, serviceCode, part, over30Days, serviceCount: 1, units: null, detailNumber: null,
    serviceOfficeNumber: office.officeNumber, serviceOfficeName: office.name, satelliteBranch: null,
    taisCode: null, equipmentNotificationCode: null, equipmentName: null,
  };
}

export function byDateAndTime(a: DayCell, b: DayCell): number {
  return compare(a.serviceDate, b.serviceDate) || compare(a.startTime ?? "99:99", b.startTime ?? "99:99") || compare(a.serviceCode, b.serviceCode);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
