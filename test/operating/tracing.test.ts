import { demoPersonas } from "../../demo/personas.js";
import { openTelemetry } from "../../platform/telemetry/telemetry.js";
import { withoutLiterals } from "../../platform/telemetry/watch-statements.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { shapeNames, startShape } from "../support/shapes.js";
import { TOWN } from "../support/templates.js";
import { Collector, type SentSpan } from "../support/trace-collector.js";

const query = "query Person($insurer: InsurerNumber!, $number: InsuredNumber!) { recipientByNumber(insurerNumber: $insurer, insuredNumber: $number) { id name carePlan { overallSupportPolicy } } }";
const { goodExample } = demoPersonas(TOWN);
const variables = { insurer: goodExample.insurerNumber, number: goodExample.insuredNumber };
const unknownParcel = "nobody-has-sent-it";
const caller = "4bf92f3577b34da6a3ce929d0e0e4736";

/** Each span of the name with those it stands below, `span < parent < …`. */
function waysOf(spans: readonly SentSpan[], name: string): string[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const wayOf = (span: SentSpan): string[] => [span.name, ...(span.parentSpanId && byId.has(span.parentSpanId) ? wayOf(byId.get(span.parentSpanId) as SentSpan) : [])];
  return spans.filter((span) => span.name === name).map((span) => wayOf(span).join(" < "));
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
}, 120_000);

afterAll(() => database?.drop());

async function trace(name: (typeof shapeNames)[number], ratio: number): Promise<Collector> {
  const collector = new Collector();
  const telemetry = await openTelemetry({ METRICS_PORT: undefined, OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen(), TRACES_RATIO: ratio }, "kaigo");
  const shape = await startShape(name, database.adminUrl, {}, { telemetry });
  const token = await shape.token({ subject: "cm-7", role: "CARE_MANAGER", office: goodExample.careManagerOffice, serviceType: "43" });
  const headers = { traceparent: `00-${caller}-00f067aa0ba902b7-00`, "x-request-id": "request-of-a-test" };
  const answer = await askGraph<{ recipientByNumber: { id: string } }>(shape.url, token, query, variables, headers);
  expect(answer.errors).toBeUndefined();
  const rest = async (path: string, body?: object) => {
    const asked = await fetch(`${shape.url}${path}`, { method: body ? "POST" : "GET", headers: { ...headers, authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) }, ...(body && { body: JSON.stringify(body) }) });
    await asked.arrayBuffer();
    return [asked.status, asked.headers.get("x-request-id")];
  };
  const person = answer.data?.recipientByNumber.id;
  expect(await rest("/exchange/parcels?box=outbox")).toEqual([200, "request-of-a-test"]);
  expect(await rest(`/exchange/parcels/${unknownParcel}`)).toEqual([404, "request-of-a-test"]);
  expect(await rest("/exchange/exports", { kind: "plan", people: [person], receiver: { officeNumber: goodExample.careManagerOffice, serviceType: "43" } })).toEqual([expect.any(Number), "request-of-a-test"]);
  await shape.close();
  await telemetry.tracing?.stop();
  collector.close();
  return collector;
}

describe.each(shapeNames)("a trace in %s", (name) => {
  let collector: Collector;

  beforeAll(async () => {
    collector = await trace(name, 1);
  });

  test("goes from the caller through the gateway and the subgraphs to SQL", () => {
    const spans = collector.spans;
    const root = spans.find((span) => span.name === "graphql");
    expect(root).toMatchObject({ traceId: caller, parentSpanId: "00f067aa0ba902b7" });
    expect(root?.attributes).toContainEqual({ key: "kaigo.request_id", value: { stringValue: "request-of-a-test" } });
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([caller]));
    const ways = waysOf(spans, "SQL");
    expect(ways).toContain(name === "distributed" ? "SQL < subgraph recipients < fetch recipients < graphql" : "SQL < fetch recipients < graphql");
    expect(ways).toContain(name === "distributed" ? "SQL < subgraph care-plans < fetch care-plans < graphql" : "SQL < fetch care-plans < graphql");
  });

  test("goes through the routes beside the graph, named after their pattern, with an error's code", () => {
    const spans = collector.spans;
    const far = name === "distributed" ? " < fetch exchange < GET /exchange/*" : "";
    expect(waysOf(spans, "SQL")).toContain(`SQL < GET /exchange/parcels${far}`);
    const missing = spans.find((span) => span.name === "GET /exchange/parcels/:id");
    expect(missing).toMatchObject({ status: { code: 2, message: "NOT_FOUND" } });
    expect(missing?.attributes).toContainEqual({ key: "http.response.status_code", value: { intValue: 404 } });
    expect(missing?.attributes).toContainEqual({ key: "kaigo.request_id", value: { stringValue: "request-of-a-test" } });
    expect(waysOf(spans, "POST /exchange/exports")).toEqual([name === "distributed" ? "POST /exchange/exports < fetch exchange < POST /exchange/*" : "POST /exchange/exports"]);
    expect(collector.bodies.join("")).not.toContain(unknownParcel);
  });

  test("holds statements without values and nobody's name or number", () => {
    const sent = collector.bodies.join("");
    expect(sent).toContain("SELECT");
    for (const personal of [variables.number, goodExample.name, "cm-7", goodExample.careManagerOffice]) expect(sent).not.toContain(personal);
  });
});

test("a ratio of nothing traces nothing, whatever the caller asks for", async () => {
  expect((await trace("one process", 0)).spans).toEqual([]);
});

test("with tracing and metrics off nothing stands between", async () => {
  expect(await openTelemetry({ METRICS_PORT: undefined, OTEL_EXPORTER_OTLP_ENDPOINT: undefined, TRACES_RATIO: 1 }, "kaigo")).toEqual({ metrics: undefined, tracing: undefined });
});

test("literals are taken out of statements", () => {
  expect(withoutLiterals("SET LOCAL app.insurers = '139006,''x'; SELECT E'a\\'b', c = 1")).toBe("SET LOCAL app.insurers = '…'; SELECT '…', c = 1");
});
