import { demoPersonas } from "../../demo/personas.js";
import { houseMeasures, workMeasures } from "../../gateway/house/house-measures.js";
import { readSavedOperations, type SavedOperation } from "../../gateway/operations/saved-operations.js";
import { Metrics } from "../../platform/telemetry/metrics.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { shapeNames, startShape, withSavedOperations } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { TOWN } from "../support/templates.js";

const query = "query Secret($insurer: InsurerNumber!, $number: InsuredNumber!) { recipientByNumber(insurerNumber: $insurer, insuredNumber: $number) { id name } }";
const { goodExample } = demoPersonas(TOWN);
const variables = { insurer: goodExample.insurerNumber, number: goodExample.insuredNumber };
const careManager = { subject: "cm-7", role: "CARE_MANAGER", office: goodExample.careManagerOffice, serviceType: "43" } as const;

let database: TestDatabase;
let saved: SavedOperation;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  [saved] = (await readSavedOperations("schema/operations")) as [SavedOperation];
}, 120_000);

afterAll(() => database?.drop());

describe.each(shapeNames)("metrics in %s", (name) => {
  const metrics = new Metrics();
  let text: string;

  beforeAll(async () => {
    const shape = await startShape(name, database.adminUrl, withSavedOperations, { telemetry: { metrics } });
    if (name === "distributed") metrics.add(houseMeasures(shape.house));
    metrics.add(workMeasures(shape.house));
    const token = await shape.token(careManager);
    for (let time = 0; time < 2; time++) expect((await askGraph(shape.url, token, query, variables)).errors).toBeUndefined();
    await askGraph(shape.url, token, "{ nothing }");
    await askGraph(shape.url, token, saved.document);
    await askGraph(shape.url, "no token", query, variables);
    for (let time = 0; time < 400; time++) metrics.operationAnswered({ operation: `made-up-${time}`, code: "OK", seconds: 0 });
    text = await metrics.registry.metrics();
    await shape.close();
  });

  test("tell operations by the name of a trusted document or by hash, and code, not by what callers call them", () => {
    expect(text).toContain(`kaigo_operations_total{operation="${saved.operationName}",code=`);
    expect(text).toMatch(/kaigo_operations_total\{operation="[0-9a-f]{12}",code="OK"\} 2/);
    expect(text).toMatch(/kaigo_operations_total\{operation="[0-9a-f]{12}",code="OPERATION_INVALID"\} 1/);
    expect(text).toContain('kaigo_operations_total{operation="none",code="UNAUTHENTICATED"} 1');
    expect(text).not.toContain("Secret");
  });

  test("hold nothing personal", () => {
    for (const personal of [variables.number, goodExample.name, careManager.subject, careManager.office]) expect(text).not.toContain(personal);
  });

  test("keep the set of operations small whatever is sent", () => {
    const labels = new Set([...text.matchAll(/kaigo_operations_total\{operation="([^"]+)"/g)].map(([, operation]) => operation));
    expect(labels.size).toBe(301);
    expect(labels).toContain("other");
  });

  test("tell subgraph calls, statements, plans, documents, pools, admission, queue, audit and the event loop", () => {
    expect(text).toMatch(/kaigo_subgraph_call_duration_seconds_count\{subgraph="recipients",code="OK"\} [2-9]/);
    expect(text).toMatch(/kaigo_statement_duration_seconds_count [1-9]/);
    expect(text).toMatch(/kaigo_plan_hits_total [1-9]/);
    expect(text).toMatch(/kaigo_document_hits_total [1-9]/);
    expect(text).toMatch(/kaigo_pool_connections\{pool="app",use="idle"\} \d/);
    expect(text).toContain("kaigo_admission_waiting 0");
    expect(text).toContain('kaigo_queue_parcels{state="FAILED"} 0');
    expect(text).toContain("kaigo_audit_lag_seconds 0");
    expect(text).toContain("kaigo_audit_seal_age_seconds Nan");
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds [\d.]+/);
  });
});

test("a measure that cannot be read is told as such and hides no other", async () => {
  const metrics = new Metrics();
  metrics.add([{ name: "kaigo_broken", help: "x", read: () => Promise.reject(new Error("away")) }, { name: "kaigo_whole", help: "x", read: () => [{ value: 3 }] }]);
  const text = await metrics.registry.metrics();
  expect(text).toContain("kaigo_broken Nan");
  expect(text).toContain("kaigo_whole 3");
});

test("readiness tells the checks to everybody and the reasons to nobody outside", async () => {
  const shape = await startShape("one process", database.adminUrl);
  const ask = async () => {
    const answer = await fetch(`${shape.url}/ready`);
    return [answer.status, await answer.json()] as [number, { checks: object }];
  };
  const change = (text: string) => withConnection(database.adminUrl, (client) => client.query(text));
  expect(await ask()).toEqual([200, { status: "ready", checks: { database: "ok", migrations: "ok", queue: "ok", supergraph: "ok" } }]);
  await change("UPDATE schema_migration SET name = 'x' || name WHERE id = (SELECT max(id) FROM schema_migration)");
  const [status, body] = await ask();
  expect([status, body.checks]).toEqual([503, { database: "ok", migrations: "failed", queue: "ok", supergraph: "ok" }]);
  await change("UPDATE schema_migration SET name = ltrim(name, 'x') WHERE name LIKE 'x%'");
  await change("UPDATE exchange.parcel SET state = 'RECEIVED', received_at = now() - interval '1 hour' WHERE id = (SELECT min(id::text)::uuid FROM exchange.parcel)");
  expect(await ask()).toEqual([200, { status: "ready", checks: { database: "ok", migrations: "ok", queue: "failed", supergraph: "ok" } }]);
  await shape.close();
});
