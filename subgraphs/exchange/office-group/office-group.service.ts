import type { ReadSession } from "../../../platform/database/read-session.js";
import { isSmall } from "../adoption/small-cell.rule.js";
import type { ExchangeOfficeGroup, OfficeGroupMeasure, OfficeGroupPeriod } from "./office-group.type.js";

const monthsCompared = 3;

interface Counted {
  readonly name: string;
  readonly introducedMonth: string;
  readonly offices: number;
  readonly usingBefore: number;
  readonly usingAfter: number;
  readonly sentBefore: number;
  readonly sentAfter: number;
}

/** A month some months later, "YYYY-MM". */
export function monthAfter(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** All groups by name, each with the exchange in the months around its start. */
export async function listOfficeGroups(session: ReadSession): Promise<ExchangeOfficeGroup[]> {
  const inMonths = (first: number) => `to_date(a.month, 'YYYY-MM') >= to_date(g.introduced_month, 'YYYY-MM') + make_interval(months => ${first}) AND to_date(a.month, 'YYYY-MM') < to_date(g.introduced_month, 'YYYY-MM') + make_interval(months => ${first + monthsCompared})`;
  const using = (first: number) => `(count(DISTINCT a.office_number) FILTER (WHERE ${inMonths(first)}))::integer`;
  const sent = (first: number) => `coalesce(sum(a.parcels) FILTER (WHERE a.side = 'SENT' AND ${inMonths(first)}), 0)::integer`;
  const groups = await session.query<Counted>(
    `SELECT g.name, g.introduced_month AS "introducedMonth", count(DISTINCT m.office_number)::integer AS offices,
       ${using(-monthsCompared)} AS "usingBefore", ${using(0)} AS "usingAfter", ${sent(-monthsCompared)} AS "sentBefore", ${sent(0)} AS "sentAfter"
     FROM exchange.office_group g LEFT JOIN exchange.office_group_member m ON m.name = g.name LEFT JOIN exchange.activity a ON a.office_number = m.office_number
     GROUP BY g.name, g.introduced_month ORDER BY g.name LIMIT 500`,
  );
  const measures = await session.query<OfficeGroupMeasure & { name: string }>("SELECT name, measure, unit, value_before AS before, value_after AS after FROM exchange.office_group_measure ORDER BY name, measure");
  return groups.map((group) => toGroup(group, measures.filter(({ name }) => name === group.name)));
}

/** Counts of one or two offices, and of all but one or two, are not shown, nor how much such offices sent. */
function toGroup({ name, introducedMonth, offices, ...counts }: Counted, measures: readonly OfficeGroupMeasure[]): ExchangeOfficeGroup {
  const hidesAll = isSmall(offices);
  const period = (first: number, officesUsing: number, setsSent: number): OfficeGroupPeriod => {
    const hides = hidesAll || isSmall(officesUsing) || isSmall(offices - officesUsing);
    return { from: monthAfter(introducedMonth, first), to: monthAfter(introducedMonth, first + monthsCompared - 1), officesUsing: hides ? null : officesUsing, setsSent: hides ? null : setsSent };
  };
  const before = period(-monthsCompared, counts.usingBefore, counts.sentBefore);
  const after = period(0, counts.usingAfter, counts.sentAfter);
  const hidesSome = hidesAll || before.officesUsing === null || after.officesUsing === null;
  return { name, introducedMonth, offices: hidesAll ? null : offices, before, after, measures: measures.map(({ measure, unit, before: from, after: to }) => ({ measure, unit, before: from, after: to })), hiddenBecause: hidesSome ? "SMALL_CELL" : null };
}
