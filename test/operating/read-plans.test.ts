import pg from "pg";
import { loadConfig } from "../../platform/config/config.js";
import { openDatabase, type Database } from "../../platform/database/database.js";
import { inValues } from "../../platform/database/in-values.js";
import { forOneKey } from "../../platform/database/one-key.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { toViewer } from "../../platform/viewer/viewer.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { patience } from "../support/patience.js";

const viewer = toViewer({ subject: "manager", role: "CARE_MANAGER", officeNumber: "1370100008", purpose: "CARE", secondFactor: true, categories: [] });
const ofVersions = "FROM schedules.planned_service t WHERE (t.insurer_number, t.usage_table_id, t.version) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::integer[]))";

let scratch: TestDatabase;
let database: Database;
beforeAll(async () => {
  scratch = await createTestDatabase({ template: "migrated" });
  database = openDatabase(urlsFromAdmin(scratch.adminUrl), loadConfig({ NODE_ENV: "test", ...patience }));
});
afterAll(async () => {
  await database?.close();
  await scratch?.drop();
});

test("a look-up by keys is planned for any values, a list among them for its own", async () => {
  const session = database.read(viewer);
  const byKeys = "SELECT t.name FROM recipients.recipient t WHERE (t.insurer_number, t.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))";
  const byOneKey = "SELECT t.name FROM recipients.office t WHERE t.office_number = ANY ($1::text[])";
  const list = "SELECT t.name FROM recipients.recipient t WHERE ($1::text IS NULL OR t.insurer_number = $1) ORDER BY t.name_kana LIMIT 20";
  const one = [["139006"], ["01a21602-1ecc-75d2-8bc0-e00585ee2141"]];
  const two = [["139006", "139014"], ["01a21602-1ecc-75d2-8bc0-e00585ee2141", "01a21602-1ecc-75d2-8bc0-e00585ee2142"]];
  for (let time = 0; time < 3; time += 1) {
    await Promise.all([session.query(byKeys, one), session.query(byKeys, two), session.query(list, [null]), session.query(byOneKey, [["1370100008"]])]);
  }
  const plans = await session.query<{ text: string; generic: number; custom: number }>("SELECT statement AS text, generic_plans::integer AS generic, custom_plans::integer AS custom FROM pg_prepared_statements");
  await session.close();
  const of = (text: string) => plans.find((plan) => plan.text === text);
  expect([of(byKeys), of(forOneKey(byKeys, one)), of(byOneKey), of(list)]).toEqual([
    { text: byKeys, generic: 3, custom: 0 },
    { text: forOneKey(byKeys, one), generic: 3, custom: 0 },
    { text: byOneKey, generic: 3, custom: 0 },
    { text: list, generic: 0, custom: 3 },
  ]);
});

describe("a plan for any values", () => {
  /** Partitions that are read, by EXPLAIN. */
  const partitionsRead = async (condition: string, months: string) => {
    const client = new pg.Client({ connectionString: urlsFromAdmin(scratch.adminUrl).app });
    await client.connect();
    try {
      await client.query(`SET plan_cache_mode = force_generic_plan; PREPARE rows AS SELECT t.units ${ofVersions} AND ${condition}`);
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN EXECUTE rows('{139006}', '{01a21602-1ecc-75d2-8bc0-e00585ee2141}', '{1}', ${months})`);
      return new Set(rows.flatMap((row) => /on (planned_service_\w+)/.exec(row["QUERY PLAN"])?.[1] ?? [])).size;
    } finally {
      await client.end();
    }
  };

  test("leaves out the months that are not named", async () => {
    expect(await partitionsRead(inValues("t.service_month", 4, ["2026-11"]), "'2026-11'")).toBe(1);
    expect(await partitionsRead(inValues("t.service_month", 4, ["2026-10", "2026-11"]), "'2026-10', '2026-11'")).toBe(2);
  });

  test("reads every month where they come as one array: the comparison can fail", async () => {
    expect(await partitionsRead("t.service_month = ANY ($4::text[])", "'{2026-11}'")).toBeGreaterThan(12);
  });
});
