import { benefitGroupImporter } from "../../../subgraphs/schedules/benefit-group/benefit-group.importer.js";
import { schedulesSubgraph } from "../../../subgraphs/schedules/subgraph.js";
import { usageTableImporter } from "../../../subgraphs/schedules/usage-table/usage-table.importer.js";
import { putCodes, putOffice, putRatio } from "../../support/benefit-masters.js";
import type { ParcelFiles } from "../../support/import-batch.js";
import { withConnection } from "../../support/sql.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";
import type { RecordByLayout } from "../../../standard/index.js";

const [a, b, c10, c20, c30, other, level] = ["0000000301", "0000000302", "0000000303", "0000000304", "0000000305", "0000000306", "0000000307"] as const;
const { homeHelp, preventiveService, careManager } = sampleOffices;
const officer = asViewer("MUNICIPALITY", { insurerNumber: samplePerson.insurerNumber });

interface Row { serviceCode: string; over30Days: boolean; serviceUnitsTotal: number; totalCostCovered: number | null; claimedAmount: number | null; copaymentCovered: number | null; copaymentFull: number | null }
interface Computed { limitUnits: number; benefitRate: number; allocation: string; isComplete: boolean; overLimitUnits: number; totalCost: number; claimedAmount: number; copaymentCovered: number; copaymentFull: number; rows: Row[]; plannedBenefits: { serviceOfficeNumber: string; units: number }[] }
interface Finding { code: string; serviceCode: string | null; item: string | null; sent: string | null; computed: string | null; messageJa: string; messageEn: string }

let town: SmallTown;
let serial = 20250325000000;

beforeAll(async () => {
  town = await openSmallTown(schedulesSubgraph, [a, b, c10, c20, c30, other, level]);
  await withConnection(town.adminUrl, async (admin) => {
    for (const [office, grade] of [[homeHelp, "1"], [preventiveService, "5"]] as const) await putOffice(admin, office, grade);
    await putCodes(admin, [
      { code: "212345", units: 755, per: "DAY" }, { code: "212346", units: -30, per: "DAY" }, { code: "212347", units: 725, per: "DAY" }, { code: "216000", units: 18, per: "DAY", limitManaged: false },
      { code: "A41001", units: 401, fixedCopay: 414 }, { code: "A41002", units: 401, fixedCopay: 777 }, { code: "A81003", units: 871, fixedCopay: 871 },
      { code: "111111", units: 16_765 },
    ]);
    // The old price of the sample (10.35) and the insurer's own limit for 事業対象者 are masters of their month.
    await admin.query("INSERT INTO schedules.unit_price (area_grade, labour_share, valid_from, valid_to, price_hundredths) VALUES ('5', 70, '2015-05', '2015-09', 1035), ('5', 45, '2015-05', '2015-09', 1035)");
    await admin.query("INSERT INTO schedules.insurer_grade (insurer_number, valid_from, area_grade) VALUES ($1, '2015-04', '5')", [samplePerson.insurerNumber]);
    await admin.query("INSERT INTO schedules.care_level_limit (care_level, insurer_number, valid_from, limit_units) VALUES ('06', $1, '2015-04', 10473)", [samplePerson.insurerNumber]);
    for (const [person, ratio] of [[c20, 20], [c30, 30]] as const) await putRatio(admin, town.people[person] as never, ratio);
  });
});
afterAll(() => town.close());

const days = (month: string, count: number) => Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
const cell = (insuredNumber: string, targetMonth: string, changes: Partial<RecordByLayout["UPPLAN"]>) => sampleRecord("UPPLAN", { insuredNumber, targetMonth, units: 0, serviceCount: 1, ...changes });

async function send(insuredNumber: string, targetMonth: string, planned: readonly Partial<RecordByLayout["UPPLAN"]>[], supplement: Partial<RecordByLayout["UPHOSOKU"]>, benefit: readonly Partial<RecordByLayout["UPSIKYU"]>[] = []): Promise<void> {
  const files: ParcelFiles = {
    UPPLAN: planned.map((changes) => cell(insuredNumber, targetMonth, changes)),
    UPSIKYU: benefit.map((changes) => sampleRecord("UPSIKYU", { insuredNumber, targetMonth, units: 0, countOrDays: 0, over30Days: "0", ...changes })),
    UPHOSOKU: [sampleRecord("UPHOSOKU", { insuredNumber, targetMonth, carePlanDate: null, ...supplement })],
  };
  const parcel = { files, serial: String((serial += 1)) };
  await town.take(usageTableImporter, parcel);
  await town.take(benefitGroupImporter, parcel);
}

