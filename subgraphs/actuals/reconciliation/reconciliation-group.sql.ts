import { monthCells } from "./month-cells.sql.js";

/** Units of percentage add-ons on a base, each rounded half-up by itself; `rates` is an array of thousandths, or null. */
const addOnUnits = (base: string, rates: string) => `CASE WHEN ${rates} IS NULL THEN 0 ELSE (SELECT sum((2 * ${base} * rate + 1000) / 2000)::bigint FROM unnest(${rates}) AS rate) END`;

/** Rates of the add-ons of one kind that are planned, or given. */
const ratesOf = (kind: "AREA" | "TREATMENT", side: "planned" | "given") => `array_agg(permille) FILTER (WHERE add_on_kind = '${kind}' AND ${side}_count > 0)`;

/** What one time of a code comes to: by the master where it knows, by the cell's own units where it does not, and for equipment. */
const unitsPer = (own: string) => `CASE WHEN m.add_on_kind IS NOT NULL THEN 0 WHEN m.service_code IS NULL OR left(c.service_code, 2) IN ('17', '67') THEN coalesce(c.${own}, 0) ELSE (2 * m.units * m.discount_rate + 100 + 200000000) / 200 - 1000000 END`;

/**
 * Plan against results in sets, per person, service office and service type. $1 month, $2 insurer, $3 people, `people` their condition,
 * `isTown` says that they are many. The plan is read by the contract of the schema that owns it (`schedules.shared_*`). Cells that
 * agree in day, time, code and equipment are one; what is left over is paired by day and code (another time), then by day and time
 * (another code), each in order of time. Whoever has no results yet has nothing to pair: all of it is missing.
 * `reconciliation.rule.ts` says the same for one month, and tests hold both to each other. Units and yen are those of everything
 * planned or given, whoever pays: units of lines with percentage add-ons, times the unit price, floored once. Only cells without a
 * counterpart are sorted.
 */
