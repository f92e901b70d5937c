import fc from "fast-check";
import { sealedColumns } from "../../platform/audit/sealed-event.js";
import { openSealedRecord, type SealedRecord } from "../support/sealed-record.js";
import { rolledBack } from "../support/sql.js";

let record: SealedRecord;
const size = 60;

beforeAll(async () => {
  record = await openSealedRecord();
  for (const count of [25, 25, size - 50]) {
    await record.write(count);
    await record.seal();
  }
  // As if it had all happened an hour ago, before anybody could seal or change it.
  await record.owner.query("TRUNCATE audit.seal; UPDATE audit.access_event SET occurred_at = occurred_at - interval '1 hour'");
  await record.seal();
  await record.write(20);
  await record.seal();
  // The owner may also take the numbering away.
  await record.owner.query("ALTER TABLE audit.access_event ALTER COLUMN id DROP IDENTITY");
}, 120_000);

afterAll(() => record?.close());

/** One change per column that an owner could make to any record. */
const changes: Readonly<Record<string, string>> = {
  id: "id + 100000", occurred_at: "occurred_at + interval '1 microsecond'", request_id: "request_id || 'x'", subject: "upper(subject)", role: "'ANALYST'", office_number: "'1370100016'",
  viewer_insurer_number: "NULL", purpose: "purpose || ' '", operation: "''", insurer_number: "'139007'", recipient_id: "uuidv7()", category: "'CARD'", decision: "'DENIED'", row_count: "row_count + 1",
};
const columns = sealedColumns.join(", ");
const at = (index: number) => `(SELECT id FROM audit.access_event ORDER BY id OFFSET ${index} LIMIT 1)`;

const place = fc.nat({ max: size + 19 });
const edit = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...sealedColumns), place).map(([column, index]) => `UPDATE audit.access_event SET ${column} = ${changes[column]} WHERE id = ${at(index)}`) },
  place.map((index) => `DELETE FROM audit.access_event WHERE id = ${at(index)}`),
  fc.nat({ max: size - 1 }).map((index) => `INSERT INTO audit.access_event (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns.replace("id,", "id + 200000,")} FROM audit.access_event WHERE id = ${at(index)}`),
  fc.nat({ max: size - 1 }).map((index) => `INSERT INTO audit.access_event (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns.replace("occurred_at,", "occurred_at + interval '1 second',")} FROM audit.access_event WHERE id = ${at(index)}`),
  fc.tuple(fc.nat({ max: size - 2 }), fc.integer({ min: 1, max: 20 })).map(([index, gap]) => `UPDATE audit.access_event e SET recipient_id = o.recipient_id, occurred_at = o.occurred_at FROM audit.access_event o
    WHERE (e.id = ${at(index)} AND o.id = ${at(index + gap)}) OR (e.id = ${at(index + gap)} AND o.id = ${at(index)})`),
  fc.constantFrom(
    "DELETE FROM audit.seal WHERE number = 1",
    "UPDATE audit.seal SET event_ids = event_ids[2:] WHERE number = 1",
    "UPDATE audit.seal SET event_ids = event_ids[2:2] || event_ids[1:1] || event_ids[3:] WHERE number = 1",
    "UPDATE audit.seal SET sealed_at = sealed_at - interval '1 second' WHERE number = 2",
    "UPDATE audit.seal SET signature = translate(signature, 'abcdef', 'bcdefa') WHERE number = 2",
    "UPDATE audit.seal SET key_id = 'other' WHERE number = 2",
    "UPDATE audit.seal SET number = number + 1 WHERE number = 2",
    "DELETE FROM audit.seal WHERE number = 1; UPDATE audit.seal SET number = 1",
  ),
);

test("a record that nobody touched is as it was sealed", async () => {
  expect(await record.verify()).toMatchObject({ events: size + 20, unsealed: 0, faults: [] });
});

test("each of 1,000 random changes by the owner of the database is found", async () => {
  await fc.assert(
    fc.asyncProperty(edit, async (sql) => {
      const { faults } = await rolledBack(record.owner, async () => {
        await record.owner.query(sql);
        return record.verify();
      });
      expect(faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
  expect((await record.verify()).faults).toEqual([]);
}, 240_000);

test("every column is sealed, in the order of the table", async () => {
  const { rows } = await record.owner.query<{ name: string }>("SELECT attname AS name FROM pg_attribute WHERE attrelid = 'audit.access_event'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
  expect(rows.map(({ name }) => name)).toEqual([...sealedColumns]);
  expect(Object.keys(changes)).toEqual([...sealedColumns]);
});