async function read(insuredNumber: string, month: string): Promise<{ computedBenefit: Computed; benefitFindings: Finding[] }> {
  const { data, codes } = await town.ask(officer, `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { usageTable(month: "${month}") {
    computedBenefit { limitUnits benefitRate allocation isComplete overLimitUnits totalCost claimedAmount copaymentCovered copaymentFull plannedBenefits { serviceOfficeNumber units }
      rows { serviceCode over30Days serviceUnitsTotal totalCostCovered claimedAmount copaymentCovered copaymentFull } }
    benefitFindings { code serviceCode item sent computed messageJa messageEn } } } } }`, { id: town.globalId(insuredNumber) });
  expect(codes).toEqual([]);
  return (data._entities as unknown as { usageTable: { computedBenefit: Computed; benefitFindings: Finding[] } }[])[0]?.usageTable as never;
}

const yen = (rows: readonly Row[], code: string, over30Days = false) => {
  const row = rows.find((one) => one.serviceCode === code && one.over30Days === over30Days);
  return [row?.serviceUnitsTotal, row?.totalCostCovered, row?.claimedAmount, row?.copaymentCovered, row?.copaymentFull];
};
const kept = (insuredNumber: string) =>
  withConnection(town.adminUrl, async (admin) => (await admin.query("SELECT service_office_number AS office, within_units AS within, over_units AS over, total_cost AS cost, claim, copay, self_pay AS full FROM schedules.benefit_group WHERE recipient_id = $1 ORDER BY 1, service_type", [town.people[insuredNumber]?.recipientId])).rows as object[]);

test("official example A matches to the yen: short stay beyond 30 days", async () => {
  const month = "2018-05";
  await send(a, month, [
    ...days(month, 30).map((serviceDate) => ({ serviceDate, serviceCode: "212345" })), ...days(month, 20).map((serviceDate) => ({ serviceDate, serviceCode: "212346" })), ...days(month, 30).map((serviceDate) => ({ serviceDate, serviceCode: "216000" })),
    { serviceDate: "2018-05-31", serviceCode: "212347", over30Days: "1" }, { serviceDate: "2018-05-31", serviceCode: "216000", over30Days: "1" },
  ], { careLevel: "23" });
  const { computedBenefit } = await read(a, month);
  expect(computedBenefit).toMatchObject({ limitUnits: 26_931, benefitRate: 90, allocation: "NONE", isComplete: true, totalCost: 250_749, claimedAmount: 225_673, copaymentCovered: 25_076, copaymentFull: 8_246 });
  expect(yen(computedBenefit.rows, "21AAAA")).toEqual([22_050, 244_755, 220_279, 24_476, 0]);
  expect(yen(computedBenefit.rows, "216000")).toEqual([540, 5_994, 5_394, 600, 0]);
  expect([yen(computedBenefit.rows, "212347", true)[4], yen(computedBenefit.rows, "216000", true)[4]]).toEqual([8_047, 199]);
  expect(await kept(a)).toEqual([{ office: homeHelp, within: 22_050, over: 0, cost: 250_749, claim: 225_673, copay: 25_076, full: 8_246 }]);
});

test("official example B matches to the yen: fixed co-pay beyond the limit, shared out by the care manager", async () => {
  const month = "2015-06";
  const used = (serviceCode: string, count: number, serviceOfficeNumber: string) => days(month, count).map((serviceDate) => ({ serviceDate, serviceCode, serviceOfficeNumber }));
  const row = (serviceCode: string, overallLimitExcessUnits: number, serviceOfficeNumber: string) => ({ serviceCode, serviceOfficeNumber, overallLimitExcessUnits });
  await send(b, month, [...used("A41001", 5, homeHelp), ...used("A41002", 5, homeHelp), ...used("A81003", 8, preventiveService)], { careLevel: "06" }, [row("A41001", 0, homeHelp), row("A41002", 505, homeHelp), row("A81003", 0, preventiveService)]);
  const { computedBenefit } = await read(b, month);
  expect(computedBenefit).toMatchObject({ limitUnits: 10_473, allocation: "AS_SENT", overLimitUnits: 505 });
  expect(yen(computedBenefit.rows, "A4AAAA").slice(1)).toEqual([36_276, 31_300, 4_976, 5_226]);
  expect([yen(computedBenefit.rows, "A41001")[3], yen(computedBenefit.rows, "A41002")[3]]).toEqual([2_070, 2_906]);
  expect(yen(computedBenefit.rows, "A81003").slice(1)).toEqual([72_118, 65_150, 6_968, 0]);
  expect(computedBenefit.plannedBenefits.map(({ units }) => units)).toEqual([3_505, 6_968]);
  expect(await kept(b)).toEqual([
    { office: homeHelp, within: 3_505, over: 505, cost: 36_276, claim: 31_300, copay: 4_976, full: 5_226 },
    { office: preventiveService, within: 6_968, over: 0, cost: 72_118, claim: 65_150, copay: 6_968, full: 0 },
  ]);
});

