import pg from "pg";
import { AuditWriter } from "../../platform/audit/audit-trail.js";
import { headOf } from "../../platform/audit/seal-heads.js";
import { sealEvents, type Seal } from "../../platform/audit/seal-events.js";
import { parseSealKeys, type SealKey } from "../../platform/audit/seal-key.js";
import { openDatabase } from "../../platform/database/database.js";
import { retainAudit } from "../../platform/database/retain-audit.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { auditor, openSealedRecord, patient, personId, type SealedRecord } from "../support/sealed-record.js";

let record: SealedRecord;

beforeEach(async () => {
  record = await openSealedRecord();
}, 120_000);

afterEach(() => record?.close());

const newestSeals = async () => (await record.owner.query<{ number: number }>("SELECT number FROM audit.seal ORDER BY number")).rows;
const insert = "INSERT INTO audit.access_event (request_id, subject, role, purpose, operation, insurer_number, recipient_id, category, decision, row_count) VALUES ('late', 's', 'r', 'p', 'o', '139006', uuidv7(), 'PERSON', 'SEEN', 1)";

test("50 writers and three sealers at once make one chain: nothing is skipped, nothing sealed twice", async () => {
  const others = [1, 2].map(() => openDatabase(urlsFromAdmin(record.adminUrl), patient));
  let writing = true;
  const sealers = [record.database, ...others].map(async (database) => {
    while (writing) await sealEvents(database, { key: record.keys[0] as SealKey, sweep: false });
  });
  await Promise.all(Array.from({ length: 50 }, async (_, writer) => {
    for (let round = 0; round < 5; round += 1) {
      const trail = new AuditWriter(record.database).trail(`${writer}-${round}`, auditor, "test");
      trail.note("139006", personId(writer), "PERSON", 1);
      await trail.commit();
    }
  }));
  writing = false;
  await Promise.all(sealers);
  await record.seal();
  await Promise.all(others.map((database) => database.close()));
  expect(await record.verify()).toMatchObject({ events: 250, unsealed: 0, faults: [] });
  const { rows } = await record.owner.query("SELECT count(*) AS sealed, count(DISTINCT u) AS different FROM audit.seal CROSS JOIN unnest(event_ids) u");
  expect(rows[0]).toEqual({ sealed: 250, different: 250 });
}, 120_000);

test("a record that is committed after later ones were sealed gets its seal", async () => {
  const slow = new pg.Client({ connectionString: record.adminUrl });
  await slow.connect();
  await slow.query(`BEGIN; ${insert}`);
  await record.write(3);
  await record.seal();
  expect(await record.verify()).toMatchObject({ events: 3, faults: [] });
  await slow.query("COMMIT");
  await slow.end();
  expect(await record.verify()).toMatchObject({ events: 3, unsealed: 1, faults: [] });
  // Not even a sealer that only looks at what is new overlooks it.
  expect(await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false })).toMatchObject({ eventIds: ["1"] });
  expect(await record.verify()).toMatchObject({ events: 4, unsealed: 0, faults: [] });
});

test("a tail that the owner cuts off with its seals is found by the heads outside the database, and by nothing inside", async () => {
  await record.write(3);
  await record.seal();
  await record.write(2);
  const last = (await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false })) as Seal;
  const heads = [headOf(last)];
  expect((await record.verify({ heads })).faults).toEqual([]);
  await record.owner.query("DELETE FROM audit.access_event WHERE id > 3; DELETE FROM audit.seal WHERE number = 2");
  expect((await record.verify()).faults).toEqual([]);
  expect((await record.verify({ heads })).faults).toEqual([{ kind: "HEAD_MISSING", seal: 2 }]);
  expect((await record.verify({ heads: [{ ...headOf(last), signature: "AAAA" }] })).faults).toEqual([{ kind: "SIGNATURE_WRONG", seal: 2 }]);
});

test("who owns the database and makes every seal anew has not the key", async () => {
  await record.write(3);
  await record.seal();
  await record.owner.query("TRUNCATE audit.seal");
  const forger = parseSealKeys([`test:${"f0".repeat(16)}${"0f".repeat(16)}`])[0] as SealKey;
  await sealEvents(record.database, { key: forger, sweep: true });
  expect((await record.verify()).faults).toEqual([{ kind: "SIGNATURE_WRONG", seal: 1 }]);
});

test("months past their keeping are dropped when sealed whole, and their seals still verify", async () => {
  await record.owner.query("CREATE TABLE audit.access_event_202001 PARTITION OF audit.access_event FOR VALUES FROM ('2020-01-01 00:00+09') TO ('2020-02-01 00:00+09')");
  await record.owner.query("ALTER TABLE audit.access_event_202001 OWNER TO kaigo_owner");
  await record.owner.query(insert.replace("(request_id", "(occurred_at, request_id").replace("VALUES (", "VALUES ('2020-01-31 23:59:59+09', "));
  await record.write(2);
  const retain = (years: number) => retainAudit(record.database, record.adminUrl, { today: "2026-11-25", years });
  expect((await retain(5)).dropped).toEqual([]);
  await record.seal();
  expect((await retain(7)).dropped).toEqual([]);
  expect((await retain(5)).dropped).toEqual(["2020-01"]);
  expect(await record.verify()).toMatchObject({ retired: ["2020-01"], events: 2, faults: [] });
  expect((await record.verify({ retentionYears: 10 })).faults).toEqual([{ kind: "EVENT_MISSING", seal: 1, event: "1" }]);
  await record.owner.query("UPDATE audit.seal SET event_ids = '{7}' WHERE number = 1");
  expect((await record.verify()).faults).toContainEqual({ kind: "SEAL_CHANGED", seal: 1 });
});

test("months to come are made once", async () => {
  const retain = (today: string) => retainAudit(record.database, record.adminUrl, { today, years: 5 });
  expect((await retain("2026-11-25")).made).toEqual([]);
  expect((await retain("2028-01-01")).made).toEqual(["2030-01"]);
  expect((await retain("2028-01-01")).made).toEqual([]);
});

test("when nobody has sealed for too long, nothing personal is written and so nothing is served", async () => {
  const writer = new AuditWriter(record.database, 30);
  const trail = writer.trail("r", auditor, "test");
  await new Promise((resolve) => setTimeout(resolve, 60));
  trail.note("139006", personId(1), "PERSON", 1);
  await expect(trail.commit()).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE" });
  const late = new AuditWriter(record.database, 600_000).trail("r", auditor, "test");
  late.note("139006", personId(1), "PERSON", 1);
  await late.commit();
  expect(await newestSeals()).toEqual([]);
});

test.each([["a:short"], [`a:${"00".repeat(32)}`], ["nocolon"], [`:${"0123456789abcdef".repeat(4)}`]])("the key %j is refused", (pair) => {
  expect(() => parseSealKeys([pair])).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
});
