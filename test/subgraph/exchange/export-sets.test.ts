import fc from "fast-check";
import type pg from "pg";
import type { House } from "../../../gateway/house/open-house.js";
import { toViewer, type Viewer } from "../../../platform/viewer/viewer.js";
import { readSet, toSerial, type LayoutId, type RecordByLayout, type SetKind } from "../../../standard/index.js";
import { sendParcel, type ExportOrder } from "../../../subgraphs/exchange/subgraph.js";
import { contentHashes } from "../../support/content-hash.js";
import { comparable, makeSet, staffOf, toRecordsByKind } from "../../support/exporting.js";
import { recordOf } from "../../support/standard-arbitraries.js";
import { basicInformationSet, grandTotal, planSet, preventivePlanSet, resultsSet, sampleFile, sampleOffices, samplePerson, usageTableSet, type SampleFile } from "../../support/standard-samples.js";
import { addOfficesAndPerson, openExportHouse, type ExportHouse } from "./export-fixture.js";

const careManager = staffOf({ officeNumber: sampleOffices.careManager, serviceType: "43" });
const homeHelp = staffOf({ officeNumber: sampleOffices.homeHelp, serviceType: "11" });
const centre = staffOf({ officeNumber: sampleOffices.centre, serviceType: "46" });
const toHomeHelp = { officeNumber: sampleOffices.homeHelp, serviceType: "11" };
const toCareManager = { officeNumber: sampleOffices.careManager, serviceType: "43" };
const toPreventive = { officeNumber: sampleOffices.preventiveService, serviceType: "A2" };

let opened: ExportHouse;
let house: House;
let client: pg.Client;
let person: ExportHouse["person"];

beforeAll(async () => {
  opened = await openExportHouse();
  ({ house, client, person } = opened);
});

afterAll(() => opened?.close());

const order = (kind: SetKind, values: Partial<ExportOrder> = {}): ExportOrder => ({ kind, people: [person], receiver: toHomeHelp, month: null, documentDate: null, senderServiceType: null, serial: null, ...values });
const named = (files: readonly SampleFile[]) => files.map(({ fileName, bytes }) => ({ name: fileName, bytes }));

let clock = 0;
/** Serials of one sender never go back. */
const nextSerial = () => toSerial(new Date(Date.UTC(2030, 0, 1) + 1_000 * (clock += 1)).toISOString().slice(0, 19));

interface Case {
  readonly kind: SetKind;
  readonly viewer: Viewer;
  readonly values: Partial<ExportOrder>;
  sample(parts: { serial: string }): SampleFile[];
}

const cases: readonly Case[] = [
  { kind: "plan", viewer: careManager, values: {}, sample: planSet },
  { kind: "usageTable", viewer: careManager, values: { month: "2025-04" }, sample: usageTableSet },
  { kind: "results", viewer: homeHelp, values: { month: "2025-04", receiver: toCareManager }, sample: resultsSet },
  { kind: "basicInformation", viewer: centre, values: { receiver: toPreventive }, sample: basicInformationSet },
  { kind: "preventivePlan", viewer: centre, values: { receiver: toPreventive }, sample: preventivePlanSet },
];

async function take(viewer: Viewer, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  expect(await sendParcel({ services: house.services, viewer, files })).toMatchObject({ state: "IMPORTED" });
}

describe.each(cases)("a $kind set", ({ kind, viewer, values, sample }) => {
  test("comes out with the records it came in with, and taken in again changes nothing", async () => {
    const files = named(sample({ serial: nextSerial() }));
    await take(viewer, files);
    const made = await makeSet(house, viewer, order(kind, { ...values, serial: nextSerial() }));
    expect(comparable(toRecordsByKind(made))).toEqual(comparable(toRecordsByKind(files)));
    const before = await contentHashes(client);
    await take(viewer, made);
    expect(await contentHashes(client)).toEqual(before);
  });
});

/** One supplement as the graph holds it: filled limits first. */
function packed(record: RecordByLayout["UPHOSOKU"]): RecordByLayout["UPHOSOKU"] {
  const all = record as unknown as Record<string, unknown>;
  const items = ["ServiceType", "LimitUnits", "TotalUnits", "ExcessUnits"];
  const slots = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((slot) => all[`typeLimit${slot}ServiceType`] !== null);
  const limits = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((slot, index) => items.map((item) => [`typeLimit${slot}${item}`, slots[index] === undefined ? null : all[`typeLimit${slots[index]}${item}`]] as const));
  return { ...record, ...Object.fromEntries(limits) };
}

