import fc from "fast-check";
import pg from "pg";
import { contentHashes, countEarlier } from "../../../bench/soak/content-hash.js";
import { openHouse, type House } from "../../../gateway/house/open-house.js";
import { loadConfig } from "../../../platform/config/config.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { toViewer, type Viewer } from "../../../platform/viewer/viewer.js";
import { describeSet, layoutIds, parseFileName } from "../../../standard/index.js";
import { receiveParcel } from "../../../subgraphs/exchange/receive/receive.service.js";
import { processParcels } from "../../../subgraphs/exchange/subgraph.js";
import { patience } from "../../support/patience.js";
import { basicInformationSet, deletionSets, planSet, preventivePlanSet, resultsDeletionSet, sampleFile, sampleName, sampleOffices, samplePerson, sampleRecord, usageTableSet, type SampleFile } from "../../support/standard-samples.js";
import { addPerson, careManager, homeHelp, named, openExchange, stranger, strangerOffice, type Exchange } from "./exchange-fixture.js";

interface Item {
  readonly viewer: Viewer;
  readonly files: readonly SampleFile[];
}

const centre = toViewer({ ...careManager, subject: "centre", officeNumber: sampleOffices.centre, serviceType: "46" });
const fromCentre = { senderOfficeNumber: sampleOffices.centre, senderServiceType: "46", receiverOfficeNumber: sampleOffices.preventiveService, receiverServiceType: "A2" };
const toStranger = { receiverOfficeNumber: strangerOffice };
const serial = (day: number, second = 0) => `202504${String(day).padStart(2, "0")}09000${second}`;

/** The same sets, each time saying something else. */
const plan = (at: string, says: string, parts = {}) => [sampleFile("UP1KYO", [sampleRecord("UP1KYO", { overallSupportPolicy: says })], { serial: at, ...parts }), ...planSet({ serial: at, ...parts }).slice(1)];
const table = (at: string, says: string, parts = {}) => [sampleFile("UPPLAN", [sampleRecord("UPPLAN", { units: 244, serviceOfficeName: says })], { serial: at, ...parts }), ...usageTableSet({ serial: at, ...parts }).slice(1)];
const back = { senderOfficeNumber: sampleOffices.homeHelp, senderServiceType: "11", receiverOfficeNumber: sampleOffices.careManager, receiverServiceType: "43" };
const results = (at: string, says: string) => [sampleFile("UPJSK", [sampleRecord("UPJSK", { units: 244, serviceOfficeName: says })], { ...back, serial: at })];
const basic = (at: string, says: string) => {
  const [head, ...rest] = basicInformationSet({ serial: at });
  const image = rest.at(-1)?.fileName ?? "";
  return [sampleFile("UPKIHON", [sampleRecord("UPKIHON", { familyImageFileName: image, hobbies: says })], { ...fromCentre, serial: at }), ...(head ? rest : [])];
};
const preventive = (at: string, says: string) => [sampleFile("UPYOBO", [sampleRecord("UPYOBO", { overallPolicy: says })], { ...fromCentre, serial: at }), ...preventivePlanSet({ serial: at }).slice(1)];
const deletion = <K extends "DLT1KYO" | "DLTPLAN" | "DLTKIHON" | "DLTYOBO">(id: K, at: string, parts = {}) => [sampleFile(id, [sampleRecord(id)], { serial: at, ...parts })];

/** A month of four offices, each in the order of its serials: every kind of set, corrected, withdrawn and sent again. */
const month: readonly (readonly Item[])[] = [
  {
    viewer: careManager,
    sets: [
      plan(serial(1), "一"), plan(serial(1, 1), "一", toStranger), plan(serial(2), "二"), deletion("DLT1KYO", serial(3), toStranger),
      table(serial(4), "一"), table(serial(4, 1), "一", toStranger), deletion("DLTPLAN", serial(5)), table(serial(6), "二"), deletion("DLT1KYO", serial(7)), plan(serial(8), "三"),
    ],
  },
  { viewer: homeHelp, sets: [results(serial(9), "一"), resultsDeletionSet({ serial: serial(10) }), results(serial(11), "二")] },
  {
    viewer: centre,
    sets: [
      basic(serial(1), "一"), preventive(serial(2), "一"), deletion("DLTKIHON", serial(3), fromCentre), basic(serial(4), "二"),
      preventive(serial(5), "二"), deletion("DLTYOBO", serial(6), fromCentre), [...preventive(serial(7), "三"), ...basic(serial(7), "三")],
    ],
  },
  { viewer: stranger, sets: [[sampleFile("UPJSK", [sampleRecord("UPJSK", { serviceOfficeNumber: strangerOffice })], { ...back, senderOfficeNumber: strangerOffice, serial: serial(9) })]] },
].map(({ viewer, sets }) => sets.map((files) => ({ viewer, files })));

