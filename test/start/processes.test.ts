import { demoPersonas } from "../../demo/personas.js";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { loadConfig } from "../../platform/config/config.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { freePort, KaigoProcess } from "../support/kaigo-process.js";
import { startShape } from "../support/shapes.js";
import { TOWN } from "../support/templates.js";

/** Two of the processes speak Japanese. */
const inJapanese: Readonly<Record<string, string>> = { gateway: "ゲートウェイが", municipal: "サブグラフ municipal が" };
const localeOf = (name: string) => (inJapanese[name] ? "ja_JP.UTF-8" : "en_US.UTF-8");
const listens = (name: string) => (inJapanese[name] ? new RegExp(`${inJapanese[name]} http://127\\.0\\.0\\.1:\\d+ で待ち受けています。`) : `Subgraph ${name} listens on http://127.0.0.1:`);
const names = ["recipients", "care-plans", "schedules", "actuals", "municipal", "exchange"];
const VIEWER_KEYS = "test:0123456789abcdef0123456789abcdef";
const query = "query People($insurer: InsurerNumber!, $number: InsuredNumber!) { recipientByNumber(insurerNumber: $insurer, insuredNumber: $number) { id name carePlan { overallSupportPolicy issues { text } } insuredCard { careLevel } certifications { status } careRelationships { office { name } } } }";

describe("six subgraphs and a gateway as processes of their own", () => {
  let database: TestDatabase;
  let dataDir: string;
  const processes: KaigoProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    dataDir = await mkdtemp(join(tmpdir(), "kaigo-processes-"));
  }, 120_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.kill("SIGKILL")));
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  test("give the same answer as one process, and stop when asked", async () => {
    const environment = { DATABASE_URL: database.adminUrl, DATA_DIR: dataDir, VIEWER_KEYS, DATABASE_POOL_MAX: "2" };
    const urls: string[] = [];
    for (const name of names) {
      const port = String(await freePort());
      processes.push(KaigoProcess.start(["subgraph", name], { ...environment, PORT: port, LC_ALL: localeOf(name) }));
      urls.push(`${name}=http://127.0.0.1:${port}`);
    }
    const port = String(await freePort());
    const issuer = await openDevelopmentIssuer(loadConfig({ DATA_DIR: dataDir, PORT: port }));
    processes.push(KaigoProcess.start(["gateway"], { LC_ALL: localeOf("gateway"), DATA_DIR: dataDir, VIEWER_KEYS, PORT: port, SUBGRAPH_URLS: urls.join(",") }));
    await Promise.all([...names, "gateway"].map((name, index) => (processes[index] as KaigoProcess).until(listens(name))));
    const { goodExample } = demoPersonas(TOWN);
    const variables = { insurer: goodExample.insurerNumber, number: goodExample.insuredNumber };
    const identity = { subject: "cm", role: "CARE_MANAGER", office: goodExample.careManagerOffice, serviceType: "43" } as const;
    const url = `http://127.0.0.1:${port}`;
    const soon = () => ({ signal: AbortSignal.timeout(30_000) });
    expect((await fetch(`${url}/ready`, soon())).status).toBe(200);
    expect((await fetch(`${url}/docs/`, soon())).status).toBe(200);
    // No demo person here: the menu shows what is to be filled in.
    expect(await (await fetch(`${url}/graphiql/operations.json`, soon())).text()).toContain('"{{personId}}"');
    const distributed = await askGraph(url, await issuer.issue(identity, loadConfig({}).IDENTITY_AUDIENCE), query, variables);
    const shape = await startShape("one process", database.adminUrl);
    const together = await askGraph(shape.url, await shape.token(identity), query, variables);
    await shape.close();
    expect(distributed.errors).toBeUndefined();
    expect(distributed.data).toEqual(together.data);
    expect(JSON.stringify(distributed.data)).toContain(goodExample.name);
    expect(await Promise.all(processes.map((process) => process.kill("SIGTERM")))).toEqual(processes.map(() => 0));
  }, 120_000);

  test("and the whole graph in copies of one process, of which one is killed, too, and counts for all of them together", async () => {
    const port = String(await freePort());
    const metricsPort = String(await freePort());
    const metricsToken = "a-token-of-a-test-only";
    const start = KaigoProcess.start(["start"], { DATABASE_URL: database.adminUrl, DATA_DIR: dataDir, PORT: port, DATABASE_POOL_MAX: "2", KAIGO_WORKERS: "2", METRICS_PORT: metricsPort, METRICS_TOKEN: metricsToken, GUARD_REQUESTS_PER_MINUTE: "30" });
    processes.push(start);
    await start.until("Stop with Ctrl-C");
    const issuer = await openDevelopmentIssuer(loadConfig({ DATA_DIR: dataDir, PORT: port }));
    const { goodExample } = demoPersonas(TOWN);
    const variables = { insurer: goodExample.insurerNumber, number: goodExample.insuredNumber };
    const token = await issuer.issue({ subject: "cm", role: "CARE_MANAGER", office: goodExample.careManagerOffice, serviceType: "43" }, loadConfig({}).IDENTITY_AUDIENCE);
    const url = `http://127.0.0.1:${port}`;
    const names = async () => new Set(await Promise.all(Array.from({ length: 8 }, async () => JSON.stringify((await askGraph(url, token, query, variables)).data).includes(goodExample.name))));
    expect(await names()).toEqual(new Set([true]));
    const ask = (path: string, authorization?: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`, { headers: authorization ? { authorization } : {} });
    const told = await (await ask("/metrics", `Bearer ${metricsToken}`)).text();
    expect(told).toMatch(/kaigo_operations_total\{operation="[0-9a-f]{12}",code="OK"\} 8\n/);
    expect(told).toMatch(/kaigo_queue_parcels\{state="RECEIVED"\} \d/);
    expect((await ask("/metrics")).status).toBe(401);
    expect(await (await ask("/ready", `Bearer ${metricsToken}`)).json()).toMatchObject({ status: "ready", checks: { migrations: { ok: true, detail: expect.stringContaining("migrations") } } });
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    // Two connections, so two copies: each alone would let 30 requests through.
    const busy = await issuer.issue({ subject: "busy", role: "CARE_MANAGER", office: goodExample.careManagerOffice, serviceType: "43" }, loadConfig({}).IDENTITY_AUDIENCE);
    const statuses: number[] = [];
    while (!statuses.includes(429)) {
      statuses.push(...(await Promise.all([0, 1].map(async () => (await askGraph(url, busy, "{ __typename }")).status))));
      await sleep(150);
    }
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(50);
    process.kill((await start.children())[0] as number, "SIGKILL");
    await start.until("A serving process ended: SIGKILL");
    expect(await names()).toEqual(new Set([true]));
    expect(await start.kill("SIGTERM")).toBe(0);
  }, 120_000);
});
