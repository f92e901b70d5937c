import pg from "pg";
import { signHead } from "../../platform/audit/sign-head.js";
import { toVerifyKey, writeVerifyKey, type SealKey } from "../../platform/audit/seal-key.js";
import { verifySeals } from "../../platform/audit/verify-seals.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { runKaigo } from "../support/run-kaigo.js";
import { openSealedRecord, type SealedRecord } from "../support/sealed-record.js";

let record: SealedRecord;
let auditorUrl: string;
let signedAt: string | undefined;
const seal = "INSERT INTO audit.seal SELECT number + 1, sealed_at, month, event_ids, max_event_id, hash, events_hash, reverse(hash), key_id, signature FROM audit.seal";
const writes = [
  seal,
  "UPDATE audit.seal SET signature = ''",
  "DELETE FROM audit.seal",
  "UPDATE audit.head SET number = 0",
  "INSERT INTO audit.head (number, hash, signed_at, key_id, signature) VALUES (0, '', now(), '', '')",
  "DELETE FROM audit.head",
  "UPDATE audit.access_event SET decision = 'SEEN'",
  "DELETE FROM audit.access_event",
  "TRUNCATE audit.access_event",
  "CREATE TABLE audit.kept (a int)",
];

beforeAll(async () => {
  record = await openSealedRecord();
  auditorUrl = String(urlsFromAdmin(record.adminUrl).auditor);
  await record.write(5);
  await record.seal();
  signedAt = (await signHead(record.database, record.keys[0] as SealKey))?.signedAt;
}, 120_000);

afterAll(() => record?.close());

const verify = () => verifySeals(auditorUrl, { keys: record.keys.map(toVerifyKey), retentionYears: 5 });

/** What the database says to a statement of a login that sets its role and nothing else; nothing is kept. */
async function attempt(url: string, role: string, statement: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.role = '${role}'`);
    return await client.query(statement).then(() => "done", (error: { code?: string }) => error.code);
  } finally {
    await client.end();
  }
}

test("the auditor's login and the public key see the whole record and its signed head", async () => {
  expect(await verify()).toMatchObject({ events: 5, seals: 1, unsealed: 0, signedAt, faults: [] });
});

test.each(writes)("the auditor's login may not %j", async (statement) => {
  expect(await attempt(auditorUrl, "AUDITOR", statement)).toBe("42501");
  expect(await attempt(auditorUrl, "SEALER", statement)).toBe("42501");
});

test("where the sealer's login appends", async () => {
  expect(await attempt(urlsFromAdmin(record.adminUrl).sealer, "SEALER", seal)).toBe("done");
});

describe("`kaigo audit verify` with that login, the public key and no other setting", () => {
  const run = () => runKaigo(["audit", "verify", "--json"], { NODE_ENV: "production", DATABASE_AUDITOR_URL: auditorUrl, AUDIT_VERIFY_KEY: record.keys.map((key) => writeVerifyKey(toVerifyKey(key))).join(",") });

  test("compares the record", async () => {
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ events: 5, signedAt, faults: [] });
  }, 60_000);

  test("and finds a head that somebody signed with another key", async () => {
    await record.owner.query("UPDATE audit.head SET signature = reverse(signature)");
    const { code, out } = await run();
    expect([code, JSON.parse(out)]).toEqual([2, expect.objectContaining({ faults: [{ kind: "SIGNATURE_WRONG", seal: 1 }] })]);
  }, 60_000);
});
