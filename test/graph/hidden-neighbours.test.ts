import { getNamedType, isNonNullType, isObjectType } from "graphql";
import { allManifests } from "../../gateway/house/manifests.js";
import { loadConfig } from "../../platform/config/config.js";
import { buildSubgraph, entityTypes } from "../../platform/graphql/build-subgraph.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

/** The subgraph that decides whether there is one. */
const owners: Readonly<Record<string, string>> = {
  Recipient: "recipients", Office: "recipients", Insurer: "municipal", Certification: "municipal", Parcel: "exchange",
  CarePlan: "care-plans", PreventivePlan: "care-plans", BasicInformation: "care-plans", UsageTable: "schedules", ActualReport: "actuals",
};

/** Fields that lead back to the person, by root field. */
const ways = { carePlan: "CarePlan", preventivePlan: "PreventivePlan", usageTable: "UsageTable", actualReport: "ActualReport", certification: "Certification" };

test("an entity that another subgraph owns may always be missing", async () => {
  const broken: string[] = [];
  for (const manifest of allManifests(loadConfig({ NODE_ENV: "test" }))) {
    const { name, schema } = await buildSubgraph(manifest);
    const foreign = new Set(entityTypes(schema).map((type) => type.name).filter((type) => owners[type] !== name));
    for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) if (isNonNullType(field.type) && foreign.has(getNamedType(field.type).name)) broken.push(`${name}: ${type.name}.${field.name}`);
    }
  }
  expect(broken).toEqual([]);
});

describe.each(shapeNames)("what is hidden beside what is seen, %s", (name) => {
  let database: TestDatabase;
  let shape: Shape;
  let subject: Subject;
  let token: string;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    shape = await startShape(name, database.adminUrl);
    subject = await prepareSubject(database.adminUrl);
    token = await shape.token({ subject: "cm", role: "CARE_MANAGER", office: subject.inCharge.CARE_MANAGER, jobType: "介護支援専門員" });
    await withConnection(database.adminUrl, async (admin) => {
      await admin.query("DELETE FROM recipients.access_grant WHERE insurer_number = $1 AND recipient_id = $2 AND category = 'PERSON'", [subject.insurerNumber, subject.recipientId]);
      await admin.query("DELETE FROM recipients.office WHERE office_number = $1", [subject.inCharge.SERVICE_OFFICE]);
    });
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  test.each(Object.entries(ways))("a %s stays readable when its person is hidden", async (field, type) => {
    const answer = await askGraph<Record<string, { id: string; recipient: object | null }>>(shape.url, token, `query ($id: ID!) { ${field}(id: $id) { id recipient { name } } }`, { id: subject.rows[type] });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.[field]).toEqual({ id: subject.rows[type], recipient: null });
  });

  test("a planned service stays readable when its office is in no directory", async () => {
    const query = "query ($id: ID!) { usageTable(id: $id) { planningOffice { name } plannedServices { serviceDate serviceOfficeNumber serviceOffice { name } } } }";
    const answer = await askGraph<{ usageTable: { plannedServices: { serviceOfficeNumber: string; serviceOffice: object | null }[] } }>(shape.url, token, query, { id: subject.rows.UsageTable });
    expect(answer.errors).toBeUndefined();
    const services = answer.data?.usageTable.plannedServices ?? [];
    expect(services.length).toBeGreaterThan(0);
    for (const { serviceOfficeNumber, serviceOffice } of services) expect([serviceOfficeNumber, serviceOffice !== null]).toEqual([serviceOfficeNumber, serviceOfficeNumber !== subject.inCharge.SERVICE_OFFICE]);
  });

  test("so do results", async () => {
    const answer = await askGraph(shape.url, token, "query ($id: ID!) { actualReport(id: $id) { id serviceOffice { name } reportedBy { name } days { serviceDate } } }", { id: subject.rows.ActualReport });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ actualReport: { id: subject.rows.ActualReport, serviceOffice: null, reportedBy: null, days: expect.any(Array) } });
  });

  test("and parcels", async () => {
    const answer = await askGraph<{ parcels: { nodes: { receiver: object | null }[] } }>(shape.url, token, "{ parcels(first: 100, box: OUTBOX) { nodes { id receiver { name } } } }");
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.parcels.nodes.some(({ receiver }) => receiver === null)).toBe(true);
  });
});
