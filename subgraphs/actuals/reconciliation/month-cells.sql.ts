import { anyOf, countOf, dayCells, eachDay, timesOf } from "./day-digits.sql.js";

/** Where a cell stands in the printed grid: a row of it is a code at a time at an office, or a piece of equipment. */
const columns = ["recipient_id", "service_office_number", "service_code", "start_time", "end_time", "tais_code", "equipment_notification_code", "detail_number"];
const place = columns.join(", ");
const placeOf = (cell: string) => columns.map((column) => `${cell}.${column}`).join(", ");
const digitsOf = (cell: string) => dayCells(`${cell}.service_date - (SELECT start FROM first_day)`, `${cell}.service_count`);

const plannedCells = "FROM plan p JOIN schedules.shared_planned_cell c ON c.insurer_number = $2 AND c.usage_table_id = p.usage_table_id AND c.version = p.version AND c.service_month = $1::text";
const givenCells = "FROM report r JOIN actuals.actual_day c ON c.insurer_number = $2 AND c.actual_report_id = r.id AND c.version = r.version AND c.service_month = $1::text";

/** A cell for each place and day, with what is planned and given there. */
const cells = (people: (document: string) => string) => `
cell AS MATERIALIZED (
  SELECT ${place}, service_date, sum(planned)::integer AS planned, sum(given)::integer AS given, max(planned_own) AS planned_own, max(given_own) AS given_own
  FROM (
    SELECT ${placeOf("c")}, c.service_date, c.service_count AS planned, 0 AS given, c.units AS planned_own, NULL::integer AS given_own ${plannedCells} ${people("p")}
    UNION ALL
    SELECT ${placeOf("c")}, c.service_date, 0, c.service_count, NULL, c.units ${givenCells} ${people("r")}) u
  GROUP BY ${place}, service_date)`;

const singleCells = `SELECT ${place}, service_date, planned = 0 AS is_given FROM cell WHERE (planned = 0 OR given = 0) AND recipient_id IN (SELECT recipient_id FROM report)`;
const cellPieces = `SELECT ${place}, planned, given, planned_own, given_own, (planned > 0)::integer AS planned_cells, (given > 0)::integer AS given_cells, (planned = given)::integer AS matched, (planned <> given AND planned > 0 AND given > 0)::integer AS changed, 1 AS cells FROM cell`;

const isPlain = "recipient_id NOT IN (SELECT recipient_id FROM crowded)";

/** A row for each place, with the days of what is planned and given as digits; whose cells do not all have room in them is crowded. */
const gridRows = `
first_day AS MATERIALIZED (SELECT ($1::text || '-01')::date AS start),
grid_row AS MATERIALIZED (
  SELECT g.*, ${anyOf("planned")} AS planned_days, ${anyOf("given")} AS given_days
  FROM (
    SELECT ${place}, coalesce(bit_or(planned), 0) AS planned, coalesce(bit_or(given), 0) AS given, max(planned_own) AS planned_own, max(given_own) AS given_own, count(*) AS cells
    FROM (
      SELECT ${placeOf("c")}, ${digitsOf("c")} AS planned, NULL::bigint AS given, c.units AS planned_own, NULL::integer AS given_own ${plannedCells}
      UNION ALL
      SELECT ${placeOf("c")}, NULL, ${digitsOf("c")}, NULL, c.units ${givenCells}) u
    GROUP BY ${place}) g),
crowded AS MATERIALIZED (SELECT DISTINCT recipient_id FROM grid_row WHERE ${countOf("planned_days")} + ${countOf("given_days")} <> cells)`;

const singleDays = `
  SELECT ${place}, (SELECT start FROM first_day) + day, (planned_days >> 2 * day) & 1 = 0 FROM (
    SELECT ${place}, planned_days, single_days, ${eachDay("single_days")} AS day FROM (
      SELECT ${place}, planned_days, planned_days # given_days AS single_days FROM grid_row WHERE planned_days <> given_days AND ${isPlain} AND recipient_id IN (SELECT recipient_id FROM report)) r) d
  WHERE (single_days >> 2 * day) & 1 = 1`;
const rowPieces = `
  SELECT ${place}, ${timesOf("planned")}, ${timesOf("given")}, planned_own, given_own, ${countOf("planned_days")}, ${countOf("given_days")}, ${countOf("(planned_days & given_days & ~other_days)")}, ${countOf("(planned_days & given_days & other_days)")}, cells
  FROM (SELECT *, ${anyOf("(planned # given)")} AS other_days FROM grid_row WHERE ${isPlain}) r`;

/**
 * The cells of `plan` and `report` side by side, as common table expressions: `single` is each cell that stands on one side only, of
 * people who have a report; `piece` counts and sums all cells in pieces. A whole town is gone through row by row of the printed grid, which is a fifth of
 * its cells, and cell by cell for the few whose cells have no room in a row; few people are gone through cell by cell at once, which
 * is one statement part less to plan.
 */
export const monthCells = (isTown: boolean): string =>
  isTown
    ? `${gridRows.trim()},${cells((document) => `AND ${document}.recipient_id IN (SELECT recipient_id FROM crowded)`)},
single AS (${singleCells} UNION ALL ${singleDays}),
piece AS (${cellPieces} UNION ALL ${rowPieces})`
    : `${cells(() => "").trim()},
single AS (${singleCells}),
piece AS (${cellPieces})`;
