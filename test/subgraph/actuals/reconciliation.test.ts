import { randomUUID } from "node:crypto";
import { actualsSubgraph } from "../../../subgraphs/actuals/subgraph.js";
import { benefitGroupImporter } from "../../../subgraphs/schedules/benefit-group/benefit-group.importer.js";
import { usageTableImporter } from "../../../subgraphs/schedules/usage-table/usage-table.importer.js";
import { actualReportImporter } from "../../../subgraphs/actuals/report/actual-report.importer.js";
import { reconciliationImporter } from "../../../subgraphs/actuals/reconciliation/reconciliation.importer.js";
import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { putCodes, putOffice } from "../../support/benefit-masters.js";
import type { ParcelFiles } from "../../support/import-batch.js";
import { withConnection } from "../../support/sql.js";
import { asViewer, openSmallTown, type Answer, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, sampleRecord } from "../../support/standard-samples.js";
import type { RecordByLayout } from "../../../standard/index.js";

const numbers = Array.from({ length: 20 }, (_, index) => String(500 + index).padStart(10, "0"));
const { homeHelp, preventiveService, careManager } = sampleOffices;
const manager = asViewer("CARE_MANAGER", { officeNumber: careManager });
const helper = asViewer("SERVICE_OFFICE", { officeNumber: homeHelp });
const stranger = asViewer("CARE_MANAGER", { officeNumber: "1370100099" });

let town: SmallTown;
let next = 0;
let serial = 20250401000000;

beforeAll(async () => {
  town = await openSmallTown(actualsSubgraph, numbers);
  await withConnection(town.adminUrl, async (admin) => {
    for (const office of [homeHelp, preventiveService]) await putOffice(admin, office, "1");
    await putCodes(admin, [{ code: "111111", units: 244 }, { code: "111211", units: 387 }, { code: "116275", units: 0, per: "MONTH", limitManaged: false, addOn: { kind: "TREATMENT", permille: 245 } }]);
  });
});
afterAll(() => town.close());

type Cell = Partial<RecordByLayout["UPPLAN"]>;

async function someone(): Promise<string> {
  const number = numbers[next++] as string;
  for (const [office, role] of [[careManager, "CARE_MANAGER"], [homeHelp, "SERVICE_OFFICE"], [preventiveService, "SERVICE_OFFICE"]] as const) await town.grant(number, office, role);
  return number;
}

/** All importers that take the set, in the house's order. */
const everything = { name: "all", kinds: [], async take(batch: ImportBatch) { for (const { take } of [usageTableImporter, benefitGroupImporter, actualReportImporter, reconciliationImporter]) await take(batch); } };
const sendFiles = (files: ParcelFiles, office = careManager) => town.take(everything, { files, serial: String((serial += 1)), sender: { officeNumber: office, serviceType: office === careManager ? "43" : "11" } });
const plan = (insuredNumber: string, cells: readonly Cell[]) => sendFiles({ UPPLAN: cells.map((cell) => sampleRecord("UPPLAN", { insuredNumber, ...cell })), UPSIKYU: [], UPHOSOKU: [sampleRecord("UPHOSOKU", { insuredNumber, carePlanDate: null, careLevel: "21" })] });
const report = (insuredNumber: string, cells: readonly Cell[], office = homeHelp) => sendFiles({ UPJSK: cells.map((cell) => sampleRecord("UPJSK", { insuredNumber, serviceOfficeNumber: office, ...cell } as never)) }, office);

interface Side { serviceDate: string; startTime: string | null; serviceCode: string; serviceCount: number; serviceOfficeNumber: string }
interface Cells { kind: string; changed: string[]; planned: Side | null; given: Side | null; reasons: { side: string; reason: string }[] }
interface Month { offices: Record<string, unknown>[]; plannedUnits: number; givenUnits: number; plannedYen: number | null; givenYen: number | null; cells: Cells[] }

const side = "{ serviceDate startTime serviceCode serviceCount serviceOfficeNumber }";
const monthFields = `offices { serviceOfficeNumber serviceType state plannedCells givenCells matched changed missing extra plannedUnits givenUnits plannedYen givenYen } plannedUnits givenUnits plannedYen givenYen cells { kind changed planned ${side} given ${side} reasons { side reason } }`;
const statusFields = "isLocked person { progress officeCount reportedCount differingCount } offices { state } closing { state version reason } trace { state version reason officeNumber } units { serviceOfficeNumber serviceType units }";

