import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { composeContract } from "../../cli/contract/compose-contract.js";
import { examine } from "../../cli/doctor/examine.js";
import type { Finding } from "../../cli/doctor/finding.js";
import type { Patient } from "../../cli/doctor/patient.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { loadConfig } from "../../platform/config/config.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { runKaigo } from "../support/run-kaigo.js";
import { withConnection } from "../support/sql.js";

let database: TestDatabase;
let folder: string;
/** An installation as it is delivered: without sources to be compared. */
let root: string;
let issuer: Server;
let jwks: string;
let keys: object[];
let contract: ReturnType<typeof composeContract>;

beforeAll(async () => {
  database = await createTestDatabase({ template: "migrated" });
  contract = composeContract();
  folder = await mkdtemp(join(tmpdir(), "kaigo-doctor-"));
  root = join(folder, "delivered");
  await cp("package.json", join(root, "package.json"));
  issuer = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
  jwks = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json`;
}, 120_000);

beforeEach(() => {
  keys = [{ kty: "OKP", use: "sig" }];
});

afterAll(async () => {
  issuer?.close().closeAllConnections();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const AUDIT_SEAL_KEY = `2026:${randomBytes(32).toString("hex")}`;

const healthy = (): Record<string, string> => ({ NODE_ENV: "test", PORT: "0", DATA_DIR: folder, SUPERGRAPH: resolve("schema/supergraph.graphql"), DATABASE_URL: database.adminUrl, DATABASE_POOL_MAX: "2", IDENTITY_ISSUER: "https://id.example.jp", IDENTITY_JWKS_URL: jwks });

const diagnose = (settings: Record<string, string> = {}, patient: Partial<Patient> = {}): Promise<Finding[]> =>
  examine({ root, config: loadConfig({ ...healthy(), ...settings }), nodeVersion: "22.1.0", now: Date.now, compose: () => contract, load, ...patient });

/** Each supergraph is made ready once. */
const loaded = new Map<string, ReturnType<typeof loadSupergraph>>();
const load = (sdl: string) => {
  const state = loaded.get(sdl) ?? loadSupergraph(sdl);
  loaded.set(sdl, state);
  return state;
};

const faults = (findings: readonly Finding[]) => findings.filter(({ state }) => state === "wrong").map(({ check }) => check);

/** Carries statements out on the database, and others afterwards whatever happens. */
async function planted<T>(fault: string, cure: string, work: () => Promise<T>): Promise<T> {
  const change = (text: string) => withConnection(database.adminUrl, (client) => client.query(text));
  await change(fault);
  try {
    return await work();
  } finally {
    await change(cure);
  }
}

const parcel = (state: string, age: string) =>
  `INSERT INTO exchange.parcel (sender_office_number, receiver_office_number, serial, state, size, sha256, received_by, received_at) VALUES ('1370100016', '1379000043', '20261125000000', '${state}', 1, 'x', 'x', now() - interval '${age}')`;
const noParcel = "DELETE FROM exchange.parcel";

test("a healthy installation has nothing wrong, and every side was looked at", async () => {
  const findings = await diagnose();
  expect(faults(findings)).toEqual([]);
  expect([...new Set(findings.map(({ check }) => check.split(".")[0]))].sort()).toEqual(expect.arrayContaining(["contract", "database", "demo", "identity", "machine", "program", "queue", "settings"]));
});

describe("each planted fault is found, and nothing else is blamed:", () => {
  test("a Node.js that is too old", async () => {
    expect(faults(await diagnose({}, { nodeVersion: "18.20.0" }))).toEqual(["program.node"]);
    expect(faults(await diagnose({}, { nodeVersion: "20.18.9" }))).toEqual(["program.node"]);
    expect(faults(await diagnose({}, { nodeVersion: "20.19.0" }))).toEqual([]);
  });

  test("packages and a build that are not those of the sources", async () => {
    const project = join(folder, "project");
    await cp("scripts/lib", join(project, "scripts/lib"), { recursive: true });
    for (const name of ["package.json", "package-lock.json", "tsconfig.json"]) await cp(name, join(project, name));
    expect(faults(await diagnose({}, { root: project }))).toEqual(["program.packages", "program.build"]);
  });

  test("a port that another program holds", async () => expect(faults(await diagnose({ PORT: new URL(jwks).port }))).toEqual(["machine.port"]));

  test("a data folder that is a file", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    expect(faults(await diagnose({ DATA_DIR: file }))).toEqual(["machine.data"]);
  });

  test("a database that does not answer", async () => expect(faults(await diagnose({ DATABASE_URL: "postgres://kaigo:x@127.0.0.1:1/kaigo" }))).toEqual(["database.reachable"]));

  test("a migration that did not run", async () => {
    const found = await planted("UPDATE schema_migration SET name = 'x' || name WHERE id = 3", "UPDATE schema_migration SET name = ltrim(name, 'x') WHERE id = 3", () => diagnose());
    expect(faults(found)).toEqual(["database.migrations"]);
  });

  test("a table out of row-level security", async () => {
    const found = await planted("ALTER TABLE recipients.recipient NO FORCE ROW LEVEL SECURITY", "ALTER TABLE recipients.recipient FORCE ROW LEVEL SECURITY", () => diagnose());
    expect(faults(found)).toEqual(["database.row-security"]);
    expect(found.find(({ state }) => state === "wrong")?.text.en).toContain("recipients.recipient");
  });

  test("a login that owns a table", async () => {
    const found = await planted("CREATE TABLE public.planted (a int); ALTER TABLE public.planted OWNER TO kaigo_app", "DROP TABLE public.planted", () => diagnose());
    expect(faults(found)).toEqual(["database.roles"]);
  });

  test("a password that does not fit", async () => {
    const url = new URL(database.adminUrl);
    Object.assign(url, { username: "kaigo_nobody", password: "x" });
    expect(faults(await diagnose({ DATABASE_AUDIT_URL: url.href }))).toEqual(["database.logins"]);
  });

  test("a clock that runs ahead", async () => expect(faults(await diagnose({}, { now: () => Date.now() + 60_000 }))).toEqual(["database.clock"]));

  test("parcels that were set aside", async () => expect(faults(await planted(parcel("FAILED", "1 minute"), noParcel, () => diagnose()))).toEqual(["queue.failed"]));

  test("a queue that does not move", async () => expect(faults(await planted(parcel("RECEIVED", "2 hours"), noParcel, () => diagnose()))).toEqual(["queue.stuck"]));

  test("an example for a secret in production", async () => {
    const found = await diagnose({ NODE_ENV: "production", AUDIT_SEAL_KEY, VIEWER_KEYS: "2026-11:change-me-to-thirty-two-characters" });
    expect(faults(found)).toEqual(["settings.VIEWER_KEYS"]);
    expect(JSON.stringify(found)).not.toContain("thirty-two");
  });

  test("production without a key for seals", async () => expect(faults(await diagnose({ NODE_ENV: "production" }))).toEqual(["settings.AUDIT_SEAL_KEY"]));

  test("production without an issuer", async () => expect(faults(await diagnose({ NODE_ENV: "production", AUDIT_SEAL_KEY, IDENTITY_ISSUER: "" }))).toEqual(["identity.issuer"]));

  test("an issuer without keys, and one out of reach", async () => {
    keys = [];
    expect(faults(await diagnose())).toEqual(["identity.keys"]);
    expect(faults(await diagnose({ IDENTITY_JWKS_URL: "http://127.0.0.1:1/jwks" }))).toEqual(["identity.keys"]);
    expect(faults(await diagnose({ IDENTITY_JWKS_URL: "", IDENTITY_ISSUER: "http://127.0.0.1:1" }))).toEqual(["identity.keys"]);
  });

  test("a supergraph of another schema, and none at all", async () => {
    const other = join(folder, "supergraph.graphql");
    await writeFile(other, (await readFile("schema/supergraph.graphql", "utf8")).replace(/(# subgraph actuals sha256:\w{8})\w{8}/, (_, start: string) => `${start}00000000`));
    expect(faults(await diagnose({ SUPERGRAPH: other }))).toEqual(["contract.supergraph"]);
    expect(faults(await diagnose({ SUPERGRAPH: join(folder, "none.graphql") }))).toEqual(["contract.supergraph"]);
  });
});

test("the command tells it in the language of the terminal, as JSON for scripts, and by its exit code", async () => {
  const broken = { ...healthy(), PORT: "many", DATABASE_URL: "postgres://kaigo:hunter2@127.0.0.1:1/kaigo" };
  const told = await runKaigo(["doctor", "--json"], broken);
  const { findings } = JSON.parse(told.out) as { findings: { check: string; state: string; advice?: string }[] };
  expect(told.code).toBe(2);
  expect(findings[0]).toMatchObject({ check: "settings.PORT", state: "wrong" });
  const japanese = await runKaigo(["doctor"], { ...broken, PORT: "0", LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" });
  expect(japanese.out).toContain("データベースに接続できません");
  expect(japanese.out).not.toContain("\u001b[");
  expect(japanese.out).not.toContain("hunter2");
});
