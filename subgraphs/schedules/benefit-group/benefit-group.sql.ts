/**
 * Table 7 worked out in sets: what the usage tables in force of a month come to per service office and service type.
 * $1 month, $2 insurer, $3 people, `people` their condition. The steps are those of `benefit/*.rule.ts`, and tests hold both to the same yen:
 * cells to lines, lines beyond a type's limit, beyond the overall limit, percentage add-ons, costs. No step joins one of the
 * others: each sorts the lines once, so the time grows with their number.
 */
export const benefitGroupSql = (people: string): string => `
WITH plan AS MATERIALIZED (
  SELECT t.insurer_number, t.recipient_id, t.id, t.version, coalesce(l.limit_units, t.benefit_limit_units) AS limit_units, 100 - coalesce(b.ratio, 10) AS rate,
    CASE WHEN t.type_limits <> '[]' THEN t.type_limits ELSE y.type_limits END AS type_limits, s.sent
  FROM schedules.usage_table t
  CROSS JOIN LATERAL (SELECT greatest(t.care_level, CASE WHEN left(t.care_level_change_date::text, 7) = $1::text THEN t.previous_care_level END) AS level) h
  LEFT JOIN LATERAL (SELECT m.limit_units FROM schedules.care_level_limit m
    WHERE m.care_level = h.level AND m.insurer_number IN ('', t.insurer_number) AND $1::text BETWEEN m.valid_from AND coalesce(m.valid_to, '9999-12')
    ORDER BY m.insurer_number DESC, m.valid_from DESC LIMIT 1) l ON true
  LEFT JOIN LATERAL (SELECT r.ratio FROM municipal.shared_burden_ratio r WHERE r.insurer_number = t.insurer_number AND r.recipient_id = t.recipient_id
      AND r.valid_from < (to_date($1::text, 'YYYY-MM') + interval '1 month')::date AND coalesce(r.valid_to, '9999-12-31') >= to_date($1::text, 'YYYY-MM')
    ORDER BY r.valid_from LIMIT 1) b ON true
  LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('serviceType', m.service_type, 'limitUnits', m.limit_units)) AS type_limits FROM schedules.type_limit m
    WHERE m.insurer_number = t.insurer_number AND m.care_level = h.level AND $1::text BETWEEN m.valid_from AND coalesce(m.valid_to, '9999-12')) y ON true
  LEFT JOIN LATERAL (SELECT jsonb_object_agg(key, ARRAY[over_type, over]) AS sent FROM (
      SELECT concat_ws('/', d.service_office_number, d.service_code, coalesce(d.satellite_branch, '-'), coalesce(d.tais_code, '-'), coalesce(d.equipment_notification_code, '-'), d.over30_days,
          CASE WHEN left(d.service_code, 2) IN ('17', '67') THEN d.units END, row_number() OVER (PARTITION BY d.service_office_number, d.service_code, d.satellite_branch, d.tais_code, d.equipment_notification_code, d.over30_days,
          CASE WHEN left(d.service_code, 2) IN ('17', '67') THEN d.units END ORDER BY d.position)) AS key,
        coalesce(d.type_limit_excess_units, 0) AS over_type, coalesce(d.overall_limit_excess_units, 0) AS over
      FROM schedules.benefit_row d WHERE d.insurer_number = t.insurer_number AND d.usage_table_id = t.id AND d.version = t.version AND d.service_month = $1::text AND d.kind = 'DETAIL') d
    HAVING bool_or(over_type <> 0 OR over <> 0)) s ON true
  WHERE t.insurer_number = $2 AND t.service_month = $1::text AND ${people} AND t.state = 'IN_FORCE'),
code AS MATERIALIZED (
  SELECT DISTINCT ON (service_code) service_code, units, discount_rate, per, limit_managed, managed_units, fixed_copay, add_on_kind, add_on_permille
  FROM schedules.service_code WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') ORDER BY service_code, valid_from DESC),
grade AS MATERIALIZED (
  SELECT DISTINCT ON (insurer_number) insurer_number, area_grade FROM schedules.insurer_grade WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') ORDER BY insurer_number, valid_from DESC),
price AS MATERIALIZED (
  SELECT DISTINCT ON (service_type, area_grade) service_type, area_grade, price_hundredths AS price FROM schedules.shared_unit_price
  WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') ORDER BY service_type, area_grade, valid_from DESC),
cell AS (
  SELECT p.id AS plan_id, c.service_office_number, c.satellite_branch, c.service_code, c.tais_code, c.equipment_notification_code, c.detail_number, c.over30_days,
    CASE WHEN left(c.service_code, 2) IN ('17', '67') THEN c.units END AS own_units, min(c.position) AS position, sum(c.service_count)::integer AS times,
    any_value(p.insurer_number) AS insurer_number, any_value(p.recipient_id) AS recipient_id, any_value(p.limit_units) AS limit_units, any_value(p.rate) AS rate, any_value(p.type_limits) AS type_limits, any_value(p.sent) AS sent
  FROM plan p JOIN schedules.planned_service c ON c.insurer_number = p.insurer_number AND c.usage_table_id = p.id AND c.version = p.version AND c.service_month = $1::text
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9),
line AS (
  SELECT n.*, CASE WHEN n.section = 'ADD_ON' THEN 0 ELSE n.discounted * n.count END AS service_units,
    CASE WHEN n.section = 'MANAGED' THEN coalesce(n.managed_per * n.count, n.discounted * n.count) ELSE 0 END AS managed,
    (SELECT (x.value->>'limitUnits')::integer FROM jsonb_array_elements(n.type_limits) x WHERE CASE WHEN x.value->>'serviceType' IN ('22', '23', '2A', '25', '26', '2B') THEN '22' ELSE x.value->>'serviceType' END = n.key LIMIT 1) AS type_limit,
    n.sent->concat_ws('/', n.service_office_number, n.service_code, coalesce(n.satellite_branch, '-'), coalesce(n.tais_code, '-'), coalesce(n.equipment_notification_code, '-'), n.over30_days, n.own_units,
      row_number() OVER (PARTITION BY n.plan_id, n.service_office_number, n.service_code, n.satellite_branch, n.tais_code, n.equipment_notification_code, n.over30_days, n.own_units ORDER BY n.position)) AS sent_share
  FROM (
    SELECT c.*, left(c.service_code, 2) AS service_type, CASE WHEN left(c.service_code, 2) IN ('22', '23', '2A', '25', '26', '2B') THEN '22' ELSE left(c.service_code, 2) END AS key,
      price.price, m.managed_units AS managed_per, m.fixed_copay, m.add_on_kind, m.add_on_permille AS permille,
      CASE WHEN m.add_on_kind IS NOT NULL THEN 'ADD_ON' WHEN c.over30_days THEN 'OVER_30' WHEN m.limit_managed THEN 'MANAGED' ELSE 'OUTSIDE' END AS section,
      floor((2 * coalesce(c.own_units, m.units) * m.discount_rate + 100) / 200.0)::integer AS discounted,
      CASE WHEN m.per = 'MONTH' THEN 1 ELSE c.times END AS count
    FROM cell c JOIN code m ON m.service_code = c.service_code
    LEFT JOIN recipients.shared_office_grade o ON o.office_number = c.service_office_number
    LEFT JOIN grade i ON i.insurer_number = c.insurer_number
    JOIN price ON price.service_type = left(c.service_code, 2) AND price.area_grade = CASE WHEN c.service_code LIKE 'A%' THEN i.area_grade ELSE o.area_grade END) n),
typed AS (
  SELECT l.*, CASE WHEN type_limit IS NULL THEN 0 ELSE greatest(0, sum(managed) OVER (PARTITION BY plan_id, key) - type_limit) END AS type_excess,
    coalesce(sum(greatest(managed, 0)) OVER (PARTITION BY plan_id, key ORDER BY position DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS type_later,
    coalesce((sent_share->>0)::integer, 0) AS sent_type, coalesce((sent_share->>1)::integer, 0) AS sent_over
  FROM line l),
after_type AS (
  SELECT t.*, least(greatest(managed, 0), greatest(0, type_excess - type_later)) AS proposed_type,
    sent_type BETWEEN 0 AND greatest(managed, 0) AND sent_over BETWEEN 0 AND greatest(managed - sent_type, 0) AND sum(sent_type) OVER (PARTITION BY plan_id, key) = type_excess AS is_fair
  FROM typed t),
beyond AS (
  SELECT a.*, CASE WHEN limit_units IS NULL THEN 0 ELSE greatest(0, sum(managed - proposed_type) OVER w - limit_units) END AS excess,
    coalesce(sum(greatest(managed - proposed_type, 0)) OVER (PARTITION BY plan_id ORDER BY position DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS later,
    bool_and(is_fair) OVER w AS all_fair, sum(sent_over) OVER w AS sent_excess
  FROM after_type a WINDOW w AS (PARTITION BY plan_id)),
shared AS (
  SELECT b.*, CASE WHEN all_fair AND sent_excess = excess THEN sent_type ELSE proposed_type END AS over_type,
    CASE WHEN all_fair AND sent_excess = excess THEN sent_over ELSE least(greatest(managed - proposed_type, 0), greatest(0, excess - later)) END AS over
  FROM beyond b),
paid AS (
  SELECT s.*, CASE WHEN section = 'OVER_30' THEN service_units ELSE least(greatest(0, service_units), over_type + over) END AS self_units FROM shared s),
base AS (
  SELECT p.*, sum(service_units - self_units) OVER w AS base_insured, sum(service_units) OVER w AS base_all FROM paid p WINDOW w AS (PARTITION BY plan_id, service_office_number, service_type)),
area AS (
  SELECT b.*, CASE WHEN add_on_kind = 'AREA' THEN floor((2 * base_insured * permille + 1000) / 2000) ELSE 0 END AS area_insured, CASE WHEN add_on_kind = 'AREA' THEN floor((2 * base_all * permille + 1000) / 2000) ELSE 0 END AS area_all FROM base b),
raised AS (
  SELECT a.*, base_insured + sum(area_insured) OVER w AS raised_insured, base_all + sum(area_all) OVER w AS raised_all FROM area a WINDOW w AS (PARTITION BY plan_id, service_office_number, service_type)),
worked AS (
  SELECT plan_id, insurer_number, recipient_id, service_office_number, service_type, section, rate, price, position, managed, over_type, over,
    CASE WHEN section <> 'ADD_ON' THEN service_units WHEN add_on_kind = 'AREA' THEN area_all ELSE floor((2 * raised_all * permille + 1000) / 2000) END AS everything,
    CASE WHEN section <> 'ADD_ON' THEN service_units - self_units WHEN add_on_kind = 'AREA' THEN area_insured ELSE floor((2 * raised_insured * permille + 1000) / 2000) END AS insured,
    CASE WHEN section = 'ADD_ON' OR fixed_copay IS NULL THEN NULL WHEN discounted = 0 THEN 0 ELSE floor(fixed_copay::numeric * (service_units - self_units) / discounted) END AS fixed
  FROM raised),
costed AS (
  SELECT plan_id, service_office_number, service_type, any_value(insurer_number) AS insurer_number, any_value(recipient_id) AS recipient_id, any_value(rate) AS rate,
    sum(everything) AS service_units, sum(managed) AS managed, sum(over_type) AS over_type, sum(over) AS over,
    floor(sum(insured) * any_value(price) / 100.0) AS cost, floor((sum(everything) - sum(insured)) * any_value(price) / 100.0) AS self_pay,
    coalesce(sum(fixed), 0) AS fixed, floor(coalesce(sum(insured) FILTER (WHERE fixed IS NULL), 0) * any_value(price) / 100.0) AS rate_cost
  FROM worked GROUP BY plan_id, service_office_number, service_type, CASE WHEN section = 'MANAGED' THEN 0 ELSE position END)
SELECT any_value(insurer_number) AS insurer_number, any_value(recipient_id) AS recipient_id, $1::text AS service_month, plan_id, service_office_number, service_type,
  sum(service_units)::integer AS service_units, sum(managed)::integer AS managed_units, sum(over_type)::integer AS over_type_units, sum(over)::integer AS over_units, sum(managed - over_type - over)::integer AS within_units,
  sum(cost)::integer AS total_cost, sum(cost - copay)::integer AS claim, sum(copay)::integer AS copay, sum(self_pay)::integer AS self_pay
FROM (SELECT *, least(cost, fixed + rate_cost - floor(rate_cost * rate / 100.0)) AS copay FROM costed) c
GROUP BY plan_id, service_office_number, service_type`;