async function ofPerson<T>(viewer: Parameters<SmallTown["ask"]>[0], insuredNumber: string, selection: string): Promise<T> {
  const { data, codes } = await town.ask(viewer, `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { found: ${selection} } } }`, { id: town.globalId(insuredNumber) });
  expect(codes).toEqual([]);
  return (data._entities as unknown as { found: T }[])[0]?.found as T;
}
const read = (insuredNumber: string, viewer = manager) => ofPerson<Month | null>(viewer, insuredNumber, `reconciliation(month: "2025-04") { ${monthFields} }`);
const status = (insuredNumber: string, viewer = manager) => ofPerson<Record<string, never> | null>(viewer, insuredNumber, `monthStatus(month: "2025-04") { ${statusFields} }`);

test("a month given as planned matches in every cell, with equal units and yen", async () => {
  const person = await someone();
  const cells = [{ serviceDate: "2025-04-01", serviceCode: "111111" }, { serviceDate: "2025-04-08", serviceCode: "111111" }, { serviceDate: "2025-04-01", startTime: null, endTime: null, serviceCode: "116275" }];
  await plan(person, cells);
  expect((await read(person))?.offices).toMatchObject([{ state: "NOT_REPORTED", plannedCells: 3, givenCells: 0, missing: 3 }]);
  await report(person, cells);
  const month = await read(person);
  // 488 units and 24.5 % of them (119.56, rounded to 120) at 11.40 yen.
  expect(month).toMatchObject({ plannedUnits: 608, givenUnits: 608, plannedYen: 6_931, givenYen: 6_931, offices: [{ serviceOfficeNumber: homeHelp, serviceType: "11", state: "MATCHES", matched: 3, changed: 0, missing: 0, extra: 0 }] });
  expect(month?.cells.map(({ kind }) => kind)).toEqual(["MATCHED", "MATCHED", "MATCHED"]);
  expect(await status(person)).toMatchObject({ isLocked: false, person: { progress: "WAITING", officeCount: 1, reportedCount: 1, differingCount: 0 }, closing: null });
});

test("another time, code, count or office is a change, the rest is missing or extra", async () => {
  const person = await someone();
  const at = (serviceDate: string, changes: Cell = {}): Cell => ({ serviceDate, serviceCode: "111111", startTime: "10:00", endTime: "11:00", ...changes });
  await plan(person, [at("2025-04-01"), at("2025-04-02"), at("2025-04-03"), at("2025-04-04"), at("2025-04-05")]);
  await report(person, [at("2025-04-01", { startTime: "14:00", endTime: "15:00" }), at("2025-04-02", { serviceCode: "111211" }), at("2025-04-03", { serviceCount: 2 }), at("2025-04-06")]);
  await report(person, [at("2025-04-04")], preventiveService);
  const shown = (await read(person))?.cells.map(({ kind, changed, planned, given }) => [kind, changed.join(), (planned ?? given)?.serviceDate]);
  expect(shown).toEqual([["CHANGED", "TIME", "2025-04-01"], ["CHANGED", "CODE", "2025-04-02"], ["CHANGED", "COUNT", "2025-04-03"], ["CHANGED", "OFFICE", "2025-04-04"], ["MISSING", "", "2025-04-05"], ["EXTRA", "", "2025-04-06"]]);
  expect((await read(person))?.offices).toMatchObject([{ serviceOfficeNumber: homeHelp, state: "DIFFERS", changed: 3, missing: 2, extra: 1 }, { serviceOfficeNumber: preventiveService, state: "UNPLANNED", extra: 1 }]);
  expect(await status(person)).toMatchObject({ person: { progress: "DIFFERS", differingCount: 2 } });
});

test("a service office is shown its own services and nothing that counts the others'", async () => {
  const person = await someone();
  await plan(person, [{ serviceCode: "111111" }, { serviceCode: "111111", serviceOfficeNumber: preventiveService }]);
  await report(person, [{ serviceCode: "111111" }]);
  const month = await read(person, helper);
  expect([month?.offices.map(({ serviceOfficeNumber }) => serviceOfficeNumber), month?.cells.map(({ planned }) => planned?.serviceOfficeNumber)]).toEqual([[homeHelp], [homeHelp]]);
  expect(await status(person, helper)).toMatchObject({ person: null, offices: [{ state: "MATCHES" }] });
  expect([await read(person, stranger), await status(person, stranger)]).toEqual([null, null]);
});

test("withdrawn results and a withdrawn plan are taken out again", async () => {
  const person = await someone();
  await plan(person, [{ serviceCode: "111111" }]);
  await report(person, [{ serviceCode: "111111" }]);
  await sendFiles({ DLTJSK: [sampleRecord("DLTJSK", { insuredNumber: person })] }, homeHelp);
  expect((await read(person))?.offices).toMatchObject([{ state: "NOT_REPORTED" }]);
  await sendFiles({ DLTPLAN: [sampleRecord("DLTPLAN", { insuredNumber: person })] });
  expect([await read(person), await status(person)]).toMatchObject([null, { person: { progress: "EMPTY" } }]);
});