test.each([[c10, 90, 172_008, 19_113], [c20, 80, 152_896, 38_225], [c30, 70, 133_784, 57_337]])("official example C matches to the yen: exactly the limit, person %s at %i %%", async (person, benefitRate, claimedAmount, copaymentCovered) => {
  await send(person, "2025-04", [{ serviceCode: "111111" }], { careLevel: "21" });
  expect((await read(person, "2025-04")).computedBenefit).toMatchObject({ limitUnits: 16_765, benefitRate, totalCost: 191_121, claimedAmount, copaymentCovered, copaymentFull: 0 });
  expect(await kept(person)).toMatchObject([{ cost: 191_121, claim: claimedAmount, copay: copaymentCovered }]);
});

test.each([
  ["heavier within the month", { careLevel: "24", previousCareLevel: "21", careLevelChangeDate: "2025-08-15" }, 30_938],
  ["lighter within the month", { careLevel: "21", previousCareLevel: "24", careLevelChangeDate: "2025-08-15" }, 30_938],
  ["lighter at the end of the month before", { careLevel: "21", previousCareLevel: "24", careLevelChangeDate: "2025-07-31" }, 16_765],
])("a level that became %s: the limit is that of the heaviest level of the month, shown and kept", async (_, supplement, limitUnits) => {
  await send(level, "2025-08", days("2025-08", 2).map((serviceDate) => ({ serviceDate, serviceCode: "111111" })), supplement);
  expect((await read(level, "2025-08")).computedBenefit).toMatchObject({ limitUnits, overLimitUnits: 33_530 - limitUnits });
  expect(await kept(level)).toMatchObject([{ within: limitUnits, over: 33_530 - limitUnits }]);
});

describe("findings", () => {
  test("name each value that was sent otherwise, and keep the sent rows", async () => {
    await send(other, "2025-05", [{ serviceDate: "2025-05-01", serviceCode: "111111" }], { careLevel: "21", benefitLimitUnits: 16_000 }, [
      { serviceCode: "111111", units: 16_765, countOrDays: 1, serviceUnitsTotal: 16_765, totalCostCovered: 191_120 },
      { serviceCode: "119999", units: 1, countOrDays: 1 },
    ]);
    const { benefitFindings } = await read(other, "2025-05");
    expect(benefitFindings.map(({ code, serviceCode, item, sent, computed }) => [code, serviceCode, item, sent, computed])).toEqual([
      ["LIMIT_DIFFERS", null, "benefitLimitUnits", "16000", "16765"],
      ["VALUE_DIFFERS", "111111", "totalCostCovered", "191120", "191121"],
      ["ROW_MISSING", "999999", null, null, null],
      ["ROW_EXTRA", "119999", null, null, null],
    ]);
    for (const { messageEn, messageJa } of benefitFindings) expect([/[A-Za-z]/.test(messageEn), /[\u3040-\u30ff]/.test(messageJa)]).toEqual([true, true]);
  });

  test("say that a share of the excess does not hold, and take the proposal", async () => {
    await send(other, "2025-06", days("2025-06", 2).map((serviceDate) => ({ serviceDate, serviceCode: "111111" })), { careLevel: "21" }, [{ serviceCode: "111111", units: 16_765, overallLimitExcessUnits: 5 }]);
    const { computedBenefit, benefitFindings } = await read(other, "2025-06");
    expect([computedBenefit.allocation, computedBenefit.overLimitUnits]).toEqual(["PROPOSED", 16_765]);
    expect(benefitFindings.map(({ code }) => code)).toContain("ALLOCATION_INVALID");
  });

  test("leave out what no master knows, and compare nothing then", async () => {
    await send(other, "2025-07", [{ serviceDate: "2025-07-01", serviceCode: "118888" }, { serviceDate: "2025-07-01", serviceCode: "111111", serviceOfficeNumber: careManager }], { careLevel: "21" }, [{ serviceCode: "118888" }]);
    const { computedBenefit, benefitFindings } = await read(other, "2025-07");
    expect([computedBenefit.isComplete, computedBenefit.totalCost]).toEqual([false, 0]);
    expect(benefitFindings.map(({ code }) => code)).toEqual(["CODE_UNKNOWN", "PRICE_UNKNOWN"]);
  });
});

test("whoever may not see the person's share of costs sees nothing that is computed with it", async () => {
  await town.grant(c10, "1310000009", "MEDICAL_INSTITUTION");
  const { data, codes } = await town.ask(asViewer("MEDICAL_INSTITUTION", { officeNumber: "1310000009" }), `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { usageTable(month: "2025-04") { version computedBenefit { totalCost } benefitFindings { code } } } } }`, { id: town.globalId(c10) });
  expect([codes, (data._entities as unknown as { usageTable: unknown }[])[0]?.usageTable]).toEqual([[], { version: 1, computedBenefit: null, benefitFindings: [] }]);
});
