import pg from "pg";
import { actualsSubgraph } from "../../../subgraphs/actuals/subgraph.js";
import { actualReportImporter } from "../../../subgraphs/actuals/report/actual-report.importer.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";

const { insuredNumber, insurerNumber } = samplePerson;
const { careManager, homeHelp, preventiveService } = sampleOffices;
const opened = ["RESULT:MUNICIPALITY", "RESULT:RECIPIENT"];
const query = `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { actuals(month: "2025-04") {
  id serviceMonth serviceType version serial documentDate plannerName state recipient { id } serviceOffice { officeNumber } reportedBy { officeNumber } planOffice { officeNumber }
  days { serviceDate startTime endTime units serviceCount serviceCode proratedDays over30Days satelliteBranch } } } } }`;

let town: SmallTown;
const viewerOf = (role: "CARE_MANAGER" | "SERVICE_OFFICE", officeNumber: string) => asViewer(role, { officeNumber });
const manager = viewerOf("CARE_MANAGER", careManager);
const report = (officeNumber: string, records: Parameters<typeof sampleRecord<"UPJSK">>[1][]) =>
  town.take(actualReportImporter, {
    serial: "20250501100000",
    sender: { officeNumber, serviceType: "11" },
    receiver: { officeNumber: careManager, serviceType: "43" },
    files: { UPJSK: records.map((changes) => sampleRecord("UPJSK", { serviceOfficeNumber: officeNumber, ...changes })) },
  });
beforeAll(async () => {
  town = await openSmallTown(actualsSubgraph, [insuredNumber, "0000000102"]);
  await town.grant(insuredNumber, careManager, "CARE_MANAGER");
  for (const office of [homeHelp, preventiveService]) await town.grant(insuredNumber, office, "SERVICE_OFFICE");
  await report(homeHelp, [
    { startTime: "10:05", endTime: null, units: 0, plannerName: "見本 太郎", proratedDays: `1${"0".repeat(30)}` },
    { serviceDate: "2025-04-08", serviceCount: 2, satelliteBranch: "1" },
    { serviceCode: "151111" },
  ]);
  await report(preventiveService, [{ serviceCode: "621111", over30Days: "1" }]);
});
afterAll(() => town.close());

interface Report { id: string; serviceType: string; serviceOffice: { officeNumber: string }; days: object[] }
const read = async (viewer = manager) => {
  const answer = await town.ask(viewer, query, { id: town.globalId(insuredNumber) });
  const [person] = answer.data._entities as unknown as ({ actuals: Report[] } | null)[];
  return { ...answer, reports: person?.actuals ?? [] };
};
const officesAndTypes = (reports: readonly Report[]) => reports.map(({ serviceType, serviceOffice }) => `${serviceOffice.officeNumber} ${serviceType}`);

test("the care manager reads every office's results, item by item, one report for each service type", async () => {
  const { reports, codes } = await read();
  expect(codes).toEqual([]);
  expect(officesAndTypes(reports)).toEqual([`${homeHelp} 11`, `${homeHelp} 15`, `${preventiveService} 62`]);
  expect(reports[0]).toMatchObject({
    serviceMonth: "2025-04", version: 1, serial: "20250501100000", documentDate: "2025-03-25", plannerName: "見本 太郎", state: "IN_FORCE",
    recipient: { id: town.globalId(insuredNumber) }, reportedBy: { officeNumber: homeHelp }, planOffice: { officeNumber: careManager },
    days: [
      { serviceDate: "2025-04-01", startTime: "10:05", endTime: null, units: 0, serviceCount: 1, proratedDays: [1], over30Days: false, satelliteBranch: null },
      { serviceDate: "2025-04-08", serviceCount: 2, proratedDays: null, satelliteBranch: "1" },
    ],
  });
  expect(reports[2]?.days).toMatchObject([{ over30Days: true }]);
});

test("results with their days take two statements, for one person as for many", async () => {
  expect((await read()).statements).toHaveLength(2);
  const people = Object.keys(town.people).map((number) => ({ __typename: "Recipient", id: town.globalId(number) }));
  const many = `query($people: [_Any!]!) { _entities(representations: $people) { ... on Recipient { april: actuals(month: "2025-04") { days { units } } may: actuals(month: "2025-05") { days { units } } } } }`;
  expect((await town.ask(manager, many, { people })).statements).toHaveLength(2);
});

test("a service office sees its own results and not those of another office with the same person", async () => {
  expect(officesAndTypes((await read(viewerOf("SERVICE_OFFICE", homeHelp))).reports)).toEqual([`${homeHelp} 11`, `${homeHelp} 15`]);
  expect(officesAndTypes((await read(viewerOf("SERVICE_OFFICE", preventiveService))).reports)).toEqual([`${preventiveService} 62`]);
});

const byId = "query($id: ID!) { actualReport(id: $id) { days { units } } }";
const entity = `query($id: ID!) { _entities(representations: [{ __typename: "ActualReport", id: $id }]) { ... on ActualReport { days { units } } } }`;

test.each([
  ["another service office of the same person", () => viewerOf("SERVICE_OFFICE", preventiveService)],
  ["a service office without a relationship", () => viewerOf("SERVICE_OFFICE", sampleOffices.centre)],
  ["a care manager without a relationship", () => viewerOf("CARE_MANAGER", sampleOffices.centre)],
  ["the service office under a care manager's role", () => viewerOf("CARE_MANAGER", homeHelp)],
  ["another insurer's officer, even when results are opened to insurers", () => asViewer("MUNICIPALITY", { insurerNumber: "131029" }, opened)],
  ["the insurer's officer while results are closed to insurers", () => asViewer("MUNICIPALITY", { insurerNumber })],
  ["the person while results are closed to recipients", () => asViewer("RECIPIENT", { insurerNumber, recipientId: town.people[insuredNumber]?.recipientId })],
])("%s does not reach a report by its id", async (_, viewer) => {
  const id = (await read()).reports[0]?.id;
  expect((await town.ask(manager, byId, { id })).data.actualReport).not.toBeNull();
  expect((await town.ask(viewer(), byId, { id })).data?.actualReport ?? null).toBeNull();
  expect((await town.ask(viewer(), entity, { id })).data._entities).toEqual([null]);
});

test("the insurer's officer and the person see all results once the operator has opened them", async () => {
  expect((await read(asViewer("MUNICIPALITY", { insurerNumber }, opened))).reports).toHaveLength(3);
  expect((await read(asViewer("RECIPIENT", { insurerNumber, recipientId: town.people[insuredNumber]?.recipientId }, opened))).reports).toHaveLength(3);
});

test("without its restricting policy an office would see the other's results: the tests above can fail", async () => {
  const admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  const own = "USING ((SELECT current_setting('app.role', true)) <> 'SERVICE_OFFICE' OR service_office_number = nullif((SELECT current_setting('app.office', true)), ''))";
  try {
    await admin.query("ALTER POLICY actual_report_own_office ON actuals.actual_report USING (true)");
    const { reports } = await read(viewerOf("SERVICE_OFFICE", homeHelp));
    expect(reports).toHaveLength(3);
    expect(reports[2]?.days).toEqual([]);
  } finally {
    await admin.query(`ALTER POLICY actual_report_own_office ON actuals.actual_report ${own}`);
    await admin.end();
  }
  expect((await read(viewerOf("SERVICE_OFFICE", homeHelp))).reports).toHaveLength(2);
});
