import fc from "fast-check";
import type { Importer } from "../../../platform/subgraph/importer.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { receiveParcel } from "../../../subgraphs/exchange/receive/receive.service.js";
import { processParcels, type ExchangeServices } from "../../../subgraphs/exchange/subgraph.js";
import { planSet, resultsDeletionSet, resultsSet, sampleFile, sampleOffices, sampleRecord, usageTableSet, type SampleFile } from "../../support/standard-samples.js";
import { addPerson, careManager, homeHelp, named, openExchange, stranger, strangerOffice, takenTable, type Exchange } from "./exchange-fixture.js";

interface Item {
  readonly viewer: Viewer;
  readonly files: readonly SampleFile[];
}

const other = { insuredNumber: "0000000202" };
const deletion = (serial: string, person = {}) => [sampleFile("DLT1KYO", [sampleRecord("DLT1KYO", person)], { serial })];
const toStranger = { receiverOfficeNumber: strangerOffice };
const fromStranger = { senderOfficeNumber: strangerOffice };

/** A month of three offices, each in the order of its serials: plans, a withdrawal, tables to two offices, results and their corrections. */
const month: readonly (readonly Item[])[] = [
  [
    planSet({ serial: "20250401090000" }), planSet({ serial: "20250401090001", ...toStranger }), deletion("20250402090000"), planSet({ serial: "20250403090000" }),
    usageTableSet({ serial: "20250403090001" }), deletion("20250404090000", other), usageTableSet({ serial: "20250405090000", ...toStranger }),
  ].map((files) => ({ viewer: careManager, files })),
  [resultsSet({ serial: "20250501090000" }), resultsDeletionSet({ serial: "20250502090000" }), resultsSet({ serial: "20250503090000" })].map((files) => ({ viewer: homeHelp, files })),
  [[sampleFile("UPJSK", [sampleRecord("UPJSK", { serviceOfficeNumber: strangerOffice })], { ...fromStranger, receiverOfficeNumber: sampleOffices.careManager, senderServiceType: "11", receiverServiceType: "43", serial: "20250501090000" })]].map((files) => ({ viewer: stranger, files })),
];

/** Keeps what stands after each key's latest serial; a deletion stands too, with no rows. */
const keeping = (kind: string, deletes: string): Importer => ({
  name: kind,
  kinds: [kind, deletes],
  async take(batch) {
    for (const [from, rows] of [[kind, batch.records(kind).length], [deletes, 0]] as const) {
      const people = new Set(batch.records<{ insurerNumber: string; insuredNumber: string }>(from).map(({ insurerNumber, insuredNumber }) => batch.subject(insurerNumber, insuredNumber).recipientId));
      await batch.tx.execute(
        `INSERT INTO public.taken (kind, recipient_id, sender, serial, rows) SELECT $1, p, $3, $4, $5 FROM unnest($2::uuid[]) AS p
         ON CONFLICT (kind, recipient_id, sender) DO UPDATE SET serial = excluded.serial, rows = excluded.rows WHERE taken.serial < excluded.serial`,
        [kind, [...people], batch.sender.officeNumber, batch.serial, rows],
      );
    }
  },
});

let exchange: Exchange;
let services: ExchangeServices;
beforeAll(async () => {
  exchange = await openExchange();
  await exchange.admin(takenTable);
  await exchange.admin(`INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
    SELECT insurer_number, id, '${strangerOffice}', '11', 'SERVICE_OFFICE', '2025-01-01', 'IDENTITY_CONFIRMED', '2025-04' FROM recipients.recipient`);
  await addPerson(exchange.admin, other.insuredNumber, [sampleOffices.careManager, sampleOffices.homeHelp]);
  services = { ...exchange.services, importers: [keeping("UP1KYO", "DLT1KYO"), keeping("UPPLAN", "DLTPLAN"), keeping("UPJSK", "DLTJSK")] };
});
afterAll(() => exchange.close());

/** Sends in the given order, processes where asked, then everything that is left; answers what stands. */
async function outcome(items: readonly Item[], processAfter: readonly boolean[], workers: number): Promise<string> {
  await exchange.admin("TRUNCATE exchange.parcel, exchange.parcel_file, exchange.parcel_file_chunk, exchange.parcel_person, exchange.finding, public.taken CASCADE");
  for (const [index, { viewer, files }] of items.entries()) {
    await receiveParcel(services, viewer, named(files).map(({ name, bytes }) => ({ name, bytes: [bytes] })));
    if (processAfter[index]) await processParcels(services);
  }
  await Promise.all(Array.from({ length: workers }, () => processParcels(services)));
  await processParcels(services);
  const rows = await exchange.admin("SELECT kind, recipient_id, sender, serial, rows FROM public.taken ORDER BY kind, recipient_id, sender");
  const states = await exchange.admin("SELECT sender_office_number, receiver_office_number, serial, state FROM exchange.parcel ORDER BY 1, 2, 3");
  return JSON.stringify([rows, states], null, 1);
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

test("every order of a month that keeps each sender's serials ends in the same state, doubled parcels and workers at once included", async () => {
  const quiet = await outcome(month.flat(), month.flat().map(() => true), 1);
  expect(quiet).toContain("20250503090000");
  expect(quiet).not.toMatch(/REJECTED|FAILED|RECEIVED|ACCEPTED/);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2), { minLength: 11, maxLength: 11 }), fc.array(fc.boolean(), { minLength: 22, maxLength: 22 }), fc.boolean(), fc.integer({ min: 1, max: 3 }), async (picks, processAfter, isDoubled, workers) => {
      const items = merged(month, picks);
      expect(await outcome(isDoubled ? items.flatMap((item) => [item, item]) : items, processAfter, workers)).toBe(quiet);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("an order that turns one sender's serials round ends in the same state too when the parcels wait together", async () => {
  const quiet = await outcome(month.flat(), [], 1);
  expect(await outcome(month.flatMap((queue) => [...queue].reverse()), [], 1)).toBe(quiet);
});

test("without the later parcels the state is another one: the comparison can fail", async () => {
  const quiet = await outcome(month.flat(), [], 1);
  expect(await outcome(month.flat().slice(0, -2), [], 1)).not.toBe(quiet);
});
