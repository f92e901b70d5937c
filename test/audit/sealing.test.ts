import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import pg from "pg";
import { AuditWriter } from "../../platform/audit/audit-trail.js";
import { headOf, headsFileOf, readSignedHead } from "../../platform/audit/seal-heads.js";
import { sealEvents, type Seal } from "../../platform/audit/seal-events.js";
import { openVerifyKeys, parseSealKeys, parseVerifyKeys, toVerifyKey, writeVerifyKey, type SealKey } from "../../platform/audit/seal-key.js";
import { signHead, type SignedHead } from "../../platform/audit/sign-head.js";
import { startSealing } from "../../platform/audit/sealing-worker.js";
import { loadConfig } from "../../platform/config/config.js";
import { openDatabase } from "../../platform/database/database.js";
import { retainAudit } from "../../platform/database/retain-audit.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createLogger } from "../../platform/log/logger.js";
import { patience } from "../support/patience.js";
import { auditor, openSealedRecord, patient, personId, type SealedRecord } from "../support/sealed-record.js";

let record: SealedRecord;

beforeAll(async () => {
  record = await openSealedRecord();
}, 120_000);

afterAll(() => record?.close());

/** Each test begins with an empty record, whose numbers begin with 1. */
beforeEach(() => record.owner.query("TRUNCATE audit.access_event, audit.seal, audit.head RESTART IDENTITY"));

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
  expect(await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false })).toMatchObject([{ eventIds: ["1"] }]);
  expect(await record.verify()).toMatchObject({ events: 4, unsealed: 0, faults: [] });
});

test("numbers of rolled back records are looked for until ten minutes of seals have passed, and what is sealed is not read again", async () => {
  const seal = async (at: string) => {
    const [made] = await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false });
    await record.owner.query("UPDATE audit.seal SET sealed_at = $2 WHERE number = $1", [made?.number, at]);
    return (await record.owner.query<{ missing: string[] }>("SELECT missing_ids::text[] AS missing FROM audit.seal WHERE number = $1", [made?.number])).rows[0]?.missing;
  };
  await record.write(1);
  await record.owner.query(`BEGIN; ${insert}; ROLLBACK`);
  await record.write(1);
  expect(await seal("2026-01-01 09:00+09")).toEqual(["2"]);
  for (const at of ["2026-01-01 09:05+09", "2026-01-01 09:11+09"]) {
    await record.write(1);
    expect(await seal(at)).toEqual(["2"]);
  }
  await record.write(1);
  expect(await seal("2026-01-01 09:12+09")).toEqual([]);
  // A sealer that read sealed events again would seal these twice.
  expect(await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false })).toEqual([]);
  expect((await record.owner.query("SELECT array_agg(u ORDER BY u)::text[] AS ids FROM audit.seal CROSS JOIN unnest(event_ids) u")).rows).toEqual([{ ids: ["1", "3", "4", "5", "6"] }]);
});

test("what waits is sealed in one go, in seals of 10,000 events of one month each, and what is sealed is not looked for again", async () => {
  const many = "INSERT INTO audit.access_event (occurred_at, request_id, subject, role, purpose, operation, insurer_number, recipient_id, category, decision, row_count) SELECT $1, 'many', 's', 'r', 'p', 'o', '139006', uuidv7(), 'PERSON', 'SEEN', 1 FROM generate_series(1, $2::integer)";
  for (const [at, count] of [["2026-10-31 23:59+09", 4_000], ["2026-11-01 00:00+09", 18_000], ["2026-10-01 00:00+09", 500]] as const) await record.owner.query(many, [at, count]);
  const seals = await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false });
  expect(seals.map(({ number, month, eventIds }) => [number, month, eventIds.length])).toEqual([[1, "2026-10", 4_000], [2, "2026-11", 6_000], [3, "2026-11", 10_000], [4, "2026-11", 2_000], [5, "2026-10", 500]]);
  expect(await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false })).toEqual([]);
  expect(await record.verify()).toMatchObject({ seals: 5, events: 22_500, unsealed: 0, faults: [] });
});

