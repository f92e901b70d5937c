import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { getIntrospectionQuery } from "graphql";
import pg from "pg";
import { askGraph } from "../support/graph-client.js";
import { followedGuides, followGuide } from "../support/follow-guide.js";
import { freePort, KaigoProcess } from "../support/kaigo-process.js";

const people = "12";
const insurers = "insurerNumber,name,prefectureCode,kind,municipalityNames\n016535,試験市,01,CITY,試験市\n";
const ready = "Kaigo Graph is ready.";
const loading = "demo town (synthetic people) …";

interface Persona {
  readonly id: string;
  readonly token: string;
}

describe("npm start's process", () => {
  let dataDir: string;
  let environment: Record<string, string>;
  let url: string;
  let town: Record<string, string>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "kaigo-start-"));
    await chmod(dataDir, 0o755);
    const port = String(await freePort());
    environment = { DATA_DIR: dataDir, PORT: port, DEMO_PEOPLE: people };
    url = `http://127.0.0.1:${port}`;
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
  });

  const counts = async () => {
    const { password, port } = JSON.parse(await readFile(join(dataDir, "postgres/kaigo-access.json"), "utf8")) as { password: string; port: number };
    const client = new pg.Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/kaigo` });
    await client.connect();
    try {
      const { rows } = await client.query(`SELECT (SELECT count(*) FROM recipients.recipient) AS people, (SELECT count(*) FROM exchange.parcel) AS parcels,
        (SELECT count(*) FROM exchange.parcel WHERE state <> 'IMPORTED') AS "notImported", (SELECT count(*) FROM schedules.planned_service) AS planned, (SELECT count(*) FROM actuals.actual_day) AS actual`);
      return rows[0] as Record<string, string>;
    } finally {
      await client.end();
    }
  };

  test("survives kill -9 at any moment of its first start and then has the whole town", async () => {
    for (const moment of [300, 1_500, 3_000, 4_500]) {
      const killed = KaigoProcess.start(["start"], environment);
      await sleep(moment);
      await killed.kill("SIGKILL");
    }
    const process = KaigoProcess.start(["start"], environment);
    await process.until(ready);
    town = await counts();
    expect(town).toMatchObject({ people, notImported: "0" });
    expect(Number(town.planned)).toBeGreaterThan(100);
    await process.kill("SIGKILL");
  }, 180_000);

  test("keeps the data over its death and tells scripts all it has to tell in one line", async () => {
    const again = KaigoProcess.start(["start", "--json"], environment);
    const told = (await again.until(/^\{.*\}$/m)).split("\n").find((line) => line.startsWith("{")) ?? "";
    expect(JSON.parse(told)).toEqual({
      addresses: { graphiql: `${url}/graphiql`, graph: `${url}/graphql`, docs: `${url}/docs`, exchange: `${url}/exchange/parcels`, health: `${url}/health`, ready: `${url}/ready` },
      identities: expect.arrayContaining([expect.objectContaining({ id: "doctor", role: "MEDICAL_INSTITUTION", token: expect.any(String) })]),
      example: { query: expect.stringContaining("recipient(id: $id)"), variables: { id: expect.any(String) } },
    });
    expect(await counts()).toEqual(town);
    expect(await again.kill("SIGINT")).toBe(0);
  });

  describe("while it serves", () => {
    let process: KaigoProcess;

    beforeAll(async () => {
      process = KaigoProcess.start(["start"], environment);
      await process.until("Stop with Ctrl-C");
    }, 120_000);

    test("has loaded nothing again", async () => {
      expect(process.output).not.toContain(loading);
      expect(await counts()).toEqual(town);
    });

    test("answers the graph, its page, its identities and its health, prints an example that works, and lets a load in beside it", async () => {
      const token = /authorization: Bearer (\S+)'/.exec(process.output)?.[1];
      const { query, variables } = JSON.parse(/-d '(.*)'/.exec(process.output)?.[1] ?? "{}") as { query: string; variables: Record<string, unknown> };
      const answer = await askGraph<{ recipient: { name: string } }>(url, token, query, variables);
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.recipient.name.length).toBeGreaterThan(1);
      expect((await askGraph(url, token, getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }))).errors).toBeUndefined();
      const personas = (await (await fetch(`${url}/dev/personas`)).json()) as Persona[];
      expect(personas.map(({ id }) => id)).toEqual(["recipient", "care-manager", "service-office", "doctor", "municipality", "analyst", "operator"]);
      for (const path of ["/health", "/ready", "/graphiql/", "/graphiql/operations.json", "/docs/"]) expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
      expect((await fetch(`${url}/exchange/parcels?box=inbox`)).status).toBe(401);
      const careManager = personas.find(({ id }) => id === "care-manager");
      expect((await fetch(`${url}/exchange/parcels?box=outbox`, { headers: { authorization: `Bearer ${careManager?.token}` } })).status).toBe(200);
      const second = KaigoProcess.start(["start"], { ...environment, PORT: String(await freePort()) });
      expect(await second.exit()).toBe(1);
      expect(second.output).toMatch(/→/);
      const folder = join(dataDir, "load");
      await mkdir(folder);
      await writeFile(join(folder, "insurer.csv"), insurers);
      await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", files: [{ kind: "insurer", file: "insurer.csv", rows: 1, sha256: createHash("sha256").update(insurers).digest("hex") }] }));
      const loading = KaigoProcess.start(["load", folder], { ...environment, LC_ALL: "ja_JP.UTF-8" });
      expect([await loading.exit(), loading.output.trimEnd()]).toEqual([0, expect.stringMatching(/目録 \(SHA-256\): [0-9a-f]{64}\n[^]*insurer +1 +1 +0 +1 +0 +\d+\n[^]*  [0-9a-f]{64}  insurer\.csv\n[^]*に書き出しました: reconciliation\.txt（突合表）、reconciliation\.csv、findings\.csv（指摘一覧）$/)]);
    });

    test.each(followedGuides())("lets the reader of docs/guides/%s paste every command", async (_file, pastes) => {
      expect(await followGuide(pastes, environment)).toEqual({ code: 0, said: expect.not.stringMatching(/"errors"|"code"/) });
    });

    test("refuses a command that a guide should not hold, so that the guide would be found wanting", async () => {
      expect(await followGuide("kaigo report statistic --set name=NOTHING --token none\n", environment)).toMatchObject({ code: 2 });
    });

    test("stops when asked", async () => {
      expect(await process.kill("SIGTERM")).toBe(0);
    });
  });

  test("says in one line why it cannot start, what to do, and ends with 1", async () => {
    const blocker: Server = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const address = blocker.address();
    const taken = KaigoProcess.start(["start"], { ...environment, PORT: String(typeof address === "object" ? address?.port : 0) });
    expect([await taken.exit(), taken.output.split("\n")[0]]).toEqual([1, expect.stringMatching(/^Port \d+ is in use\.$/)]);
    blocker.close();
    const unreachable = KaigoProcess.start(["start"], { ...environment, DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/x` });
    expect([await unreachable.exit(), unreachable.output.split("\n")[0]]).toEqual([1, "The database cannot be reached."]);
    const wrong = KaigoProcess.start(["start"], { ...environment, PORT: "ninety" });
    expect([await wrong.exit(), wrong.output.split("\n")[0]]).toEqual([1, "The setting PORT is missing or not valid."]);
    const production = KaigoProcess.start(["gateway"], { ...environment, NODE_ENV: "production", SUBGRAPH_URLS: "recipients=http://127.0.0.1:4101" });
    expect([await production.exit(), production.output.split("\n")[0]]).toEqual([1, "The setting IDENTITY_ISSUER is missing or not valid."]);
  });
});
