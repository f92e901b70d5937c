import { computeBenefitTable } from "../../subgraphs/schedules/benefit/benefit-table.rule.js";
import type { BenefitTable } from "../../subgraphs/schedules/benefit/benefit-table.rule.js";
import { findLimitUnits } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import { benefitRateOf } from "../../subgraphs/schedules/benefit/cost.rule.js";
import { findMonthLevel } from "../../subgraphs/schedules/benefit/month-level.rule.js";
import type { MonthLevel } from "../../subgraphs/schedules/benefit/month-level.rule.js";
import { toBenefitLines } from "../../subgraphs/schedules/benefit/planned-lines.rule.js";
import { findUnitPrice, isPricedByInsurer } from "../../subgraphs/schedules/benefit/unit-price.rule.js";
import { serviceCodeOf } from "../masters/service-codes.js";
import type { CardPeriod, District, Person } from "../model.js";
import type { DayCell } from "./planned.js";

/** A person's month as calculated from its planned cells. */
export interface MonthBenefit {
  readonly level: MonthLevel;
  readonly limitUnits: number;
  readonly table: BenefitTable;
}

export function computeMonth(person: Person, district: District, month: string, cards: readonly CardPeriod[], cells: readonly DayCell[]): MonthBenefit {
  const spans = cards.map(({ careLevel, validFrom, validTo }) => ({ careLevel, from: validFrom, to: validTo }));
  const level = findMonthLevel(spans, month);
  const limitUnits = level && findLimitUnits(level.heaviest, month);
  if (!level || limitUnits === null) throw new RangeError("a month without a level");
  const grades = new Map([...district.offices.values()].map((office) => [office.officeNumber, office.areaGrade]));
  const priceOf = (officeNumber: string, serviceCode: string): number => {
    const serviceType = serviceCode.slice(0, 2);
    const grade = isPricedByInsurer(serviceType) ? district.insurer.areaGrade : (grades.get(officeNumber) ?? 0);
    return findUnitPrice(grade, serviceType) ?? 1000;
  };
  const lines = toBenefitLines(sortedForForm(cells), serviceCodeOf, priceOf);
  const table = computeBenefitTable({ lines, limitUnits, benefitRate: benefitRateOf(burdenIn(person, month)) });
  return { level, limitUnits, table };
}

/** The ratio on the first day of a month. */
export function burdenIn(person: Person, month: string): 10 | 20 | 30 {
  return person.burdens.findLast(({ from }) => from <= `${month}-01`)?.ratio ?? 10;
}

/** The form lists office by office, the base services of an office before its add-ons. */
function sortedForForm(cells: readonly DayCell[]): DayCell[] {
  const rank = { BASE: 0, DAILY_ADD_ON: 1, MONTHLY: 2 } as const;
  const key = (cell: DayCell): string => `${cell.serviceOfficeNumber}/${cell.serviceCode.slice(0, 2)}/${rank[cell.part]}/${cell.serviceCode}`;
  return [...cells].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
