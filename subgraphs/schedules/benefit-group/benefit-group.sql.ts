/** Table 7 of the plan `t` as it was sent; the care manager's shares of the excess stand on its detail lines. */
const sentRows = "schedules.benefit_row d WHERE d.insurer_number = t.insurer_number AND d.usage_table_id = t.id AND d.version = t.version AND d.service_month = $1::text";
const sentLines = `${sentRows} AND d.kind = 'DETAIL'`;

/** Shares that were laid down with the plan, as lines of table 7. */
const laidDown = `(
        SELECT s.value->>'serviceOfficeNumber' AS service_office_number, s.value->>'serviceCode' AS service_code, s.value->>'satelliteBranch' AS satellite_branch, s.value->>'taisCode' AS tais_code,
          s.value->>'equipmentNotificationCode' AS equipment_notification_code, false AS over30_days, (s.value->>'units')::integer AS units, s.position,
          (s.value->>'typeLimitExcessUnits')::integer AS type_limit_excess_units, (s.value->>'overallLimitExcessUnits')::integer AS overall_limit_excess_units
        FROM jsonb_array_elements(t.excess_shares) WITH ORDINALITY AS s (value, position)) d`;

/** What tells lines of one plan apart that may carry a share; equal ones are counted in their order. */
const shareKey = (line: string, ownUnits: string, partition = "") => `concat_ws('/', ${line}.service_office_number, ${line}.service_code, coalesce(${line}.satellite_branch, '-'), coalesce(${line}.tais_code, '-'), coalesce(${line}.equipment_notification_code, '-'), ${line}.over30_days,
  ${ownUnits}, row_number() OVER (PARTITION BY ${partition}${line}.service_office_number, ${line}.service_code, ${line}.satellite_branch, ${line}.tais_code, ${line}.equipment_notification_code, ${line}.over30_days, ${ownUnits} ORDER BY ${line}.position))`;

/** The care manager's shares by line; `lines` has them as rows of table 7. */
const sharesOf = (lines: string) => `(
      SELECT jsonb_object_agg(key, ARRAY[over_type, over]) FROM (
        SELECT ${shareKey("d", ownUnits("d"))} AS key, coalesce(d.type_limit_excess_units, 0) AS over_type, coalesce(d.overall_limit_excess_units, 0) AS over FROM ${lines}) d)`;

/** Units of equipment stand on the line, not in the master. */
const ownUnits = (line: string) => `CASE WHEN ${line}.service_code ^@ '17' OR ${line}.service_code ^@ '67' THEN ${line}.units END`;

/** Service types that share one limit are named by the first of them. */
const limitKey = (serviceType: string) => `CASE WHEN ${serviceType} IN ('22', '23', '2A', '25', '26', '2B') THEN '22' ELSE ${serviceType} END`;

/** The floor of a quotient in whole numbers, which also holds below zero: numerics cost ten times as much. */
const floorOf = (value: string, divisor: number) => `((${value} + ${divisor}000000000) / ${divisor} - 1000000000)`;

/** A percentage add-on on a base, rounded half-up; `rate` in thousandths. */
const addOn = (base: string) => floorOf(`2 * ${base}::bigint * rate + 1000`, 2000);

/** All area add-ons of a group together. */
const areaUnits = (base: string) => `CASE WHEN has_area THEN (SELECT sum(${addOn(base)}) FROM unnest(rates, kinds) AS a (rate, kind) WHERE kind = 'AREA') ELSE 0 END`;

const yen = (units: string) => floorOf(`${units}::bigint * price`, 100);
const byRate = (cost: string, rate = "rate") => floorOf(`${cost}::bigint * ${rate}`, 100);

/**
 * Table 7 worked out in sets: what the usage tables in force of a month come to per service office and service type.
 * $1 month, $2 insurer, $3 people, `people` their condition. The steps are those of `benefit/*.rule.ts`, and tests hold both to the same yen:
 * cells to lines, lines beyond a type's limit, beyond the overall limit, percentage add-ons, costs. No step joins one of the
 * others, so the time grows with the number of lines. Only lines of plans with units beyond a limit are put in order for the
 * shares of the excess: of the others each step is one pass.
 */
