import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { toGlobalId } from "../../platform/graphql/global-id.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { freePort } from "../support/kaigo-process.js";
import { runKaigo, type Ran } from "../support/run-kaigo.js";
import { startShape, type Shape } from "../support/shapes.js";
import { planSet, sampleOffices, usageTableSet, type SampleFile } from "../support/standard-samples.js";
import { addOfficesAndPerson } from "../subgraph/exchange/export-fixture.js";

let database: TestDatabase;
let shape: Shape;
let folder: string;
let person: string;
const tokens = { manager: "", helper: "" };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kaigo-cli-"));
  database = await createTestDatabase({ template: "migrated" });
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const { insurerNumber, recipientId } = await addOfficesAndPerson(client);
  await client.end();
  person = toGlobalId(insurerNumber, recipientId);
  shape = await startShape("one process", database.adminUrl);
  tokens.manager = await shape.token({ subject: "manager", role: "CARE_MANAGER", office: sampleOffices.careManager, serviceType: "43" });
  tokens.helper = await shape.token({ subject: "helper", role: "SERVICE_OFFICE", office: sampleOffices.homeHelp, serviceType: "11" });
}, 120_000);

afterAll(async () => {
  await shape?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, files: readonly SampleFile[]): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  for (const { fileName, bytes } of files) await writeFile(join(path, fileName), bytes);
  return path;
}
const as = (who: keyof typeof tokens, args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> => runKaigo([...args, "--url", shape.url], { TOKEN: tokens[who], ...environment });
const bytesIn = async (path: string) => Object.fromEntries(await Promise.all((await readdir(path)).map(async (name) => [name, await readFile(join(path, name))] as const)));
const inJapanese = { LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" };

describe("kaigo check", () => {
  test("finds good and bad sets without a server, for people and as JSON", async () => {
    await put("many/good", planSet());
    await put("many/bad", planSet().slice(1));
    await writeFile(join(folder, "many/good", ".DS_Store"), "x");
    const told = await runKaigo(["check", join(folder, "many")]);
    expect(told).toMatchObject({ code: 2, err: "" });
    expect(told.out).toMatch(/^refused .*bad\n {2}error R09[^\n]*UP1KYO[^]*ok {6}.*good\n/);
    expect(told.out).toMatch(/2 set\(s\), 1 refused\.\n$/);
    const { code, out } = await runKaigo(["check", join(folder, "many"), "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([{ acceptable: false, findings: expect.arrayContaining([expect.objectContaining({ kind: "missingFile", rule: "R09" })]) }, { acceptable: true }]);
  });

  test("ends with 0 when all is good, and speaks Japanese where the terminal does", async () => {
    const { code, out } = await runKaigo(["check", await put("good", planSet())], inJapanese);
    expect([code, out]).toEqual([0, expect.stringContaining("1 組のうち 0 組が不適合です。")]);
    expect((await runKaigo(["check", join(folder, "many")], inJapanese)).out).toContain("  エラー R09");
  });

  test("names file, line, column number and item of a bad cell, so that nobody counts", async () => {
    const spoilt = usageTableSet().map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.from(bytes.toString("latin1").replace("20250408", "20250431"), "latin1") }));
    const told = await runKaigo(["check", await put("spoilt", spoilt)]);
    expect([told.code, told.out]).toEqual([2, expect.stringMatching(/^ {2}error LAYOUT UPPLAN_\S+, line 2, column 10, サービス利用日: /m)]);
    expect((await runKaigo(["check", join(folder, "spoilt")], inJapanese)).out).toMatch(/^ {2}エラー LAYOUT UPPLAN_\S+, 2行目, 項番10, サービス利用日: /m);
  });

  test("ends with 1 where there is nothing to check", async () => {
    expect((await runKaigo(["check", join(folder, "nowhere")])).code).toBe(1);
    await mkdir(join(folder, "empty"));
    expect(await runKaigo(["check", join(folder, "empty")])).toMatchObject({ code: 1, out: "" });
  });
});

test("a set is sent, listed, fetched byte for byte, confirmed, and made again", async () => {
  const files = usageTableSet();
  const sent = await as("manager", ["send", await put("sent", files)]);
  expect(sent).toMatchObject({ code: 0, err: "" });
  const [, id = ""] = /^(\S{22}) {2}IMPORTED\n$/.exec(sent.out) ?? [];

  // Its sender may fetch it too, and has nothing to confirm.
  expect(await as("manager", ["fetch", id, "--out", join(folder, "before")])).toMatchObject({ code: 0, err: "", out: expect.stringContaining(`${id}  IMPORTED`) });

  const listed = await as("helper", ["inbox", "--month", "2025-04", "--state", "imported"]);
  expect(listed.out).toContain(`${id}  IMPORTED   20250325100000  1370100008/43 → 1370100016/11  usageTable  2025-04\n1 parcel(s).\n`);
  expect(JSON.parse((await as("manager", ["inbox", "--outbox", "--json"])).out)).toMatchObject([{ id, state: "IMPORTED" }]);
  expect((await as("helper", ["inbox", "--state", "COLLECTED"])).out).toBe("0 parcel(s).\n");

  const kept = await as("helper", ["fetch", id, "--out", join(folder, "kept"), "--keep", "--json"]);
  expect(JSON.parse(kept.out)).toMatchObject([{ id, state: "IMPORTED" }]);
  const fetched = await as("helper", ["fetch", "--all", "--out", join(folder, "fetched")], inJapanese);
  expect(fetched).toMatchObject({ code: 0, out: expect.stringContaining(`${id}  受領済`) });
  const sentBytes = Object.fromEntries(files.map(({ fileName, bytes }) => [fileName, bytes]));
  for (const place of ["kept", "fetched"]) expect(await bytesIn(join(folder, place, "20250325100000_1370100008_43_11"))).toEqual(sentBytes);
  expect((await as("helper", ["fetch", "--all", "--out", join(folder, "again")])).out).toBe("There is nothing to fetch.\n");
  expect((await as("helper", ["inbox", "--state", "COLLECTED"])).out).toContain(id);

  const made = await as("manager", ["export", "--kind", "usage-table", "--person", person, "--month", "2025-04", "--receiver", "1370100016/11", "--serial", "20250325100000", "--out", join(folder, "made")]);
  expect(made).toMatchObject({ code: 0, out: `${files.map(({ fileName }) => fileName).join("\n")}\n` });
  expect(await bytesIn(join(folder, "made"))).toEqual(sentBytes);
});

describe("refusals end with 2, what could not be tried with 1", () => {
  test("a set that the check refuses", async () => {
    const bad = await as("manager", ["send", await put("bad", planSet({ serial: "20250401000000" }).slice(1))]);
    expect([bad.code, bad.out]).toEqual([2, expect.stringMatching(/ {2}REJECTED\n {2}error R09/)]);
    const json = await as("manager", ["send", join(folder, "bad"), "--json"]);
    expect([json.code, JSON.parse(json.out)]).toEqual([2, expect.objectContaining({ state: "REJECTED" })]);
  });

  test("a stray file, told by its name in the terminal's language", async () => {
    const stray = await put("stray", planSet({ serial: "20250402000000" }));
    await writeFile(join(stray, "memo.txt"), "x");
    expect(await as("manager", ["send", stray])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/\(PARCEL_REFUSED\)\n[^]*error R06 memo\.txt[^]*\n→ See the findings/) });
    expect((await as("manager", ["send", stray], inJapanese)).err).toMatch(/エラー R06 memo\.txt/);
    const json = await as("manager", ["send", stray, "--json"]);
    expect([json.code, JSON.parse(json.out)]).toEqual([2, expect.objectContaining({ code: "PARCEL_REFUSED", findings: expect.arrayContaining([expect.objectContaining({ file: "memo.txt", rule: "R06" })]) })]);
  });

  test("another office's set, a strange parcel, an export without a person", async () => {
    expect(await as("helper", ["send", join(folder, "good")])).toMatchObject({ code: 2, err: expect.stringContaining("PARCEL_SENDER_MISMATCH") });
    expect(await as("helper", ["fetch", "x", "--out", folder])).toMatchObject({ code: 2, err: expect.stringMatching(/\(NOT_FOUND\)\n→ Check the identifier\.\n$/) });
    expect((await as("helper", ["fetch", "x", "--out", folder], inJapanese)).err).toMatch(/→ 識別子を確認してください。\n$/);
    const strange = await as("manager", ["export", "--kind", "plan", "--person", "x", "--receiver", "1370100016/11", "--out", folder, "--json"]);
    expect([strange.code, JSON.parse(strange.out)]).toEqual([2, expect.objectContaining({ code: "NOT_FOUND" })]);
    expect((await as("manager", ["inbox"], { TOKEN: "x" })).code).toBe(2);
  });

  test("no token, no server, no address, no folder, both one and all", async () => {
    expect((await runKaigo(["inbox", "--url", shape.url])).code).toBe(1);
    expect(await runKaigo(["inbox", "--url", `http://127.0.0.1:${await freePort()}`, "--token", "x"])).toMatchObject({ code: 1, err: expect.stringContaining("cannot be reached (ECONNREFUSED)") });
    expect((await runKaigo(["inbox", "--url", "file:///etc", "--token", "x"])).code).toBe(1);
    expect((await as("manager", ["send", join(folder, "nowhere")])).code).toBe(1);
    expect((await as("helper", ["fetch", "--out", folder])).code).toBe(1);
    expect((await as("manager", ["export", "--kind", "plan", "--person", person, "--receiver", "x", "--out", folder])).code).toBe(1);
  });
});

describe("kaigo failed and retry", () => {
  const onDatabase = (...args: string[]) => runKaigo(args, { DATABASE_URL: database.adminUrl });

  test("list what was set aside and let it be tried again; anything else is told", async () => {
    expect(await onDatabase("failed")).toEqual({ code: 0, err: "", out: "0 parcel(s) set aside.\n" });
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query("INSERT INTO exchange.parcel (sender_office_number, receiver_office_number, serial, size, sha256, received_by, state, attempts, last_error_code) VALUES ('1370100008', '1370100016', '20200101000000', 1, '', 'x', 'FAILED', 8, '40P01')");
    await client.end();
    const { out } = await onDatabase("failed");
    expect(out).toMatch(/20200101000000 {2}1370100008 → 1370100016 .* 8 attempt\(s\)\n {2}40P01: refused by the database/);
    const [parcel] = JSON.parse((await onDatabase("failed", "--json")).out) as { id: string }[];
    expect(await onDatabase("retry", parcel?.id ?? "")).toEqual({ code: 0, err: "", out: "1 parcel(s) will be tried again.\n" });
    expect((await onDatabase("retry", parcel?.id ?? "")).code).toBe(1);
    expect((await onDatabase("retry")).err).toContain("one parcel, or --all");
  });
});
