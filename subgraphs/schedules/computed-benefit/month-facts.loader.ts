import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { TypeLimit } from "../benefit/type-limit.rule.js";

/** A usage table as far as its limit, its limits per type and its benefit rate follow from it. */
export interface MonthFactsKey extends RowKey {
  readonly recipientId: string;
  readonly serviceMonth: string;
}

/** What holds for the whole month, from masters and the insurer's records. */
export interface MonthFacts {
  /** The limit by the heaviest care level of the month; the stated one where the table has no level. Null where neither is known. */
  readonly limitUnits: number | null;
  /** Limits per type that the insurer has set. */
  readonly typeLimits: readonly TypeLimit[];
  /** 100 less the share of costs on the first day it is known in the month; 90 where none is recorded. */
  readonly benefitRate: number;
}

/** The heaviest level: both of a month in which it changed count (施行規則68条1項). */
const level = "greatest(t.care_level, CASE WHEN left(t.care_level_change_date::text, 7) = t.service_month THEN t.previous_care_level END)";
const holds = (row: string) => `t.service_month BETWEEN ${row}.valid_from AND coalesce(${row}.valid_to, '9999-12')`;

/** Facts of months, one statement for all. The share of costs is read by the contract of the schema that owns it, with the viewer's rights. */
export const monthFactsOf: LoaderDefinition<MonthFactsKey, MonthFacts> = {
  name: "monthFactsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await context.session.query<MonthFacts & RowKey>(
      `SELECT t.insurer_number AS "insurerNumber", t.id AS "rowId", coalesce(l.limit_units, t.benefit_limit_units) AS "limitUnits", coalesce(y.type_limits, '[]') AS "typeLimits", 100 - coalesce(b.ratio, 10) AS "benefitRate"
       FROM schedules.usage_table t
       LEFT JOIN LATERAL (SELECT m.limit_units FROM schedules.care_level_limit m WHERE m.care_level = ${level} AND m.insurer_number IN ('', t.insurer_number) AND ${holds("m")} ORDER BY m.insurer_number DESC, m.valid_from DESC LIMIT 1) l ON true
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('serviceType', m.service_type, 'limitUnits', m.limit_units)) AS type_limits FROM schedules.type_limit m WHERE m.insurer_number = t.insurer_number AND m.care_level = ${level} AND ${holds("m")}) y ON true
       LEFT JOIN LATERAL (SELECT r.ratio FROM municipal.shared_burden_ratio r WHERE r.insurer_number = t.insurer_number AND r.recipient_id = t.recipient_id
         AND r.valid_from < (to_date(t.service_month, 'YYYY-MM') + interval '1 month')::date AND coalesce(r.valid_to, '9999-12-31') >= to_date(t.service_month, 'YYYY-MM') ORDER BY r.valid_from LIMIT 1) b ON true
       WHERE (t.insurer_number, t.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
      [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)],
    );
    for (const { insurerNumber, recipientId } of keys) context.audit.note(insurerNumber, recipientId, "BURDEN", 1);
    const byKey = new Map(rows.map((row) => [rowKeyText(row), row]));
    return keys.map((key) => byKey.get(rowKeyText(key)) ?? { limitUnits: null, typeLimits: [], benefitRate: 90 });
  },
};
