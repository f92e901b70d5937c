import pg from "pg";
import { schedulesSubgraph } from "../../../subgraphs/schedules/subgraph.js";
import { usageTableImporter } from "../../../subgraphs/schedules/usage-table/usage-table.importer.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";

const { insuredNumber, insurerNumber } = samplePerson;
const { careManager, homeHelp, preventiveService } = sampleOffices;
const wheelchair = { serviceCode: "171001", startTime: null, endTime: null, taisCode: "00001-000010", equipmentName: "車いす \"A\\B\", NULL\n{型}", detailNumber: 1, serviceOfficeNumber: preventiveService };
const files = {
  UPPLAN: [
    sampleRecord("UPPLAN", { plannerName: "見本 太郎", units: 250 }),
    sampleRecord("UPPLAN", { serviceDate: "2025-04-08", units: 250, proratedDays: `11${"0".repeat(28)}1` }),
    sampleRecord("UPPLAN", wheelchair),
  ],
  UPSIKYU: [
    sampleRecord("UPSIKYU", { units: 250, countOrDays: 2, unitPrice: "11.4", benefitRate: 90, totalCostCovered: 5700 }),
    sampleRecord("UPSIKYU", { serviceCode: "11AAAA", units: 0, over30Days: "0" }),
    sampleRecord("UPSIKYU", { serviceOfficeNumber: "9999999999", serviceCode: "999999", units: 0, claimedAmount: 5130, fixedOfficeCode: "9999999999" }),
  ],
  UPHOSOKU: [sampleRecord("UPHOSOKU", { targetMonth: "2025-04", carePlanDate: null, careLevel: "21", benefitLimitUnits: 16765, typeLimit1ServiceType: "11", typeLimit1LimitUnits: 9000, shortStayDaysCumulative: 3 })],
};
const query = `query($id: ID!, $own: OfficeNumber) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { usageTable(month: "2025-04") {
  id serviceMonth state version serial documentDate plannerName careLevel benefitLimitUnits typeLimits { serviceType limitUnits } shortStayDaysCumulative recipient { id } planningOffice { officeNumber }
  plannedServices(serviceOfficeNumber: $own) { serviceDate startTime units proratedDays serviceCode taisCode equipmentName detailNumber over30Days serviceOffice { officeNumber } }
  printedGrid(serviceOfficeNumber: $own) { serviceCode total }
  benefitRows { kind serviceCode unitPrice totalCostCovered } benefitTotal { kind claimedAmount } } } } }`;
const viewers = {
  "the insurer's officer": asViewer("MUNICIPALITY", { insurerNumber }),
  "the care manager": asViewer("CARE_MANAGER", { officeNumber: careManager }),
  "the service office": asViewer("SERVICE_OFFICE", { officeNumber: homeHelp }),
};
const strangers = {
  "another insurer's officer": asViewer("MUNICIPALITY", { insurerNumber: "131029" }),
  "an office without a relationship": asViewer("SERVICE_OFFICE", { officeNumber: preventiveService }),
  "the office in a role it does not have there": asViewer("MEDICAL_INSTITUTION", { officeNumber: homeHelp }),
  "another recipient": asViewer("RECIPIENT", { insurerNumber, recipientId: "00000000-0000-7000-8000-000000000009" }),
  "an analyst": asViewer("ANALYST"),
  "an operator": asViewer("OPERATOR"),
};

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown(schedulesSubgraph, [insuredNumber, "0000000102"]);
  await town.grant(insuredNumber, careManager, "CARE_MANAGER");
  await town.grant(insuredNumber, homeHelp, "SERVICE_OFFICE");
  await town.take(usageTableImporter, { serial: "20250325100000", files });
});
afterAll(() => town.close());

const read = async (viewer = viewers["the care manager"], own: string | null = null) => {
  const answer = await town.ask(viewer, query, { id: town.globalId(insuredNumber), own });
  const [person] = answer.data._entities as unknown as ({ usageTable: Record<string, never> | null } | null)[];
  return { ...answer, table: person?.usageTable ?? null };
};

