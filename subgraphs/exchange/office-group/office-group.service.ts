import type { ReadSession } from "../../../platform/database/read-session.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { isSmall } from "../adoption/small-cell.rule.js";
import type { ExchangeOfficeGroup, OfficeGroupMeasure, OfficeGroupPeriod } from "./office-group.type.js";

const monthsCompared = 3;

interface Counted {
  readonly name: string;
  readonly offices: number;
  readonly usingBefore: number;
  readonly usingAfter: number;
  readonly sentBefore: number;
  readonly sentAfter: number;
  /** Another group is this one without one or two offices: the difference of both would tell of them. */
  readonly isNearlyAnother: boolean;
}

/** What is stored of a group: counts of few offices are null. */
type Told = { readonly [Key in Exclude<keyof Counted, "name" | "isNearlyAnother">]: number | null };

/** A month some months later, "YYYY-MM". */
export function monthAfter(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** Counts all groups anew and keeps what may be told of them; the counting stays in the worker's transaction. */
export async function refreshOfficeGroups(tx: WriteTransaction): Promise<void> {
  const inMonths = (first: number) => `to_date(a.month, 'YYYY-MM') >= to_date(g.introduced_month, 'YYYY-MM') + make_interval(months => ${first}) AND to_date(a.month, 'YYYY-MM') < to_date(g.introduced_month, 'YYYY-MM') + make_interval(months => ${first + monthsCompared})`;
  const using = (first: number) => `(count(DISTINCT a.office_number) FILTER (WHERE ${inMonths(first)}))::integer`;
  const sent = (first: number) => `coalesce(sum(a.parcels) FILTER (WHERE a.side = 'SENT' AND ${inMonths(first)}), 0)::integer`;
  const groups = await tx.query<Counted>(
    `WITH member AS MATERIALIZED (SELECT name, array_agg(office_number) AS offices FROM exchange.office_group_member GROUP BY name)
     SELECT g.name, EXISTS (SELECT FROM member own JOIN member other ON other.offices <@ own.offices AND cardinality(other.offices) > 2 AND cardinality(own.offices) - cardinality(other.offices) IN (1, 2) WHERE own.name = g.name) AS "isNearlyAnother", count(DISTINCT m.office_number)::integer AS offices, ${using(-monthsCompared)} AS "usingBefore", ${using(0)} AS "usingAfter", ${sent(-monthsCompared)} AS "sentBefore", ${sent(0)} AS "sentAfter"
     FROM exchange.office_group g LEFT JOIN exchange.office_group_member m ON m.name = g.name LEFT JOIN exchange.activity a ON a.office_number = m.office_number
     GROUP BY g.name ORDER BY g.name`,
  );
  const told = groups.map(hideFew);
  await tx.execute(
    `UPDATE exchange.office_group g SET (offices, using_before, sent_before, using_after, sent_after) = (u.offices, u.using_before, u.sent_before, u.using_after, u.sent_after)
     FROM unnest($1::text[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[]) AS u (name, offices, using_before, sent_before, using_after, sent_after)
     WHERE g.name = u.name AND (g.offices, g.using_before, g.sent_before, g.using_after, g.sent_after) IS DISTINCT FROM (u.offices, u.using_before, u.sent_before, u.using_after, u.sent_after)`,
    [groups.map(({ name }) => name), told.map(({ offices }) => offices), told.map(({ usingBefore }) => usingBefore), told.map(({ sentBefore }) => sentBefore), told.map(({ usingAfter }) => usingAfter), told.map(({ sentAfter }) => sentAfter)],
  );
}

/** Counts of one or two offices, of all but one or two, and of a group that has one or two more than another are not kept, nor how much such offices sent. */
function hideFew({ offices, usingBefore, usingAfter, sentBefore, sentAfter, isNearlyAnother }: Counted): Told {
  const hidesAll = isNearlyAnother || isSmall(offices);
  const hides = (using: number) => hidesAll || isSmall(using) || isSmall(offices - using);
  const [hidesBefore, hidesAfter] = [hides(usingBefore), hides(usingAfter)];
  return { offices: hidesAll ? null : offices, usingBefore: hidesBefore ? null : usingBefore, sentBefore: hidesBefore ? null : sentBefore, usingAfter: hidesAfter ? null : usingAfter, sentAfter: hidesAfter ? null : sentAfter };
}

/** All groups by name, each with the exchange in the months around its start. */
export async function listOfficeGroups(session: ReadSession): Promise<ExchangeOfficeGroup[]> {
  const groups = await session.query<Told & { name: string; introducedMonth: string }>(
    `SELECT name, introduced_month AS "introducedMonth", offices, using_before AS "usingBefore", using_after AS "usingAfter", sent_before AS "sentBefore", sent_after AS "sentAfter" FROM exchange.office_group ORDER BY name LIMIT 500`,
  );
  const measures = await session.query<OfficeGroupMeasure & { name: string }>("SELECT name, measure, unit, value_before AS before, value_after AS after FROM exchange.office_group_measure ORDER BY name, measure");
  return groups.map(({ name, introducedMonth, offices, usingBefore, usingAfter, sentBefore, sentAfter }) => {
    const period = (first: number, officesUsing: number | null, setsSent: number | null): OfficeGroupPeriod => ({ from: monthAfter(introducedMonth, first), to: monthAfter(introducedMonth, first + monthsCompared - 1), officesUsing, setsSent });
    return {
      name, introducedMonth, offices,
      before: period(-monthsCompared, usingBefore, sentBefore),
      after: period(0, usingAfter, sentAfter),
      measures: measures.filter((measure) => measure.name === name).map(({ measure, unit, before, after }) => ({ measure, unit, before, after })),
      hiddenBecause: [offices, usingBefore, usingAfter].includes(null) ? "SMALL_CELL" : null,
    };
  });
}