describe("work lists", () => {
  const list = async (viewer: Parameters<SmallTown["ask"]>[0], office: string, selection: string) => {
    const { data, codes, statements } = await town.ask(viewer, `query($of: [_Any!]!) { _entities(representations: $of) { ... on Office { found: ${selection} } } }`, { of: [{ __typename: "Office", officeNumber: office }] });
    return { found: (data._entities as unknown as { found: { nodes: Record<string, unknown>[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } }[] | null)?.[0]?.found, codes, statements };
  };

  test("of an office hold its own services by state, page by page, in one statement each", async () => {
    const people = [await someone(), await someone(), await someone()];
    for (const person of people) await plan(person, [{ serviceCode: "111111", targetMonth: "2025-06", serviceDate: "2025-06-01" } as Cell]);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { found, statements } = await list(helper, homeHelp, `workList(month: "2025-06", states: [NOT_REPORTED], first: 2, after: ${JSON.stringify(after)}) { nodes { id state recipient { id } } pageInfo { endCursor hasNextPage } }`);
      expect(statements).toHaveLength(1);
      seen.push(...(found?.nodes ?? []).map(({ recipient }) => (recipient as { id: string }).id));
      if (!found?.pageInfo.hasNextPage) break;
      after = found.pageInfo.endCursor;
    }
    expect(seen.sort()).toEqual(people.map((person) => town.globalId(person)).sort());
    expect((await list(manager, careManager, 'personMonths(month: "2025-06", progress: [NOT_REPORTED]) { nodes { progress } }')).found?.nodes).toHaveLength(3);
    expect((await list(manager, careManager, 'workList(month: "2025-06") { nodes { state } }')).found?.nodes).toHaveLength(3);
    expect((await list(helper, homeHelp, 'workList(month: "2025-06", states: [DIFFERS]) { nodes { state } }')).found?.nodes).toEqual([]);
  });

  test("of another office are empty, and an invented cursor is refused", async () => {
    expect((await list(helper, careManager, 'workList(month: "2025-06") { nodes { state } }')).found?.nodes).toEqual([]);
    expect((await list(helper, homeHelp, 'personMonths(month: "2025-06") { nodes { progress } }')).found?.nodes).toEqual([]);
    const cursor = Buffer.from(JSON.stringify(["131011", "x", "", ""])).toString("base64url");
    expect((await list(helper, homeHelp, `workList(month: "2025-06", after: "${cursor}") { nodes { state } }`)).codes).toEqual(["INPUT_INVALID"]);
  });
});

describe("an office's month", () => {
  const ofOffice = async <T>(viewer: Parameters<SmallTown["ask"]>[0], office: string, selection: string): Promise<T> => {
    const { data, codes } = await town.ask(viewer, `query($of: [_Any!]!) { _entities(representations: $of) { ... on Office { found: ${selection} } } }`, { of: [{ __typename: "Office", officeNumber: office }] });
    expect(codes).toEqual([]);
    return (data._entities as unknown as { found: T }[])[0]?.found as T;
  };
  const cell = (day: string, changes: Cell = {}): Cell => ({ targetMonth: "2025-07", serviceDate: `2025-07-${day}`, serviceCode: "111111", ...changes }) as Cell;
  const confirmJuly = (insuredNumber: string) => town.ask(manager, `mutation { confirmMonth(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(insuredNumber)}", month: "2025-07", version: 0 }) { monthStatus { isLocked } } }`);

  test("counts people by progress and services by state, lists its results, and gives the units of what is confirmed", async () => {
    const [waiting, confirmed, open] = [await someone(), await someone(), await someone()];
    for (const person of [waiting, confirmed, open]) await plan(person, [cell("01"), cell("08")]);
    for (const person of [waiting, confirmed]) await report(person, [cell("01"), cell("08")]);
    expect((await confirmJuly(confirmed)).codes).toEqual([]);
    const month = 'month(month: "2025-07") { people { progress people } services { state services plannedUnits givenUnits } }';
    expect(await ofOffice(manager, careManager, month)).toEqual({
      people: [{ progress: "CONFIRMED", people: 1 }, { progress: "NOT_REPORTED", people: 1 }, { progress: "WAITING", people: 1 }],
      services: [{ state: "MATCHES", services: 2, plannedUnits: 976, givenUnits: 976 }, { state: "NOT_REPORTED", services: 1, plannedUnits: 488, givenUnits: 0 }],
    });
    expect(await ofOffice(helper, homeHelp, month)).toMatchObject({ people: [], services: [{ state: "MATCHES", services: 2 }, { state: "NOT_REPORTED", services: 1 }] });
    expect([await ofOffice(stranger, careManager, month), await ofOffice(helper, careManager, month)]).toEqual([null, null]);
    const units = 'benefitUnits(month: "2025-07") { nodes { serviceOfficeNumber serviceType units recipient { id } } }';
    for (const [viewer, office] of [[manager, careManager], [helper, homeHelp]] as const) expect(await ofOffice(viewer, office, units)).toEqual({ nodes: [{ serviceOfficeNumber: homeHelp, serviceType: "11", units: 488, recipient: { id: town.globalId(confirmed) } }] });
    const results = (states: string) => ofOffice<{ nodes: { state: string }[] }>(helper, homeHelp, `actuals(month: "2025-07", states: [${states}], serviceType: "11") { nodes { state } }`);
    await sendFiles({ DLTJSK: [sampleRecord("DLTJSK", { insuredNumber: waiting, deleteTargetMonth: "2025-07" })] }, homeHelp);
    expect([(await results("IN_FORCE")).nodes, (await results("WITHDRAWN")).nodes]).toEqual([[{ state: "IN_FORCE" }], [{ state: "WITHDRAWN" }]]);
  });
});

