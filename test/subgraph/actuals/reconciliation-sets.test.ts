import fc from "fast-check";
import { loadConfig } from "../../../platform/config/config.js";
import { openDatabase, type Database } from "../../../platform/database/database.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { matchMonth, type MatchCell } from "../../../subgraphs/actuals/reconciliation/reconciliation.rule.js";
import { settleMonths } from "../../../subgraphs/actuals/reconciliation/settle-months.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { patience } from "../../support/patience.js";
import { withConnection } from "../../support/sql.js";

/** Months matched in one set; raise it for the long run. */
const people = Number(process.env["RECONCILE_SETS"] ?? 250);
const insurerNumber = "131011";
const month = "2026-05";

const cell: fc.Arbitrary<MatchCell> = fc.record({
  serviceOfficeNumber: fc.constantFrom("1370100008", "1370100016"),
  serviceCode: fc.constantFrom("111111", "111211", "151111"),
  serviceDate: fc.constantFrom("2026-05-01", "2026-05-02", "2026-05-31"),
  startTime: fc.constantFrom("09:00", "10:00", "14:00", null),
  endTime: fc.constantFrom("11:00", "15:00"),
  // Above three, and where two cells meet in one place, a row of days has no room for them.
  serviceCount: fc.constantFrom(1, 1, 1, 2, 3, 4),
  taisCode: fc.constant(null),
  equipmentNotificationCode: fc.constant(null),
  detailNumber: fc.constantFrom(null, null, null, 1),
}).map((one) => (one.startTime === null ? { ...one, endTime: null } : one));
/** Results that are mostly the plan, with a few of their own. */
const months = fc.record({ planned: fc.array(cell, { maxLength: 8 }), kept: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), more: fc.array(cell, { maxLength: 4 }) }).map(({ planned, kept, more }) => ({ planned, given: [...planned.filter((_, index) => kept[index]), ...more] }));

let fixture: TestDatabase;
let database: Database;
beforeAll(async () => {
  fixture = await createTestDatabase({ template: "migrated" });
  database = openDatabase(urlsFromAdmin(fixture.adminUrl), loadConfig({ NODE_ENV: "test", ...patience }));
});
afterAll(async () => {
  await database?.close();
  await fixture?.drop();
});

const keyOf = ({ serviceOfficeNumber, serviceCode }: MatchCell) => `${serviceOfficeNumber}/${serviceCode.slice(0, 2)}`;

/** Counts by office and type as the rule for one month gives them. */
function expected(planned: readonly MatchCell[], given: readonly MatchCell[]): Record<string, number[]> {
  const counts: Record<string, number[]> = {};
  for (const match of matchMonth(planned, given, { betweenOffices: false })) {
    const key = keyOf((match.planned ?? match.given) as MatchCell);
    const place = ["MATCHED", "CHANGED", "MISSING", "EXTRA"].indexOf(match.kind);
    counts[key] ??= [0, 0, 0, 0];
    (counts[key] as number[])[place] = ((counts[key] as number[])[place] ?? 0) + 1;
  }
  return counts;
}