const fixed = { ...samplePerson, targetMonth: "2025-05" };
const some = <K extends LayoutId>(id: K, changes: (record: RecordByLayout[K], index: number) => object, most = 4) =>
  fc.array(recordOf(id), { minLength: 1, maxLength: most }).map((records) => records.map((record, index) => ({ ...record, ...samplePerson, ...changes(record, index) })));

/** Head items stand on every row of a form and are the same there. */
const head = { documentDate: "2025-04-28", planOfficeNumber: sampleOffices.careManager, plannerName: "見本" };
const day = { carePlanDate: "2025-04-20" };
const parts = { sender: { month: null }, month: { month: "2025-05" } };

const anyPlan = fc.tuple(
  some("UP1KYO", () => day, 1),
  some("UP2KYO", (_record, index) => ({ ...day, needNumber: index + 1 })),
  some("UP3KYO", () => day),
  some("UPHOSOKU", (record) => ({ ...packed(record), ...samplePerson, ...day, targetMonth: null }), 1),
).map(([one, two, three, supplement]) => (serial: string) => [sampleFile("UP1KYO", one, { serial }), sampleFile("UP2KYO", two, { serial }), sampleFile("UP3KYO", three, { serial }), sampleFile("UPHOSOKU", supplement, { serial, ...parts.sender })]);

const anyUsageTable = fc.tuple(
  some("UPPLAN", (_record, index) => ({ ...fixed, ...head, serviceDate: `2025-05-0${index + 1}` })),
  some("UPSIKYU", () => ({ ...fixed, documentDate: "2025-04-29", benefitManagedUnits: null, overallLimitWithinUnits: null })),
  some("UPHOSOKU", (record) => ({ ...packed(record), ...fixed, carePlanDate: null }), 1),
).map(([planned, benefit, supplement]) => (serial: string) => [
  sampleFile("UPPLAN", planned, { serial, ...parts.month }),
  sampleFile("UPSIKYU", [...benefit, grandTotal({ ...fixed, documentDate: "2025-04-29" })], { serial, ...parts.month }),
  sampleFile("UPHOSOKU", supplement, { serial, ...parts.month }),
]);

const anyResults = some("UPJSK", ({ serviceCode }, index) => ({ ...fixed, ...head, serviceDate: `2025-05-3${index % 2}`, detailNumber: index + 1, serviceOfficeNumber: sampleOffices.homeHelp, serviceCode: `11${serviceCode.slice(2)}` })).map((records) => (serial: string) => [
  sampleFile("UPJSK", records, { serial, senderOfficeNumber: sampleOffices.homeHelp, senderServiceType: "11", receiverOfficeNumber: sampleOffices.careManager, receiverServiceType: "43", ...parts.month }),
]);

test.each([
  ["plan", anyPlan, careManager, {}],
  ["usageTable", anyUsageTable, careManager, { month: "2025-05" }],
  ["results", anyResults, homeHelp, { month: "2025-05", receiver: toCareManager }],
] as const)("whatever a permitted %s set says comes out again", async (kind, arbitrary, viewer, values) => {
  let held = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary as fc.Arbitrary<(serial: string) => SampleFile[]>, async (make) => {
      const files = make(nextSerial());
      fc.pre(readSet(files).isAcceptable);
      await take(viewer, named(files));
      const made = await makeSet(house, viewer, order(kind, { ...values, ...(kind === "plan" && { documentDate: "2025-04-20" }), serial: nextSerial() }));
      expect(comparable(toRecordsByKind(made))).toEqual(comparable(toRecordsByKind(named(files))));
      held += 1;
    }),
    { numRuns: 20 },
  );
  expect(held).toBeGreaterThanOrEqual(20);
});

test("what was sent can be withdrawn by an exported deletion", async () => {
  await take(careManager, named(planSet({ serial: nextSerial() })));
  const made = await makeSet(house, careManager, order("planDeletion", { documentDate: "2025-03-25", serial: nextSerial() }));
  expect(toRecordsByKind(made)).toEqual({ DLT1KYO: [{ csvVersion: "202407", ...samplePerson, carePlanDate: "2025-03-25" }] });
  await take(careManager, made);
  await expect(makeSet(house, careManager, order("plan", { documentDate: "2025-03-25" }))).rejects.toMatchObject({ code: "EXPORT_REFUSED" });
});