test("a month that comes out as it stands is not written again, and one that moves on is", async () => {
  const person = await someone();
  await plan(person, [{ serviceCode: "111111" }]);
  await report(person, [{ serviceCode: "111111" }]);
  const written = () => withConnection(town.adminUrl, async (admin) => (await admin.query("SELECT xmin::text, id FROM actuals.reconciliation_group WHERE recipient_id = $1 UNION ALL SELECT content, id FROM actuals.person_month WHERE recipient_id = $1", [town.people[person]?.recipientId])).rows);
  const before = await written();
  await report(person, [{ serviceCode: "111111" }]);
  expect(await written()).toEqual(before);
  await report(person, [{ serviceCode: "111111", serviceCount: 2 }]);
  expect(await written()).not.toEqual(before);
});

test("units planned with several percentage add-ons are those of the benefit table, each rounded by itself", async () => {
  const person = await someone();
  await withConnection(town.adminUrl, (admin) => putCodes(admin, [{ code: "116001", units: 0, per: "MONTH", limitManaged: false, addOn: { kind: "TREATMENT", permille: 55 } }]));
  // 244 units: 24.5 % are 59.78 and 5.5 % are 13.42, so 60 and 13.
  await plan(person, [{ serviceCode: "111111" }, { serviceCode: "116275", startTime: null, endTime: null }, { serviceCode: "116001", startTime: null, endTime: null }]);
  expect(await read(person)).toMatchObject({ plannedUnits: 317 });
  const [kept] = await withConnection(town.adminUrl, async (admin) => (await admin.query("SELECT service_units AS units FROM schedules.benefit_group WHERE recipient_id = $1", [town.people[person]?.recipientId])).rows);
  expect(kept).toEqual({ units: 317 });
});