test("months matched in one set count the same as one by one by the rule", async () => {
  const cases = fc.sample(months, { numRuns: people, seed: 20_261_125 });
  const ids = await withConnection(fixture.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ id: string; recipient: string }>(
      `INSERT INTO schedules.usage_table (insurer_number, recipient_id, service_month, planning_office_number, serial, parcel_id, content_hash, csv_version, type_limits)
       SELECT $1, uuidv7(), $2, 'x', '1', '', '', '202407', '[]' FROM generate_series(1, $3::integer) RETURNING id, recipient_id AS recipient`,
      [insurerNumber, month, people],
    );
    const put = async (table: string, parent: string, cells: readonly (MatchCell & { parentId: string | undefined; recipient: string | undefined; place: number })[]) =>
      admin.query(
        `INSERT INTO ${table} (insurer_number, recipient_id, service_month, ${parent}, version, position, service_date, start_time, end_time, service_count, service_code, detail_number, service_office_number, over30_days)
         SELECT $1, recipient, $2, parent, 1, place, day::date, start_time, end_time, count, code, detail, office, false
         FROM unnest($3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::text[], $11::integer[], $12::text[]) AS u (recipient, parent, place, day, start_time, end_time, count, code, detail, office)`,
        [insurerNumber, month, cells.map((c) => c.recipient), cells.map((c) => c.parentId), cells.map((c) => c.place), cells.map((c) => c.serviceDate), cells.map((c) => c.startTime), cells.map((c) => c.endTime), cells.map((c) => c.serviceCount), cells.map((c) => c.serviceCode), cells.map((c) => c.detailNumber), cells.map((c) => c.serviceOfficeNumber)],
      );
    await put("schedules.planned_service", "usage_table_id", cases.flatMap(({ planned }, index) => planned.map((one, place) => ({ ...one, recipient: rows[index]?.recipient, parentId: rows[index]?.id, place: place + 1 }))));
    const reports = cases.flatMap(({ given }, index) => [...new Set(given.map(keyOf))].map((key) => ({ recipient: rows[index]?.recipient, office: key.slice(0, 10), type: key.slice(11), index })));
    const { rows: heads } = await admin.query<{ id: string; recipient: string; key: string }>(
      `INSERT INTO actuals.actual_report (insurer_number, recipient_id, service_month, service_office_number, service_type, serial, parcel_id, content_hash, reported_by_office_number, csv_version, document_date)
       SELECT $1, recipient, $2, office, type, '1', '', '', office, '202407', '2026-05-31' FROM unnest($3::uuid[], $4::text[], $5::text[]) AS u (recipient, office, type) RETURNING id, recipient_id AS recipient, service_office_number || '/' || service_type AS key`,
      [insurerNumber, month, reports.map(({ recipient }) => recipient), reports.map(({ office }) => office), reports.map(({ type }) => type)],
    );
    const headOf = new Map(heads.map(({ id, recipient, key }) => [`${recipient}${key}`, id]));
    await put("actuals.actual_day", "actual_report_id", cases.flatMap(({ given }, index) => given.map((one, place) => ({ ...one, recipient: rows[index]?.recipient, parentId: headOf.get(`${rows[index]?.recipient}${keyOf(one)}`), place: place + 1 }))));
    return rows.map(({ recipient }) => recipient);
  });
  const groups = () => withConnection(fixture.adminUrl, async (admin) => (await admin.query<object>("SELECT * FROM actuals.reconciliation_group ORDER BY recipient_id, service_office_number, service_type")).rows);
  await database.work([insurerNumber], (tx) => settleMonths(tx, { insurerNumber, serviceMonth: month, recipientIds: null }));
  // The same people a few at a time, which goes cell by cell: no row is written again.
  const asTown = await groups();
  for (let at = 0; at < people; at += 50) await database.work([insurerNumber], (tx) => settleMonths(tx, { insurerNumber, serviceMonth: month, recipientIds: ids.slice(at, at + 50) }));
  expect(await groups()).toEqual(asTown);
  const kept = await withConnection(fixture.adminUrl, async (admin) => (await admin.query<{ recipient: string; key: string; matched: number; changed: number; missing: number; extra: number; state: string }>("SELECT recipient_id AS recipient, service_office_number || '/' || service_type AS key, matched, changed, missing, extra, state FROM actuals.reconciliation_group")).rows);
  const byPerson = new Map<string, Record<string, number[]>>();
  for (const { recipient, key, matched, changed, missing, extra } of kept) byPerson.set(recipient, { ...byPerson.get(recipient), [key]: [matched, changed, missing, extra] });
  cases.forEach(({ planned, given }, index) => expect([index, byPerson.get(ids[index] as string) ?? {}]).toEqual([index, expected(planned, given)]));
  expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(["NOT_REPORTED", "DIFFERS", "UNPLANNED", "MATCHES"]));
});

test("whatever is planned and given, every cell is told of exactly once", () => {
  fc.assert(
    fc.property(months, fc.boolean(), ({ planned, given }, betweenOffices) => {
      const matches = matchMonth(planned, given, { betweenOffices });
      const count = (cells: readonly (MatchCell | null)[]) => cells.reduce((sum, one) => sum + (one?.serviceCount ?? 0), 0);
      expect([count(matches.map((match) => match.planned)), count(matches.map((match) => match.given))]).toEqual([count(planned), count(given)]);
      expect(matchMonth(planned, planned, { betweenOffices }).every(({ kind }) => kind === "MATCHED")).toBe(true);
    }),
    { numRuns: 300 },
  );
});
