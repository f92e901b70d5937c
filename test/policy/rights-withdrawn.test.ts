import { today } from "../../platform/calendar/today.js";
import type { Exporter } from "../../platform/subgraph/exporter.js";
import type { Importer } from "../../platform/subgraph/importer.js";
import { processParcels, sendParcel } from "../../subgraphs/exchange/subgraph.js";
import { createTestDatabase } from "../support/database.js";
import { makeSet, staffOf } from "../support/exporting.js";
import { askGraph } from "../support/graph-client.js";
import { loadRows } from "../support/load-rows.js";
import { loadConsent, loadRelations } from "../support/rights/seats.js";
import { prepareSubject } from "../support/rights/subject.js";
import { startShape } from "../support/shapes.js";
import { sampleOffices, usageTableSet, type SampleFile } from "../support/standard-samples.js";
import { openExportHouse, type ExportHouse } from "../subgraph/exchange/export-fixture.js";

const careManager = staffOf({ officeNumber: sampleOffices.careManager, serviceType: "43" });
const named = (files: readonly SampleFile[]) => files.map(({ fileName, bytes }) => ({ name: fileName, bytes }));

describe("what is taken back between two steps of a file set", () => {
  let opened: ExportHouse;
  let client: ExportHouse["client"];
  let house: ExportHouse["house"];
  let person: ExportHouse["person"];

  beforeEach(async () => {
    opened = await openExportHouse();
    ({ client, house, person } = opened);
  });

  afterEach(() => opened?.close());

  /** The receiver's part in the person's care ends, and its rights with it. */
  const takeBack = async () => {
    await client.query("UPDATE recipients.care_relationship SET end_date = '2025-01-01' WHERE office_number = $1", [sampleOffices.homeHelp]);
    await client.query("DELETE FROM recipients.access_grant WHERE office_number = $1", [sampleOffices.homeHelp]);
  };
  const seenByReceiver = async () => {
    const session = house.database.read(staffOf({ officeNumber: sampleOffices.homeHelp, serviceType: "11" }));
    try {
      return (await session.query("SELECT FROM schedules.usage_table")).length;
    } finally {
      await session.close();
    }
  };
  const state = async () => (await client.query<{ state: string }>("SELECT state FROM exchange.parcel")).rows.map((row) => row.state);

  test("before the check refuses the set: nothing is taken in and the receiver is told nothing", async () => {
    const unworked = { ...house.services, database: { ...house.database, work: () => Promise.reject(new Error("nobody works yet")) } };
    await sendParcel({ services: unworked, viewer: careManager, files: named(usageTableSet()) });
    expect(await state()).toEqual(["RECEIVED"]);
    await takeBack();
    await processParcels(house.services);
    expect([await state(), await seenByReceiver()]).toEqual([["REJECTED"], 0]);
  });

  test("while the importers run leaves the record to the insurer and closes it to the office at its next look", async () => {
    const taking: Importer = { name: "takes-back", kinds: ["UPPLAN"], take: () => takeBack() };
    await sendParcel({ services: { ...house.services, importers: [taking, ...house.services.importers] }, viewer: careManager, files: named(usageTableSet()) });
    expect(await state()).toEqual(["IMPORTED"]);
    expect((await client.query("SELECT FROM schedules.usage_table")).rowCount).toBe(1);
    expect(await seenByReceiver()).toBe(0);
  });

  test("while a set is made stops it: nothing is given out", async () => {
    await sendParcel({ services: house.services, viewer: careManager, files: named(usageTableSet()) });
    expect(await seenByReceiver()).toBe(1);
    const order = { kind: "usageTable" as const, people: [person], receiver: { officeNumber: sampleOffices.homeHelp, serviceType: "11" }, month: "2025-04", documentDate: null, senderServiceType: null, serial: null };
    expect((await makeSet(house, careManager, order)).length).toBeGreaterThan(0);
    const takesBack = (exporter: Exporter): Exporter => ({ ...exporter, give: async (request) => {
      const given = await exporter.give(request);
      await takeBack();
      return given;
    } });
    const slow = { ...house, services: { ...house.services, exporters: house.services.exporters.map((exporter) => (exporter.kinds.includes("UPPLAN") ? takesBack(exporter) : exporter)) } };
    await expect(makeSet(slow, careManager, order)).rejects.toMatchObject({ code: "EXPORT_REFUSED" });
  });
});

test("a consent withdrawn between two pages is withdrawn on the second", async () => {
  const database = await createTestDatabase({ template: "town" });
  const shape = await startShape("one process", database.adminUrl);
  try {
    const subject = await prepareSubject(database.adminUrl);
    await loadRelations(shape.house, subject);
    await loadConsent(shape.house, database.adminUrl, subject, "GIVEN");
    const token = await shape.token({ subject: "doctor", role: "MEDICAL_INSTITUTION", office: subject.inCharge.MEDICAL_INSTITUTION });
    interface Page { recipients: { nodes: { id: string; insuredCard: object | null }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
    const page = async (after: string | null) => (await askGraph<Page>(shape.url, token, "query ($after: String) { recipients(first: 1, after: $after) { nodes { id insuredCard { careLevel } } pageInfo { endCursor hasNextPage } } }", { after })).data?.recipients;
    /** All pages, asked anew, with something happening before the person's own page. */
    const walk = async (beforeTheirs: () => Promise<void>) => {
      for (let after: string | null = null; ; ) {
        const known: Page["recipients"] | undefined = await page(after);
        const [one] = known?.nodes ?? [];
        if (one?.id === subject.id) {
          await beforeTheirs();
          return (await page(after))?.nodes.map(({ id, insuredCard }) => [id, insuredCard !== null]);
        }
        if (!one || !known?.pageInfo.hasNextPage) return undefined;
        after = known.pageInfo.endCursor;
      }
    };
    expect(await walk(async () => undefined)).toEqual([[subject.id, true]]);
    const withdrawn = { insurerNumber: subject.insurerNumber, insuredNumber: subject.insuredNumber, category: "CARD", state: "WITHDRAWN", takenBy: "MUNICIPALITY", takenOn: today() };
    expect(await walk(() => loadRows(shape.house, "consent", [withdrawn]))).toEqual([[subject.id, false]]);
  } finally {
    await shape.close();
    await database.drop();
  }
}, 120_000);
