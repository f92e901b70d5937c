import fc from "fast-check";
import pg from "pg";
import "reflect-metadata";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { toRowSet } from "../../../platform/database/row-set.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";

interface Row { text: string | null; count: number | null; flag: boolean; things: unknown }

@Entity({ schema: "test", name: "row_of_test", synchronize: false })
class RowOfTest implements Row {
  @Column({ type: "text" }) text!: string | null;
  @Column({ type: "integer" }) count!: number | null;
  @Column({ type: "boolean" }) flag!: boolean;
  @Column({ type: "jsonb" }) things!: unknown;
  @Column({ type: "text", array: true }) list!: string[];
}

const columns = { text: (row: Row) => row.text, count: (row: Row) => row.count, flag: (row: Row) => row.flag, things: (row: Row) => row.things };

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase({ template: "empty" });
  client = new pg.Client({ connectionString: database.adminUrl });
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

test("a property without a column and a list column do not pass", () => {
  expect(() => toRowSet(RowOfTest, { colour: () => 1 }, [])).toThrow("no column");
  expect(() => toRowSet(RowOfTest, { list: () => [] }, [])).toThrow("is a list");
});