let exchange: Exchange;
let house: House;
let client: pg.Client;
beforeAll(async () => {
  exchange = await openExchange();
  await exchange.admin("DELETE FROM recipients.care_relationship; DELETE FROM recipients.recipient");
  await addPerson(exchange.admin, samplePerson.insuredNumber, [sampleOffices.careManager, sampleOffices.homeHelp, strangerOffice, sampleOffices.centre, sampleOffices.preventiveService]);
  await exchange.admin("UPDATE recipients.care_relationship SET last_service_month = '2099-01'");
  house = await openHouse(loadConfig({ NODE_ENV: "test", ...patience }), urlsFromAdmin(exchange.adminUrl), []);
  client = new pg.Client({ connectionString: exchange.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await house?.close();
  await exchange?.close();
});

const written = ["exchange.parcel", "exchange.parcel_person", "exchange.parcel_file_chunk", "exchange.activity", "recipients.stated_person", "care_plans.document", "schedules.plan_supplement", "actuals.actual_report_delivery", "schedules.usage_table_delivery"];
const parts = ["care_plans.care_plan_line", "care_plans.weekly_plan_item", "care_plans.preventive_plan_line", "care_plans.daily_schedule_line", "care_plans.illness"];
const months = ["schedules.usage_table", "schedules.usage_table_version", "schedules.planned_service", "schedules.benefit_row", "actuals.actual_report", "actuals.actual_report_version", "actuals.actual_day"];

/** Sends in the given order, processes where asked, then everything that is left by several workers; answers what stands in every table. */
async function outcome(items: readonly Item[], processAfter: readonly boolean[], workers: number): Promise<Record<string, string>> {
  await exchange.admin([...parts, ...months, ...written].map((name) => `DELETE FROM ${name}`).join("; "));
  for (const [index, { viewer, files }] of items.entries()) {
    await receiveParcel(house.services, viewer, named(files).map(({ name, bytes }) => ({ name, bytes: [bytes] })));
    if (processAfter[index]) await processParcels(house.services);
  }
  await Promise.all(Array.from({ length: workers }, () => processParcels(house.services)));
  await processParcels(house.services);
  expect(await exchange.admin("SELECT serial, state, last_error_code FROM exchange.parcel WHERE state <> 'IMPORTED'")).toEqual([]);
  return contentHashes(client);
}

/** Merges the senders' queues by picks, keeping the order inside each. */
function merged(queues: readonly (readonly Item[])[], picks: readonly number[]): Item[] {
  const left = queues.map((queue) => [...queue]);
  const order: Item[] = [];
  for (let turn = 0; left.some((queue) => queue.length > 0); turn += 1) {
    const open = left.filter((queue) => queue.length > 0);
    const next = open[(picks[turn % picks.length] ?? 0) % open.length]?.shift();
    if (next) order.push(next);
  }
  return order;
}

const all = month.flat();

test("the month has every kind of file, and every kind of set", () => {
  const names = all.flatMap(({ files }) => files.map(({ fileName }) => fileName));
  expect(new Set(names.map((name) => parseFileName(name).name?.id))).toEqual(new Set([...layoutIds, sampleName("UPKIHON_IMAGE").id]));
  const kinds = new Set(all.map(({ files }) => describeSet(files.map(({ fileName }) => fileName)).kind));
  for (const files of [...deletionSets(), resultsDeletionSet()]) expect(kinds).toContain(describeSet(files.map(({ fileName }) => fileName)).kind);
  expect(kinds.size).toBeGreaterThanOrEqual(11);
});

test("every order of a month that keeps each sender's serials ends in the same database, doubled parcels and workers at once included", async () => {
  const quiet = await outcome(all, all.map(() => true), 1);
  expect(await countEarlier(client)).toBeGreaterThan(3);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { minLength: 21, maxLength: 21 }), fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }), fc.boolean(), fc.integer({ min: 1, max: 3 }), async (picks, processAfter, isDoubled, workers) => {
      const items = merged(month, picks);
      expect(await outcome(isDoubled ? items.flatMap((item) => [item, item]) : items, processAfter, workers)).toEqual(quiet);
    }),
    { numRuns: 6 },
  );
}, 120_000);

test("an order that turns each sender's serials round ends in the same database too when the parcels wait together", async () => {
  const quiet = await outcome(all, [], 1);
  expect(await outcome(month.flatMap((queue) => [...queue].reverse()), [], 2)).toEqual(quiet);
});

test("without any one of the last parcels of an office the database is another one: the comparison can fail", async () => {
  const quiet = await outcome(all, [], 1);
  for (const left of month) {
    const last = left.at(-1);
    expect(await outcome(all.filter((item) => item !== last), [], 1)).not.toEqual(quiet);
  }
});

test("no row of a document stands without its document", async () => {
  await outcome(all, [], 2);
  for (const [table, parent] of [["care_plan_line", "care_plan"], ["weekly_plan_item", "care_plan"], ["preventive_plan_line", "preventive_plan"], ["daily_schedule_line", "basic_information"], ["illness", "basic_information"]]) {
    const [row] = await exchange.admin(`SELECT count(*)::integer AS rows, count(p.id)::integer AS "withParent" FROM care_plans.${table} t LEFT JOIN care_plans.${parent} p ON p.insurer_number = t.insurer_number AND p.id = t.document_id AND p.recipient_id = t.recipient_id`);
    expect(row?.rows).toBeGreaterThan(0);
    expect(row?.withParent).toBe(row?.rows);
  }
  const [people] = await exchange.admin("SELECT count(*)::integer AS rows, count(p.id)::integer AS \"withParcel\" FROM exchange.parcel_person t LEFT JOIN exchange.parcel p ON p.id = t.parcel_id");
  expect(people?.rows).toBeGreaterThan(0);
  expect(people?.withParcel).toBe(people?.rows);
});
