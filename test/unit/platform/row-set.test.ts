import fc from "fast-check";
import pg from "pg";
import "reflect-metadata";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { newId } from "../../../platform/database/new-id.js";
import { toRowSet } from "../../../platform/database/row-set.js";
import { valueParsers } from "../../../platform/database/value-parsers.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";

interface Row { text: string | null; count: number | null; flag: boolean; things: unknown; day: string | null; key: string | null }

@Entity({ schema: "test", name: "row_of_test", synchronize: false })
class RowOfTest implements Row {
  @Column({ type: "text" }) text!: string | null;
  @Column({ type: "integer" }) count!: number | null;
  @Column({ type: "boolean" }) flag!: boolean;
  @Column({ type: "jsonb" }) things!: unknown;
  @Column({ type: "date" }) day!: string | null;
  @Column({ type: "uuid" }) key!: string | null;
  @Column({ type: "text", array: true }) list!: string[];
}

const columns = { text: (row: Row) => row.text, count: (row: Row) => row.count, flag: (row: Row) => row.flag, things: (row: Row) => row.things, day: (row: Row) => row.day, key: (row: Row) => row.key };

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase({ template: "empty" });
  client = new pg.Client({ connectionString: database.adminUrl, types: valueParsers });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const withoutNul = (text: string) => text.replaceAll("\0", "");
const anyText = fc.oneof(fc.string({ unit: "grapheme" }).map(withoutNul), fc.constantFrom("", "NULL", "{}", '"', "\\", ",", "\n", "a\\\"b", "　", "𠮷"));
const anyRow = fc.record({
  text: fc.option(anyText),
  count: fc.option(fc.integer()).map((count) => (count === -2_147_483_648 ? 0 : count)),
  flag: fc.boolean(),
  things: fc.array(fc.record({ name: anyText })),
  day: fc.option(fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))),
  key: fc.option(fc.uuid()),
});

test("a set gives the database exactly the values of its items, in their order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 20 }), async (rows) => {
      const { source, values } = toRowSet(RowOfTest, columns, rows);
      expect((await client.query(`SELECT * FROM ${source}`, [...values])).rows).toEqual(rows);
    }),
  );
});

test("a large set does so too, with each column that has one value as a single parameter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 2 }), async (some) => {
      const rows = Array.from({ length: 200 }, (_, index) => some[index % some.length] as Row);
      const { source, values } = toRowSet(RowOfTest, columns, rows);
      expect((await client.query(`SELECT * FROM ${source}`, [...values])).rows).toEqual(rows);
      const lists = Object.values(columns).filter((take) => JSON.stringify(take(rows[0] as Row)) !== JSON.stringify(take(rows[1] as Row)));
      expect(source.match(/\[\]/g)?.length).toBe(Math.max(1, lists.length));
    }),
    { numRuns: 30 },
  );
});

test("a number too large for its column is refused by its name", () => {
  expect(() => toRowSet(RowOfTest, { count: () => 3_000_000_000 }, [{}])).toThrow(expect.objectContaining({ code: "INPUT_INVALID", parameters: expect.objectContaining({ field: "count" }) }));
});

test.each([
  ["day", "2026-02-30"],
  ["day", "昨日"],
  ["day", "2026-1-1x"],
  ["key", "01a21602-1ecc-75d2-8bc0-e00585ee214"],
  ["count", 1.5],
  ["flag", "yes and no"],
])("what is no %s is left to the server, which refuses it: %s", async (property, value) => {
  const { source, values } = toRowSet(RowOfTest, { [property]: () => value }, [{}]);
  await expect(client.query(`SELECT * FROM ${source}`, [...values])).rejects.toThrow(/invalid input syntax|out of range/);
});

test("ids made here are UUIDs of version 7 of this moment, each another, and come to the server as they are", async () => {
  const before = Date.now();
  const made = Array.from({ length: 3_000 }, newId);
  const { source, values } = toRowSet(RowOfTest, { key: (id: Uint8Array) => id }, made);
  const { rows } = await client.query<{ key: string; version: number; time: Date }>(`SELECT key, uuid_extract_version(key) AS version, uuid_extract_timestamp(key) AS time FROM ${source}`, [...values]);
  expect(rows.map(({ key }) => key.replaceAll("-", ""))).toEqual(made.map((id) => Buffer.from(id).toString("hex")));
  expect(new Set(rows.map(({ key }) => key)).size).toBe(made.length);
  for (const { version, time } of rows) {
    expect(version).toBe(7);
    expect(new Date(time).getTime()).toBeGreaterThanOrEqual(before);
    expect(new Date(time).getTime()).toBeLessThanOrEqual(Date.now());
  }
});

test("a property without a column and a list column do not pass", () => {
  expect(() => toRowSet(RowOfTest, { colour: () => 1 }, [])).toThrow("no column");
  expect(() => toRowSet(RowOfTest, { list: () => [] }, [])).toThrow("is a list");
});
