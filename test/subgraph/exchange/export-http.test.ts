import pg from "pg";
import yauzl from "yauzl";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { withConnection } from "../../support/sql.js";
import { shapeNames, startShape, type Shape } from "../../support/shapes.js";
import { sampleOffices, usageTableSet } from "../../support/standard-samples.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { addOfficesAndPerson } from "./export-fixture.js";
import { toForm } from "./exchange-fixture.js";

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly findings?: readonly { readonly kind: string; readonly message: string }[];
}

async function entriesOf(archive: Buffer): Promise<Record<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(archive);
  const entries: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    entries[entry.fileName] = Buffer.concat(parts);
  }
  return entries;
}

describe.each(shapeNames)("POST /exchange/exports in the shape %s", (name) => {
  let database: TestDatabase;
  let shape: Shape;
  let token: string;
  let id: string;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "migrated" });
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    const person = await addOfficesAndPerson(client);
    await client.end();
    id = toGlobalId(person.insurerNumber, person.recipientId);
    shape = await startShape(name, database.adminUrl);
    token = await shape.token({ subject: "manager", role: "CARE_MANAGER", office: sampleOffices.careManager, serviceType: "43" });
    const sent = await fetch(`${shape.url}/exchange/parcels`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: toForm(usageTableSet()) });
    expect(await sent.json()).toMatchObject({ state: "IMPORTED" });
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  const body = (values: object = {}) => ({ kind: "usageTable", people: [id], month: "2025-04", receiver: { officeNumber: sampleOffices.homeHelp, serviceType: "11" }, serial: "20250325100000", ...values });
  const ask = (values: object = {}, headers: Record<string, string> = {}) =>
    fetch(`${shape.url}/exchange/exports`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers }, body: JSON.stringify(body(values)) });
  const refusal = async (values: object, headers: Record<string, string> = {}) => {
    const answer = await ask(values, headers);
    return { status: answer.status, ...((await answer.json()) as Refusal) };
  };

  test("answers a zip with the very bytes that were sent, twice the same", async () => {
    const answer = await ask();
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "application/zip", expect.stringContaining("no-store")]);
    const zip = Buffer.from(await answer.arrayBuffer());
    expect(await entriesOf(zip)).toEqual(Object.fromEntries(usageTableSet().map(({ fileName, bytes }) => [fileName, bytes])));
    expect(Buffer.from(await (await ask()).arrayBuffer()).equals(zip)).toBe(true);
  });

  test("refuses with the reason, in the caller's language, without saying who exists", async () => {
    expect(await refusal({ month: undefined })).toMatchObject({ status: 400, code: "INPUT_INVALID" });
    expect(await refusal({ kind: "everything" })).toMatchObject({ status: 400, code: "INPUT_INVALID" });
    expect(await refusal({ insuredNumber: "0000000101" })).toMatchObject({ status: 400, code: "INPUT_INVALID" });
    expect(await refusal({ people: ["x"] })).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(await refusal({ people: [toGlobalId("131011", "00000000-0000-7000-8000-000000000000")] })).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(await refusal({ receiver: { officeNumber: sampleOffices.careManager, serviceType: "43" } })).toMatchObject({ status: 422, code: "EXPORT_REFUSED", findings: [expect.objectContaining({ kind: "sameParty" })] });
    expect((await refusal({ month: "2025-09" }, { "accept-language": "en" })).message).toBe("No file set can be made: nothing to send.");
  });

  test("keeps in the access record who was asked for and not given", async () => {
    await expect(refusal({ receiver: { officeNumber: "1370100032", serviceType: "11" } })).resolves.toMatchObject({ status: 422, code: "EXPORT_REFUSED" });
    const foreign = await shape.token({ subject: "other", role: "CARE_MANAGER", office: "1370100032", serviceType: "11" });
    expect((await ask({}, { authorization: `Bearer ${foreign}` })).status).toBe(404);
    const denied = await withConnection(database.adminUrl, (client) => client.query("SELECT subject, category, count(*)::int AS n FROM audit.access_event WHERE operation = 'exchange.export' AND decision = 'DENIED' GROUP BY 1, 2 ORDER BY 1"));
    expect(denied.rows).toEqual([{ subject: "manager", category: "PERSON", n: 1 }, { subject: "other", category: "PERSON", n: 1 }]);
  });

  test("is described to everybody, as are the other routes", async () => {
    const { paths } = (await (await fetch(`${shape.url}/exchange/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/exchange/parcels", "/exchange/exports", "/exchange/webhooks"]));
    expect((await fetch(`${shape.url}/exchange/parcels?box=inbox`)).status).toBe(401);
  });

  test("needs a token of an office", async () => {
    expect((await ask({}, { authorization: "Bearer x" })).status).toBe(401);
    const officer = await shape.token({ subject: "officer", role: "MUNICIPALITY", insurer: "131011" });
    expect((await ask({}, { authorization: `Bearer ${officer}` })).status).toBe(403);
  });
});