export const reconciliationGroupSql = (people: string, isTown: boolean): string => `
WITH grade AS MATERIALIZED (
  SELECT DISTINCT ON (insurer_number) insurer_number, area_grade FROM schedules.shared_insurer_grade WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') AND insurer_number = $2 ORDER BY insurer_number, valid_from DESC),
price AS MATERIALIZED (
  SELECT DISTINCT ON (service_type, area_grade) service_type, area_grade, price_hundredths AS price FROM schedules.shared_unit_price
  WHERE $1::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') ORDER BY service_type, area_grade, valid_from DESC),
plan AS MATERIALIZED (
  SELECT recipient_id, planning_office_number, usage_table_id, version FROM schedules.shared_month_plan WHERE service_month = $1::text AND insurer_number = $2 AND ${people}),
report AS MATERIALIZED (
  SELECT recipient_id, service_office_number, service_type, id, version FROM actuals.actual_report
  WHERE service_month = $1::text AND insurer_number = $2 AND ${people} AND state = 'IN_FORCE'),
${monthCells(isTown)},
alone AS (
  SELECT s.*, row_number() OVER (w ORDER BY start_time, end_time) <= count(*) FILTER (WHERE NOT is_given) OVER d AND is_given
      OR row_number() OVER (w ORDER BY start_time, end_time) <= count(*) FILTER (WHERE is_given) OVER d AND NOT is_given AS has_other_time
  FROM single s
  WINDOW d AS (PARTITION BY recipient_id, service_office_number, service_date, service_code, tais_code, equipment_notification_code, detail_number),
    w AS (PARTITION BY recipient_id, service_office_number, service_date, service_code, tais_code, equipment_notification_code, detail_number, is_given)),
left_over AS (
  SELECT a.*, row_number() OVER (w ORDER BY service_code) <= count(*) FILTER (WHERE NOT is_given) OVER d AND is_given
      OR row_number() OVER (w ORDER BY service_code) <= count(*) FILTER (WHERE is_given) OVER d AND NOT is_given AS has_other_code
  FROM alone a WHERE NOT has_other_time
  WINDOW d AS (PARTITION BY recipient_id, service_office_number, left(service_code, 2), service_date, start_time, end_time, tais_code, equipment_notification_code, detail_number),
    w AS (PARTITION BY recipient_id, service_office_number, left(service_code, 2), service_date, start_time, end_time, tais_code, equipment_notification_code, detail_number, is_given)),
code_line AS (
  SELECT recipient_id, service_office_number, service_code, sum(planned)::integer AS planned, sum(given)::integer AS given, max(planned_own) AS planned_own, max(given_own) AS given_own,
    sum(planned_cells)::integer AS planned_cells, sum(given_cells)::integer AS given_cells, sum(matched)::integer AS matched, sum(changed)::integer AS changed, sum(cells)::integer AS cells
  FROM piece GROUP BY recipient_id, service_office_number, service_code, tais_code, equipment_notification_code, detail_number),
-- A country's codes are tens of thousands: only those that occur are looked up.
code AS MATERIALIZED (
  SELECT m.* FROM (SELECT DISTINCT service_code FROM code_line) c CROSS JOIN LATERAL (
    SELECT s.service_code, s.units, s.discount_rate, s.per, s.add_on_kind, s.add_on_permille FROM schedules.shared_service_code s
    WHERE s.service_code = c.service_code AND $1::text BETWEEN s.valid_from AND coalesce(s.valid_to, '9999-12') ORDER BY s.valid_from DESC LIMIT 1) m),
line AS (
  SELECT c.recipient_id, c.service_office_number, left(c.service_code, 2) AS service_type, m.add_on_kind, m.add_on_permille AS permille, c.planned_cells, c.given_cells, c.matched, c.changed, c.cells,
    CASE WHEN m.per = 'MONTH' THEN least(c.planned, 1) ELSE c.planned END AS planned_count, CASE WHEN m.per = 'MONTH' THEN least(c.given, 1) ELSE c.given END AS given_count,
    ${unitsPer("planned_own")} AS planned_per, ${unitsPer("given_own")} AS given_per
  FROM code_line c LEFT JOIN code m ON m.service_code = c.service_code),
summed AS (
  SELECT recipient_id, service_office_number, service_type, sum(planned_per * planned_count) AS planned_base, sum(given_per * given_count) AS given_base,
    ${ratesOf("AREA", "planned")} AS planned_area, ${ratesOf("AREA", "given")} AS given_area, ${ratesOf("TREATMENT", "planned")} AS planned_treatment, ${ratesOf("TREATMENT", "given")} AS given_treatment,
    sum(planned_cells)::integer AS planned_cells, sum(given_cells)::integer AS given_cells, sum(matched)::integer AS matched, sum(changed)::integer AS changed, sum(cells)::integer AS cells
  FROM line GROUP BY 1, 2, 3),
raised AS (
  SELECT s.*, planned_base + ${addOnUnits("planned_base", "planned_area")} AS planned_raised, given_base + ${addOnUnits("given_base", "given_area")} AS given_raised FROM summed s),
part AS (
  SELECT recipient_id, service_office_number, service_type, 0 AS reported, planned_cells, given_cells, matched, changed, CASE WHEN recipient_id IN (SELECT recipient_id FROM report) THEN 0 ELSE cells END AS missing, 0 AS extra,
    (planned_raised + ${addOnUnits("planned_raised", "planned_treatment")})::integer AS planned_units, (given_raised + ${addOnUnits("given_raised", "given_treatment")})::integer AS given_units
  FROM raised
  UNION ALL
  SELECT recipient_id, service_office_number, left(service_code, 2), 0, 0, 0, 0, count(*) FILTER (WHERE NOT is_given), 0, 0, 0, 0 FROM alone WHERE has_other_time GROUP BY 1, 2, 3
  UNION ALL
  SELECT recipient_id, service_office_number, left(service_code, 2), 0, 0, 0, 0, count(*) FILTER (WHERE NOT is_given AND has_other_code), count(*) FILTER (WHERE NOT is_given AND NOT has_other_code), count(*) FILTER (WHERE is_given AND NOT has_other_code), 0, 0
  FROM left_over GROUP BY 1, 2, 3
  UNION ALL
  SELECT recipient_id, service_office_number, service_type, 1, 0, 0, 0, 0, 0, 0, 0, 0 FROM report),
total AS (
  SELECT recipient_id, service_office_number, service_type, max(reported) AS reported, sum(planned_cells)::integer AS planned_cells, sum(given_cells)::integer AS given_cells, sum(matched)::integer AS matched, sum(changed)::integer AS changed,
    sum(missing)::integer AS missing, sum(extra)::integer AS extra, sum(planned_units)::integer AS planned_units, sum(given_units)::integer AS given_units
  FROM part GROUP BY 1, 2, 3)
SELECT $2 AS insurer_number, g.recipient_id, $1::text AS service_month, g.service_office_number, g.service_type, p.planning_office_number,
  CASE WHEN reported = 0 THEN 'NOT_REPORTED' WHEN planned_cells = 0 THEN 'UNPLANNED' WHEN changed + missing + extra = 0 THEN 'MATCHES' ELSE 'DIFFERS' END AS state,
  planned_cells, given_cells, matched, changed, missing, extra, planned_units, given_units, (planned_units::bigint * price.price / 100)::integer AS planned_yen, (given_units::bigint * price.price / 100)::integer AS given_yen
FROM total g
LEFT JOIN plan p ON p.recipient_id = g.recipient_id
LEFT JOIN recipients.shared_office_grade o ON o.office_number = g.service_office_number
LEFT JOIN grade i ON true
LEFT JOIN price ON g.planned_cells + g.given_cells > 0 AND price.service_type = g.service_type AND price.area_grade = CASE WHEN g.service_type LIKE 'A%' THEN i.area_grade ELSE o.area_grade END`;