describe("nothing leaves", () => {
  const month = { month: "2025-04" };
  beforeAll(() => take(careManager, named(usageTableSet({ serial: nextSerial() }))));
  afterEach(async () => void (await addOfficesAndPerson(client)));

  const refused = (viewer: Viewer, values: Partial<ExportOrder> = {}) => expect(makeSet(house, viewer, order("usageTable", { ...month, ...values }))).rejects;

  test("for a stranger, for a person who is not there, for the operator", async () => {
    await refused(staffOf({ officeNumber: "1370100032", serviceType: "43" })).toMatchObject({ code: "NOT_FOUND" });
    await refused(careManager, { people: [{ ...person, recipientId: "00000000-0000-7000-8000-000000000000" }] }).toMatchObject({ code: "NOT_FOUND" });
    await refused(toViewer({ subject: "o", role: "OPERATOR", purpose: "test", secondFactor: true, categories: ["PERSON", "CARE_PLAN"] })).toMatchObject({ code: "FORBIDDEN" });
    await refused(toViewer({ ...careManager, categories: ["PERSON"] })).toMatchObject({ code: "FORBIDDEN" });
  });

  test("to a receiver that does not exist or does not care for the person", async () => {
    await refused(careManager, { receiver: { officeNumber: "1399999999", serviceType: "11" } }).toMatchObject({ code: "PARCEL_RECEIVER_UNKNOWN" });
    await refused(careManager, { receiver: { officeNumber: sampleOffices.homeHelp, serviceType: "62" } }).toMatchObject({ code: "PARCEL_RECEIVER_UNKNOWN" });
    await refused(careManager, { receiver: { officeNumber: "1370100032", serviceType: "11" } }).toMatchObject({ code: "EXPORT_REFUSED", message: expect.stringContaining("R12 personUnrelated") });
  });

  test("under a service type that the office does not have, or in a direction the standard does not know", async () => {
    await refused(careManager, { senderServiceType: "11" }).toMatchObject({ code: "PARCEL_SENDER_MISMATCH" });
    const toCentre = { receiver: { officeNumber: sampleOffices.centre, serviceType: "46" } };
    await take(careManager, named(planSet({ serial: nextSerial() })));
    await expect(makeSet(house, careManager, order("plan", toCentre))).rejects.toMatchObject({ code: "EXPORT_REFUSED", findings: [expect.objectContaining({ kind: "direction" })] });
  });

  test("when there is nothing to send", async () => {
    await refused(careManager, { month: "2025-09" }).toMatchObject({ code: "EXPORT_REFUSED", message: expect.stringContaining("nothing to send") });
    await refused(homeHelp, { receiver: toCareManager }).toMatchObject({ code: "EXPORT_REFUSED" });
  });

  test("once the right to the plan is withdrawn", async () => {
    await client.query("DELETE FROM recipients.access_grant WHERE office_number = $1 AND category = 'CARE_PLAN'", [sampleOffices.careManager]);
    await refused(careManager).toMatchObject({ code: "EXPORT_REFUSED", message: expect.stringContaining("nothing to send") });
  });

  test("once the care has ended, whichever side it is", async () => {
    await client.query("DELETE FROM recipients.care_relationship WHERE office_number = $1", [sampleOffices.homeHelp]);
    await refused(careManager).toMatchObject({ code: "EXPORT_REFUSED", message: expect.stringContaining("personUnrelated") });
    await client.query("DELETE FROM recipients.access_grant WHERE office_number = $1", [sampleOffices.careManager]);
    await refused(careManager).toMatchObject({ code: "NOT_FOUND" });
  });

  test("but with all of it in place the set is made", async () => {
    expect((await makeSet(house, careManager, order("usageTable", month))).map(({ name }) => name.split("_")[0])).toEqual(["UPPLAN", "UPSIKYU", "UPHOSOKU"]);
  });
});

test("what an office has stated about a person is no other reader's", async () => {
  const count = async (viewer: Viewer) => {
    const session = house.database.read(viewer);
    try {
      return Number((await session.query<{ n: number }>("SELECT count(*) AS n FROM recipients.stated_person"))[0]?.n);
    } finally {
      await session.close();
    }
  };
  expect(await count(careManager)).toBe(1);
  expect(await count(homeHelp)).toBe(0);
});
