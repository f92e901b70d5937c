import { demoPersonas } from "../../demo/personas.js";
import { toGlobalId } from "../../platform/graphql/global-id.js";
import { toViewer } from "../../platform/viewer/viewer.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { TOWN } from "../support/templates.js";

const query = `query Person($id: ID!, $month: YearMonth!) { recipient(id: $id) { name carePlan { issues { text goals { longTermGoal } } weeklyServices { weekday } overallSupportPolicy } usageTable(month: $month) { plannedServices { serviceCode } benefitRows { kind } } actuals(month: $month) { serviceType days { serviceDate } } insuredCard { careLevel } certifications { status } } }`;

describe.each(shapeNames)("the unified query in %s", (name) => {
  let database: TestDatabase;
  let shape: Shape;
  let id: string;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    shape = await startShape(name, database.adminUrl);
    const { insurerNumber, insuredNumber } = demoPersonas(TOWN).goodExample;
    const session = shape.house.database.read(toViewer({ subject: "test", role: "MUNICIPALITY", insurerNumber, purpose: "TEST", secondFactor: true, categories: ["PERSON"] }));
    const [person] = await session.query<{ id: string }>("SELECT id FROM recipients.recipient WHERE insured_number = $1", [insuredNumber]);
    await session.close();
    id = toGlobalId(insurerNumber, person?.id ?? "");
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  test("walks from the person to the results for the care manager", async () => {
    const persona = demoPersonas(TOWN).personas.find(({ role }) => role === "CARE_MANAGER");
    const token = await shape.token({ subject: "cm", role: "CARE_MANAGER", office: persona?.officeNumber, serviceType: "43" });
    const answer = await askGraph<{ recipient: Record<string, unknown[]> }>(shape.url, token, query, { id, month: demoPersonas(TOWN).goodExample.months[0] });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.recipient.actuals?.length).toBeGreaterThan(0);
  });
});
