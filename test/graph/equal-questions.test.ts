import { demoPersonas } from "../../demo/personas.js";
import { openTelemetry, type Telemetry } from "../../platform/telemetry/telemetry.js";
import { otherRequestsHeader, requestIdHeader, requestsBinding, viewerHeader } from "../../platform/subgraph/signed-request.js";
import { signViewer } from "../../platform/viewer/signed-viewer.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { serverOf, signingKeys } from "../support/rights/signed.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { asViewer } from "../support/small-town.js";
import { withConnection } from "../support/sql.js";
import { TOWN } from "../support/templates.js";
import { Collector } from "../support/trace-collector.js";

const { goodExample } = demoPersonas(TOWN);
const variables = { insurer: goodExample.insurerNumber, number: goodExample.insuredNumber };
const query = "query Person($insurer: InsurerNumber!, $number: InsuredNumber!) { recipientByNumber(insurerNumber: $insurer, insuredNumber: $number) { name carePlan { overallSupportPolicy } } }";
/** More than one call to a subgraph may answer for, with ids as long as ids may be. */
const ids = Array.from({ length: 60 }, (_, index) => `equal-question-${index}-`.padEnd(64, "x"));

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
}, 120_000);

afterAll(() => database?.drop());

/** Who looked at what under a request's id. */
const looks = (requestId: string) =>
  withConnection(database.adminUrl, async (admin) => (await admin.query<{ look: string }>("SELECT subject || ' ' || recipient_id || ' ' || category || ' ' || row_count AS look FROM audit.access_event WHERE request_id = $1 ORDER BY 1", [requestId])).rows.map(({ look }) => look));

describe.each(shapeNames)("equal questions of one viewer at the same moment, %s", (name) => {
  const collector = new Collector();
  let telemetry: Telemetry;
  let shape: Shape;

  beforeAll(async () => {
    telemetry = await openTelemetry({ METRICS_PORT: undefined, OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen(), TRACES_RATIO: 1 }, "kaigo");
    shape = await startShape(name, database.adminUrl, {}, { telemetry });
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    collector.close();
  });

  test("reach the subgraphs together, and each is answered and written down by itself", async () => {
    const tokenOf = (subject: string) => shape.token({ subject, role: "CARE_MANAGER", office: goodExample.careManagerOffice, serviceType: "43" });
    const [token, colleague] = [await tokenOf(`asks-${name}`), await tokenOf(`colleague-${name}`)];
    const ask = (requestId: string, as = token) => askGraph(shape.url, as, query, variables, { "x-request-id": requestId });
    const alone = await ask(`alone-in-${name.replace(" ", "-")}`);
    const theirs = ask(`colleague-in-${name.replace(" ", "-")}`, colleague);
    const answers = await Promise.all(ids.map((id) => ask(id)));
    for (const [index, { data, extensions }] of answers.entries()) expect([data, extensions?.requestId]).toEqual([alone.data, ids[index]]);
    const expected = await looks(`alone-in-${name.replace(" ", "-")}`);
    expect(expected.filter((look) => look.startsWith(`asks-${name} `))).toHaveLength(2);
    for (const id of ids) expect([id, (await looks(id)).filter((look) => look.startsWith(`asks-${name} `))]).toEqual([id, expected]);
    expect((await theirs).data).toEqual(alone.data);
    expect(await looks(`colleague-in-${name.replace(" ", "-")}`)).toEqual(expected.map((look) => look.replace(/^asks/, "colleague")));
    await telemetry.tracing?.stop();
    expect(collector.spans.filter((span) => span.name === "fetch recipients").length).toBeLessThan(ids.length / 2);
    expect(collector.spans.filter((span) => span.name === "graphql")).toHaveLength(ids.length + 2);
  });
});

describe("a subgraph that is told of other requests", () => {
  let shape: Shape;

  beforeAll(async () => {
    shape = await startShape("one process", database.adminUrl);
  }, 120_000);

  afterAll(() => shape?.close());

  const requestId = "signed-request-1";
  const payload = JSON.stringify({ query: query.replace(/ carePlan \{.*?\}/, ""), operationName: "Person", variables });

  /** Asks under the id above, with a signature over the one list of ids and a header that holds the other. */
  async function tell(signed: readonly string[], told: readonly string[]): Promise<number> {
    const viewer = asViewer("CARE_MANAGER", { officeNumber: goodExample.careManagerOffice });
    const header = signViewer(viewer, { requestId: requestsBinding(requestId, signed), audience: "recipients", body: payload }, signingKeys);
    const others = told.length > 0 ? { [otherRequestsHeader]: told.join(",") } : {};
    const { statusCode } = await serverOf(shape.house, "recipients").inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json", [requestIdHeader]: requestId, ...others, [viewerHeader]: header }, payload });
    return statusCode;
  }

  test("writes down a look of each when all of them are signed, and answers nobody when one is added, changed or left out", async () => {
    const others = ["signed-request-2", "signed-request-3"];
    expect(await tell(others, [])).toBe(401);
    expect(await tell(others, others.slice(1))).toBe(401);
    expect(await tell(others, [...others, "signed-request-4"])).toBe(401);
    expect(await tell(others, [...others].reverse())).toBe(401);
    expect(await tell([], others)).toBe(401);
    for (const id of [requestId, ...others]) expect([id, await looks(id)]).toEqual([id, []]);
    expect(await tell(others, others)).toBe(200);
    const [own, ...rest] = [await looks(requestId), await looks(others[0] as string), await looks(others[1] as string)];
    expect(own).toHaveLength(1);
    expect(rest).toEqual([own, own]);
  });
});