test("the database writes an event's texts down as JSON.stringify does, whatever stands in them", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."aé利😀\u2028\u2029\u007f\u0080\"\\/<>&'\b\f\n\r\t\u0001\u001f\u200b") });
  const texts = fc.sample(fc.array(fc.option(text), { minLength: 1 }), 500);
  const { rows } = await record.owner.query<{ json: string }>("SELECT to_json(ARRAY(SELECT jsonb_array_elements_text(v)))::text AS json FROM unnest($1::jsonb[]) v", [texts.map((one) => JSON.stringify(one))]);
  expect(rows.map(({ json }) => json)).toEqual(texts.map((one) => JSON.stringify(one)));
});

test("a tail that the owner cuts off with its seals is found by the heads outside the database, and by nothing inside", async () => {
  await record.write(3);
  await record.seal();
  await record.write(2);
  const [last] = (await sealEvents(record.database, { key: record.keys[0] as SealKey, sweep: false })) as [Seal];
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

test("the public key alone verifies, and makes no seal", async () => {
  await record.write(3);
  await record.seal();
  const printed = record.keys.map((key) => writeVerifyKey(toVerifyKey(key)));
  const keys = parseVerifyKeys(printed);
  expect(keys.map((key) => key.public.type)).toEqual(["public"]);
  expect((await record.verify({ keys })).faults).toEqual([]);
  // As a seed the public key makes seals that it does not verify itself.
  const [forger] = parseSealKeys(printed) as [SealKey];
  await record.owner.query("TRUNCATE audit.seal, audit.head");
  await sealEvents(record.database, { key: forger, sweep: true });
  expect((await record.verify({ keys })).faults).toEqual([{ kind: "SIGNATURE_WRONG", seal: 1 }]);
});

describe("the head is signed anew though nothing happens", () => {
  const signed = async () => (await signHead(record.database, record.keys[0] as SealKey)) as SignedHead;

  test("and nothing grows: one signature takes the place of the one before", async () => {
    expect(await record.verify()).toMatchObject({ signedAt: undefined });
    expect(await signed()).toMatchObject({ number: 0 });
    await record.write(2);
    const number = await record.seal();
    const heads = [await signed(), await signed()];
    expect(heads.map((head) => head.number)).toEqual([number, number]);
    expect(String(heads[1]?.signedAt) > String(heads[0]?.signedAt)).toBe(true);
    expect(await record.verify()).toMatchObject({ seals: 1, signedAt: heads[1]?.signedAt, faults: [] });
    const { rows } = await record.owner.query("SELECT count(*)::integer AS n FROM audit.head");
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("and shows a tail that was cut after it, in the database and better outside it", async () => {
    await record.write(2);
    await record.seal();
    await record.write(2);
    const number = await record.seal();
    const signedHead = await signed();
    await record.owner.query("DELETE FROM audit.access_event WHERE id > 2; DELETE FROM audit.seal WHERE number > 1");
    expect((await record.verify()).faults).toEqual([{ kind: "HEAD_MISSING", seal: number }]);
    await record.owner.query("TRUNCATE audit.head");
    expect((await record.verify()).faults).toEqual([]);
    expect((await record.verify({ signedHead })).faults).toEqual([{ kind: "HEAD_MISSING", seal: number }]);
    expect((await record.verify({ signedHead: { ...signedHead, signedAt: "2099-01-01T00:00:00.000000Z" } })).faults).toEqual([{ kind: "SIGNATURE_WRONG", seal: number }]);
  });

  test("by a worker that runs, in the database and beside the file of heads", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kaigo-heads-"));
    const config = loadConfig({ NODE_ENV: "test", ...patience, DATA_DIR: folder, AUDIT_SEAL_MS: "100" });
    const worker = await startSealing({ config, database: record.database, logger: createLogger("silent") }, { required: true });
    const file = headsFileOf(config) as string;
    const first = await untilNewer(file, "");
    const next = await untilNewer(file, first.signedAt);
    await worker?.stop();
    expect(next).toMatchObject({ number: 0 });
    expect(await newestSeals()).toEqual([]);
    expect((await record.verify({ keys: await openVerifyKeys(config), signedHead: await readSignedHead(file) })).faults).toEqual([]);
    await rm(folder, { recursive: true });
  });

  async function untilNewer(file: string, than: string): Promise<SignedHead> {
    for (;;) {
      const head = await readSignedHead(file);
      if (head && head.signedAt > than) return head;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
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