export const benefitGroupSql = (people: string): string => `
WITH plan AS MATERIALIZED (
  SELECT t.insurer_number, t.recipient_id, t.id, t.version, coalesce(l.limit_units, t.benefit_limit_units) AS limit_units, 100 - coalesce(b.ratio, 10) AS rate,
    CASE WHEN t.type_limits <> '[]' THEN t.type_limits ELSE y.type_limits END AS type_limits,
    t.type_limits <> '[]' OR y.type_limits IS NOT NULL AS has_type_limits,
    CASE WHEN EXISTS (SELECT 1 FROM ${sentLines} AND (d.type_limit_excess_units <> 0 OR d.overall_limit_excess_units <> 0)) THEN ${sharesOf(sentLines)}
      WHEN t.excess_shares <> '[]' AND NOT EXISTS (SELECT 1 FROM ${sentRows}) THEN ${sharesOf(laidDown)} END AS sent
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
  WHERE t.insurer_number = $2 AND t.service_month = $1::text AND ${people} AND t.state = 'IN_FORCE'),
grade AS MATERIALIZED (
  SELECT DISTINCT ON (insurer_number) insurer_number, area_grade FROM schedules.insurer_grade WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') AND insurer_number = $2 ORDER BY insurer_number, valid_from DESC),
price AS MATERIALIZED (
  SELECT DISTINCT ON (service_type, area_grade) service_type, area_grade, price_hundredths AS price FROM schedules.shared_unit_price
  WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') ORDER BY service_type, area_grade, valid_from DESC),
cell AS (
  SELECT c.usage_table_id AS plan_id, c.service_office_number, c.satellite_branch, c.service_code, c.tais_code, c.equipment_notification_code, c.detail_number, c.over30_days, ${ownUnits("c")} AS own_units,
    min(c.position) AS position, sum(c.service_count)::integer AS times
  FROM plan p JOIN schedules.planned_service c ON c.insurer_number = $2 AND c.usage_table_id = p.id AND c.version = p.version AND c.service_month = $1::text
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9),
-- A country's codes are tens of thousands: only those that occur are looked up.
code AS MATERIALIZED (
  SELECT m.* FROM (SELECT DISTINCT service_code FROM cell) c CROSS JOIN LATERAL (
    SELECT s.service_code, s.units, s.discount_rate, s.per, s.limit_managed, s.managed_units, s.fixed_copay, s.add_on_kind, s.add_on_permille FROM schedules.service_code s
    WHERE s.service_code = c.service_code AND $1::text BETWEEN s.valid_from AND coalesce(s.valid_to, '9999-12') ORDER BY s.valid_from DESC LIMIT 1) m),
line AS MATERIALIZED (
  SELECT n.*, CASE WHEN n.section = 'ADD_ON' THEN 0 ELSE n.discounted * n.count END AS service_units, CASE WHEN n.section = 'MANAGED' THEN coalesce(n.managed_per * n.count, n.discounted * n.count) ELSE 0 END AS managed
  FROM (
    SELECT c.*, p.recipient_id, p.limit_units, p.rate, p.has_type_limits, left(c.service_code, 2) AS service_type, ${limitKey("left(c.service_code, 2)")} AS key, price.price, m.managed_units AS managed_per, m.fixed_copay, m.add_on_kind, m.add_on_permille AS permille,
      CASE WHEN m.add_on_kind IS NOT NULL THEN 'ADD_ON' WHEN c.over30_days THEN 'OVER_30' WHEN m.limit_managed THEN 'MANAGED' ELSE 'OUTSIDE' END AS section,
      ${floorOf("2 * coalesce(c.own_units, m.units)::bigint * m.discount_rate + 100", 200)}::integer AS discounted,
      CASE WHEN m.per = 'MONTH' THEN 1 ELSE c.times END AS count
    FROM cell c JOIN plan p ON p.id = c.plan_id JOIN code m ON m.service_code = c.service_code
    LEFT JOIN recipients.shared_office_grade o ON o.office_number = c.service_office_number
    LEFT JOIN grade i ON true
    LEFT JOIN price ON price.service_type = left(c.service_code, 2) AND price.area_grade = CASE WHEN c.service_code LIKE 'A%' THEN i.area_grade ELSE o.area_grade END
    -- Not a strict condition: offices are looked up first, and no line meets the prices of all grades.
    WHERE coalesce(price.price, 0) > 0) n),
tight AS MATERIALIZED (SELECT plan_id FROM line GROUP BY plan_id HAVING bool_or(has_type_limits) OR sum(managed) > any_value(limit_units)),
typed AS (
  SELECT l.*, CASE WHEN type_limit IS NULL THEN 0 ELSE greatest(0, sum(managed) OVER (PARTITION BY plan_id, key) - type_limit) END AS type_excess,
    coalesce(sum(greatest(managed, 0)) OVER (PARTITION BY plan_id, key ORDER BY position DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS type_later,
    coalesce((sent_share->>0)::integer, 0) AS sent_type, coalesce((sent_share->>1)::integer, 0) AS sent_over
  FROM (
    SELECT w.*, p.sent->${shareKey("w", "w.own_units", "w.plan_id, ")} AS sent_share,
      (SELECT (x.value->>'limitUnits')::integer FROM jsonb_array_elements(p.type_limits) x WHERE ${limitKey("x.value->>'serviceType'")} = w.key LIMIT 1) AS type_limit
    FROM line w JOIN plan p ON p.id = w.plan_id WHERE w.plan_id IN (SELECT plan_id FROM tight)) l),
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
  SELECT b.*, CASE WHEN all_fair AND sent_excess = excess THEN sent_type ELSE proposed_type END::integer AS over_type,
    CASE WHEN all_fair AND sent_excess = excess THEN sent_over ELSE least(greatest(managed - proposed_type, 0), greatest(0, excess - later)) END::integer AS over
  FROM beyond b),
paid AS (
  SELECT plan_id, recipient_id, service_office_number, service_type, section, rate, price, managed, over_type, over, service_units, discounted, fixed_copay, add_on_kind, permille,
    service_units - CASE WHEN section = 'OVER_30' THEN service_units ELSE least(greatest(0, service_units), over_type + over) END AS insured
  FROM (
    SELECT plan_id, recipient_id, service_office_number, service_type, section, rate, price, managed, 0 AS over_type, 0 AS over, service_units, discounted, fixed_copay, add_on_kind, permille FROM line WHERE plan_id NOT IN (SELECT plan_id FROM tight)
    UNION ALL
    SELECT plan_id, recipient_id, service_office_number, service_type, section, rate, price, managed, over_type, over, service_units, discounted, fixed_copay, add_on_kind, permille FROM shared) l),
costed AS (
  SELECT p.*, CASE WHEN section = 'ADD_ON' OR fixed_copay IS NULL THEN NULL WHEN discounted = 0 THEN 0 ELSE floor(fixed_copay::numeric * insured / discounted)::integer END AS fixed,
    ${yen("insured")}::integer AS cost FROM paid p),
-- Lines under the limit are costed together, all others each by itself: so are add-ons, once the units they stand on are known.
grouped AS (
  SELECT plan_id, service_office_number, service_type, any_value(recipient_id) AS recipient_id, any_value(rate) AS rate, any_value(price) AS price,
    sum(service_units) AS base_all, sum(insured) AS base_insured, sum(managed) AS managed, sum(over_type) AS over_type, sum(over) AS over,
    coalesce(sum(service_units) FILTER (WHERE section = 'MANAGED'), 0) AS managed_all, coalesce(sum(insured) FILTER (WHERE section = 'MANAGED'), 0) AS managed_insured,
    coalesce(sum(fixed) FILTER (WHERE section = 'MANAGED'), 0) AS managed_fixed, coalesce(sum(insured) FILTER (WHERE section = 'MANAGED' AND fixed IS NULL), 0) AS managed_by_rate,
    coalesce(sum(cost) FILTER (WHERE section IN ('OUTSIDE', 'OVER_30')), 0) AS single_cost, coalesce(sum(${yen("(service_units - insured)")}::integer) FILTER (WHERE section IN ('OUTSIDE', 'OVER_30')), 0) AS single_self,
    coalesce(sum(least(cost, coalesce(fixed, cost - ${byRate("cost")}))::integer) FILTER (WHERE section IN ('OUTSIDE', 'OVER_30')), 0) AS single_copay,
    array_agg(permille) FILTER (WHERE section = 'ADD_ON') AS rates, array_agg(add_on_kind) FILTER (WHERE section = 'ADD_ON') AS kinds, coalesce(bool_or(add_on_kind = 'AREA'), false) AS has_area
  FROM costed GROUP BY 1, 2, 3),
-- Each worked out once: the planner would put a sub-select into every place that uses its value.
raised AS MATERIALIZED (
  SELECT g.*, base_all + ${areaUnits("base_all")} AS raised_all, base_insured + ${areaUnits("base_insured")} AS raised_insured,
    ${yen("managed_insured")} AS managed_cost, ${yen("(managed_all - managed_insured)")} AS managed_self, ${yen("managed_by_rate")} AS managed_rate_cost
  FROM grouped g),
added AS MATERIALIZED (
  SELECT r.*, CASE WHEN rates IS NULL THEN '{0,0,0,0}' ELSE (
    SELECT ARRAY[sum(units), sum(cost), sum(self), sum(least(cost, cost - ${byRate("cost", "r.rate")}))]::bigint[] FROM (
      SELECT units, ${yen("insured")} AS cost, ${yen("(units - insured)")} AS self FROM (
        SELECT r.price, CASE kind WHEN 'AREA' THEN ${addOn("r.base_all")} ELSE ${addOn("r.raised_all")} END AS units, CASE kind WHEN 'AREA' THEN ${addOn("r.base_insured")} ELSE ${addOn("r.raised_insured")} END AS insured
        FROM unnest(r.rates, r.kinds) AS k (rate, kind)) u) c) END AS add_on
  FROM raised r),
summed AS (
  SELECT a.*, add_on[1] AS add_on_units, managed_cost + single_cost + add_on[2] AS cost, managed_self + single_self + add_on[3] AS self,
    least(managed_cost, managed_fixed + managed_rate_cost - ${byRate("managed_rate_cost")}) + single_copay + add_on[4] AS copay
  FROM added a)
SELECT $2 AS insurer_number, recipient_id, $1::text AS service_month, plan_id AS usage_table_id, service_office_number, service_type,
  (base_all + add_on_units)::integer AS service_units, managed::integer AS managed_units, over_type::integer AS over_type_units, over::integer AS over_units, (managed - over_type - over)::integer AS within_units,
  cost::integer AS total_cost, (cost - copay)::integer AS claim, copay::integer AS copay, self::integer AS self_pay
FROM summed`;
