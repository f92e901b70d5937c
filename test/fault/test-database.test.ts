import pg from "pg";
import { createTestDatabase } from "../support/database.js";

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("each test database is its own and goes away when dropped", async () => {
  const [a, b] = await Promise.all([createTestDatabase({ template: "empty" }), createTestDatabase({ template: "empty" })]);
  await query(a.adminUrl, "CREATE TABLE only_here (x int)");
  expect(await query(b.adminUrl, "SELECT to_regclass('only_here') AS found")).toEqual([{ found: null }]);
  await a.drop();
  await expect(query(a.adminUrl, "SELECT 1")).rejects.toMatchObject({ code: "3D000" });
  await b.drop();
});

test("text is ordered by code point and days are Japanese on every machine", async () => {
  const { adminUrl, drop } = await createTestDatabase({ template: "empty" });
  expect(await query(adminUrl, "SELECT string_agg(x, '' ORDER BY x) AS ordered, upper('é') AS upper, current_setting('timezone') AS zone FROM unnest(ARRAY['b','B','あ','a','ア','亜']) AS x")).toEqual([
    { ordered: "Babあア亜", upper: "É", zone: "Asia/Tokyo" },
  ]);
  await drop();
});

test("a migrated database has been through every migration", async () => {
  const { adminUrl, drop } = await createTestDatabase({ template: "migrated" });
  const [row] = await query<{ applied: number }>(adminUrl, "SELECT count(*)::int AS applied FROM schema_migration");
  expect(row?.applied).toBeGreaterThan(0);
  await drop();
});
