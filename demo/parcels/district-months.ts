import { addMonths, dayOf } from "../calendar.js";
import { computeMonth } from "../month/benefit.js";
import type { MonthBenefit } from "../month/benefit.js";
import { planMonth } from "../month/planned.js";
import type { DayCell } from "../month/planned.js";
import { actualMonth } from "../month/results.js";
import { findStay, stayDaysBefore, staysOf } from "../month/stays.js";
import type { CardPeriod, District, Person } from "../model.js";
import type { DemoSetting } from "../options.js";
import { cardOn, cardsKnownOn } from "../people/certification.js";
import type { Party } from "./parcel.js";

/** A person's month as it was made on a day: cells, benefits, and who has to get it. */
export interface PersonMonth {
  readonly person: Person;
  readonly month: string;
  readonly documentDate: string;
  readonly card: CardPeriod;
  readonly cells: readonly DayCell[];
  readonly benefit: MonthBenefit;
  readonly stayDays: { readonly before: number; readonly inMonth: number } | null;
  readonly offices: readonly Party[];
}

/** Usage tables of a month are made on the 27th of the month before. */
export function tableDay(month: string): string {
  return dayOf(addMonths(month, -1), 27);
}

/** The month as known on a day, or null when nothing is planned. */
export function findPersonMonth(setting: DemoSetting, district: District, person: Person, month: string, documentDate: string): PersonMonth | null {
  const cards = cardsKnownOn(person.cards, documentDate);
  const stays = staysOf(person, setting);
  const cells = planMonth({ person, district, month, cards, stays });
  if (cells.length === 0) return null;
  const lastDay = dayOf(month, 31);
  const before = stayDaysBefore(stays, month);
  const inMonth = new Set(cells.filter((cell) => cell.part === "BASE" && findStay(stays, cell.serviceDate)).map(({ serviceDate }) => serviceDate)).size;
  return {
    person, month, documentDate, cells,
    card: cardOn(cards, lastDay),
    benefit: computeMonth(person, district, month, cards, cells),
    stayDays: stays.length > 0 ? { before, inMonth } : null,
    offices: officesOf(cells),
  };
}

/** The first table of a month, and the corrected one when a change of level becomes known later. */
export function personMonths(setting: DemoSetting, district: District, person: Person, month: string): PersonMonth[] {
  const first = tableDay(month);
  const late = person.cards.find((card) => card.kind === "CHANGE" && card.certifiedOn > first && card.validFrom.slice(0, 7) <= month);
  const days = late ? [first, dayOf(late.certifiedOn.slice(0, 7), 29)] : [first];
  return days.flatMap((day) => findPersonMonth(setting, district, person, month, day) ?? []);
}

/** What happened in the month, per office and service type. */
export function actualCells(setting: DemoSetting, planned: PersonMonth): DayCell[] {
  return actualMonth(setting.seed, planned.person, planned.month, planned.cells);
}

export function officesOf(cells: readonly DayCell[]): Party[] {
  const parties = new Map<string, Party>();
  for (const { serviceOfficeNumber, serviceCode } of cells) {
    const serviceType = serviceCode.slice(0, 2);
    parties.set(`${serviceOfficeNumber}/${serviceType}`, { officeNumber: serviceOfficeNumber, serviceType });
  }
  return [...parties.values()];
}