test("every item comes back as it was sent, in the file's order", async () => {
  const { table, codes } = await read();
  expect(codes).toEqual([]);
  expect(table).toMatchObject({
    serviceMonth: "2025-04", state: "IN_FORCE", version: 1, serial: "20250325100000", documentDate: "2025-03-25", plannerName: "見本 太郎",
    careLevel: "21", benefitLimitUnits: 16765, typeLimits: [{ serviceType: "11", limitUnits: 9000 }], shortStayDaysCumulative: 3,
    recipient: { id: town.globalId(insuredNumber) }, planningOffice: { officeNumber: careManager },
    plannedServices: [
      { serviceDate: "2025-04-01", startTime: "10:00", units: 250, proratedDays: null, over30Days: false, serviceOffice: { officeNumber: homeHelp } },
      { serviceDate: "2025-04-08", proratedDays: [1, 2, 31] },
      { serviceCode: "171001", startTime: null, taisCode: "00001-000010", equipmentName: wheelchair.equipmentName, detailNumber: 1 },
    ],
    printedGrid: [{ serviceCode: "111111", total: 2 }, { serviceCode: "171001", total: 1 }],
    benefitRows: [{ kind: "DETAIL", unitPrice: "11.40", totalCostCovered: 5700 }, { kind: "SUBTOTAL_LIMIT", unitPrice: null }, { kind: "TOTAL" }],
    benefitTotal: { kind: "TOTAL", claimedAmount: 5130 },
  });
});

test("a usage table with both tables takes three statements, for one person as for many", async () => {
  expect((await read()).statements).toHaveLength(3);
  const ids = Object.keys(town.people).map((number) => ({ __typename: "Recipient", id: town.globalId(number) }));
  const many = `query($people: [_Any!]!) { _entities(representations: $people) { ... on Recipient { usageTables(from: "2024-05", to: "2026-04") { plannedServices { serviceCode } printedGrid { total } benefitRows { kind } benefitTotal { kind } } } } }`;
  const { statements, data } = await town.ask(viewers["the insurer's officer"], many, { people: ids });
  expect(statements).toHaveLength(3);
  expect((data._entities as unknown as { usageTables: unknown[] }[]).map(({ usageTables }) => usageTables.length)).toEqual([1, 0]);
});

test("a service office picks its own rows of what is sent to all", async () => {
  const { table } = await read(viewers["the service office"], homeHelp);
  expect(table).toMatchObject({ printedGrid: [{ serviceCode: "111111" }] });
  expect(table?.plannedServices).toHaveLength(2);
});

test.each(Object.entries(viewers))("%s sees the usage table", async (_, viewer) => {
  expect((await read(viewer)).table).toMatchObject({ plannedServices: [{}, {}, {}], benefitRows: [{}, {}, {}] });
});

test("the person sees it", async () => {
  const self = asViewer("RECIPIENT", { insurerNumber, recipientId: town.people[insuredNumber]?.recipientId });
  expect((await read(self)).table).toMatchObject({ plannedServices: [{}, {}, {}] });
});

const byId = `query($id: ID!) { usageTable(id: $id) { version plannedServices { units } } }`;
const entity = `query($id: ID!) { _entities(representations: [{ __typename: "UsageTable", id: $id }]) { ... on UsageTable { version plannedServices { units } } } }`;

test.each(Object.entries(strangers))("%s sees nothing by any way in, without a hint", async (_, viewer) => {
  const { table } = await read();
  const id = table?.id;
  expect((await read(viewer)).table).toBeNull();
  expect((await town.ask(viewer, entity, { id })).data._entities).toEqual([null]);
  const { data, codes } = await town.ask(viewer, byId, { id });
  expect(data?.usageTable ?? null).toBeNull();
  expect(codes).toEqual(viewer.categories.includes("CARE_PLAN") ? [] : ["FORBIDDEN"]);
});

test("without row-level security the same strangers would see it: the test above can fail", async () => {
  const admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  const tables = ["usage_table", "planned_service", "benefit_row"];
  const switchTo = (state: string) => admin.query(tables.map((table) => `ALTER TABLE schedules.${table} ${state} ROW LEVEL SECURITY`).join("; "));
  try {
    await switchTo("DISABLE");
    expect((await read(strangers["another insurer's officer"])).table).not.toBeNull();
  } finally {
    await switchTo("ENABLE");
    await admin.end();
  }
  expect((await read(strangers["another insurer's officer"])).table).toBeNull();
});

test("a grant that has ended hides it on the next request", async () => {
  const office = preventiveService;
  await town.grant(insuredNumber, office, "SERVICE_OFFICE");
  expect((await read(strangers["an office without a relationship"])).table).not.toBeNull();
  await town.database.work([insurerNumber], (tx) => tx.execute("UPDATE recipients.access_grant SET valid_to = '2001-01-01' WHERE office_number = $1", [office]));
  expect((await read(strangers["an office without a relationship"])).table).toBeNull();
});

test("text that is no id, and months in the wrong order, are answered calmly", async () => {
  expect((await town.ask(viewers["the care manager"], byId, { id: "no-id" })).data.usageTable).toBeNull();
  const span = `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { usageTables(from: "2025-04", to: "2025-03") { id } } } }`;
  expect((await town.ask(viewers["the care manager"], span, { id: town.globalId(insuredNumber) })).codes).toEqual(["INPUT_INVALID"]);
});