describe("closing a month", () => {
  const step = (name: string, insuredNumber: string, fields: string, viewer = manager): Promise<Answer> =>
    town.ask(viewer, `mutation { ${name}(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(insuredNumber)}", month: "2025-04", ${fields} }) { monthStatus { ${statusFields} } } }`);
  const stateOf = ({ data }: Answer, name: string) => (data[name] as unknown as { monthStatus: Record<string, unknown> }).monthStatus;
  const ready = async (): Promise<string> => {
    const person = await someone();
    await plan(person, [{ serviceCode: "111111" }]);
    await report(person, [{ serviceCode: "111111" }]);
    return person;
  };

  test("locks it and keeps the units within the limits, per office and service type", async () => {
    const person = await ready();
    expect(stateOf(await step("confirmMonth", person, "version: 0"), "confirmMonth")).toEqual({
      isLocked: true, person: { progress: "CONFIRMED", officeCount: 1, reportedCount: 1, differingCount: 0 }, offices: [{ state: "MATCHES" }], closing: { state: "CONFIRMED", version: 1, reason: null },
      trace: [{ state: "CONFIRMED", version: 1, reason: null, officeNumber: careManager }], units: [{ serviceOfficeNumber: homeHelp, serviceType: "11", units: 244 }],
    });
    expect((await step("confirmMonth", person, "version: 1")).codes).toEqual(["MONTH_LOCKED"]);
    expect((await step("confirmMonth", person, "version: 0")).codes).toEqual(["CONFLICT"]);
  });

  test("is refused while an office has not reported, and where something differs unless that is accepted", async () => {
    const person = await someone();
    await plan(person, [{ serviceCode: "111111" }]);
    expect((await step("confirmMonth", person, "version: 0, acceptDifferences: true")).codes).toEqual(["MONTH_NOT_READY"]);
    await report(person, [{ serviceCode: "111211" }]);
    expect((await step("confirmMonth", person, "version: 0")).codes).toEqual(["MONTH_NOT_READY"]);
    expect((await step("confirmMonth", person, "version: 0, acceptDifferences: true")).codes).toEqual([]);
  });

  test("is undone with a reason that stays in the trace", async () => {
    const person = await ready();
    expect((await step("reopenMonth", person, 'version: 0, reason: "x"')).codes).toEqual(["MONTH_NOT_READY"]);
    await step("confirmMonth", person, "version: 0");
    expect((await step("reopenMonth", person, 'version: 1, reason: "  "')).codes).toEqual(["INPUT_INVALID"]);
    const reopened = stateOf(await step("reopenMonth", person, 'version: 1, reason: "回数の訂正"'), "reopenMonth");
    expect(reopened).toMatchObject({ isLocked: false, person: { progress: "WAITING" }, units: [], trace: [{ state: "REOPENED", version: 2, reason: "回数の訂正" }, { state: "CONFIRMED", version: 1 }] });
    expect((await step("confirmMonth", person, "version: 2")).codes).toEqual([]);
  });

  test("opens again by itself when a later file changes plan or results, and not when it says the same", async () => {
    const person = await ready();
    await step("confirmMonth", person, "version: 0");
    await report(person, [{ serviceCode: "111111" }]);
    expect(await status(person)).toMatchObject({ isLocked: true });
    await report(person, [{ serviceCode: "111111", serviceCount: 2 }]);
    expect(await status(person)).toMatchObject({ isLocked: false, person: { progress: "DIFFERS" }, closing: { state: "REOPENED", version: 2, reason: "CONTENT_CHANGED" }, units: [] });
  });

  test("is not for service offices, nor for people one has nothing to do with", async () => {
    const person = await ready();
    expect((await step("confirmMonth", person, "version: 0", helper)).codes).toEqual(["FORBIDDEN"]);
    expect((await step("confirmMonth", person, "version: 0", stranger)).codes).toEqual(["NOT_FOUND"]);
  });

  test("is decided by one of two who confirm at once", async () => {
    const person = await ready();
    const answers = await Promise.all([step("confirmMonth", person, "version: 0"), step("confirmMonth", person, "version: 0")]);
    expect(answers.map(({ codes }) => codes).sort()).toEqual([[], ["CONFLICT"]].sort());
    expect(await status(person)).toMatchObject({ trace: [{ version: 1 }] });
  });
});

test("both sides say why something differs, each for itself", async () => {
  const person = await someone();
  await plan(person, [{ serviceCode: "111111" }]);
  await report(person, [{ serviceCode: "111111", serviceDate: "2025-04-02" }]);
  const explain = (viewer: Parameters<SmallTown["ask"]>[0], reason: string | null, office = homeHelp, startTime = "10:00") =>
    town.ask(viewer, `mutation { explainDifference(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(person)}", serviceOfficeNumber: "${office}", serviceDate: "2025-04-01", serviceCode: "111111", startTime: "${startTime}", reason: ${JSON.stringify(reason)} }) { reconciliation { serviceMonth } } }`);
  expect((await explain(helper, "通院のため翌日に振替")).codes).toEqual([]);
  expect((await explain(manager, "確認済み")).codes).toEqual([]);
  expect((await explain(helper, "通院のため振替")).codes).toEqual([]);
  expect((await read(person))?.cells[0]).toMatchObject({ kind: "MISSING", reasons: [{ side: "CARE_MANAGER", reason: "確認済み" }, { side: "SERVICE_OFFICE", reason: "通院のため振替" }] });
  expect((await explain(helper, null)).codes).toEqual([]);
  expect((await read(person))?.cells[0]?.reasons).toEqual([{ side: "CARE_MANAGER", reason: "確認済み" }]);
  expect((await explain(asViewer("SERVICE_OFFICE", { officeNumber: preventiveService }), "x")).codes).toEqual(["NOT_FOUND"]);
  expect((await explain(helper, "x", homeHelp, "03:00")).codes).toEqual(["NOT_FOUND"]);
  expect((await explain(helper, null, homeHelp, "03:00")).codes).toEqual([]);
});
