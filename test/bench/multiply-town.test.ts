import { multiplyTown } from "../../bench/town/multiply-town.js";
import { copyOfficeNumbers } from "../../bench/town/copy-numbers.js";
import { isOfficeNumber } from "../../standard/index.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { withConnection } from "../support/sql.js";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase({ template: "town" })));
afterAll(() => database?.drop());

const counts = () =>
  withConnection(database.adminUrl, async (admin) => {
    const { rows } = await admin.query<Record<string, number>>(`SELECT (SELECT count(*) FROM recipients.recipient) AS people, (SELECT count(*) FROM recipients.office) AS offices,
      (SELECT count(*) FROM schedules.planned_service) AS planned, (SELECT count(*) FROM actuals.actual_day) AS given, (SELECT count(*) FROM recipients.access_grant) AS grants,
      (SELECT count(DISTINCT office_number) FROM recipients.access_grant) AS granted,
      (SELECT count(*) FROM schedules.planned_service p JOIN schedules.usage_table t ON t.insurer_number = p.insurer_number AND t.id = p.usage_table_id AND t.recipient_id = p.recipient_id) AS joined,
      (SELECT count(*) FROM care_plans.care_plan_line l JOIN care_plans.care_plan p ON p.insurer_number = l.insurer_number AND p.recipient_id = l.recipient_id) AS plan_lines`);
    return rows[0] as Record<string, number>;
  });

/** Every index with its partitions', as it must be for readers. */
const indexes = () =>
  withConnection(database.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ definition: string }>(`SELECT i.indrelid::regclass || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING', ' USING') || ' ' || i.indisunique || i.indisvalid || count(p.inhparent) AS definition
      FROM pg_index i LEFT JOIN pg_inherits p ON p.inhparent = i.indexrelid WHERE i.indrelid::regclass::text ~ '^(recipients|care_plans|schedules|actuals|municipal)[.]' GROUP BY i.indrelid, i.indexrelid, i.indisunique, i.indisvalid ORDER BY 1`);
    return rows.map(({ definition }) => definition);
  });

test("a town of three times the people holds three times of everything, tied together as before", async () => {
  const before = await counts();
  const read = await indexes();
  await withConnection(database.adminUrl, (admin) => multiplyTown(admin, 2));
  expect(await counts()).toEqual(Object.fromEntries(Object.entries(before).map(([name, count]) => [name, count * 3])));
  expect(read.length).toBeGreaterThan(140);
  expect(await indexes()).toEqual(read);
});

test("copied offices have valid numbers that nobody has", () => {
  const originals = ["1370000008", "1370100008", "1390000004"];
  const numbers = copyOfficeNumbers(originals, 40).map(({ officeNumber }) => officeNumber);
  expect(new Set([...originals, ...numbers]).size).toBe(3 + 120);
  expect(numbers.filter((number) => !isOfficeNumber(number, { checkDigit: true }))).toEqual([]);
});
