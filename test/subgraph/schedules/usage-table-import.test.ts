import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { schedulesSubgraph } from "../../../subgraphs/schedules/subgraph.js";
import { toUsageTableContents } from "../../../subgraphs/schedules/usage-table/usage-table-content.rule.js";
import { usageTableImporter } from "../../../subgraphs/schedules/usage-table/usage-table.importer.js";
import { toImportBatch } from "../../support/import-batch.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";

const numbers = Array.from({ length: 120 }, (_, index) => String(200 + index).padStart(10, "0"));
const officer = asViewer("MUNICIPALITY", { insurerNumber: samplePerson.insurerNumber });
const query = `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { usageTables(from: "2025-04", to: "2025-04") {
  id version serial plannedServices { units } benefitRows { units } earlierVersions { version plannedServices { units } benefitRows { units } } } } } }`;

interface Table { id: string; version: number; serial: string; plannedServices: { units: number }[]; benefitRows: { units: number }[]; earlierVersions: Omit<Table, "id" | "serial" | "earlierVersions">[] }
interface Message { readonly withdrawn: boolean; readonly receiver: string; readonly serial: string; readonly units: number }

let town: SmallTown;
let next = 0;
const someone = () => numbers[next++] as string;
beforeAll(async () => void (town = await openSmallTown(schedulesSubgraph, numbers)));
afterAll(() => town.close());

const setOf = (insuredNumber: string, units: number) => ({
  UPPLAN: [sampleRecord("UPPLAN", { insuredNumber, units }), sampleRecord("UPPLAN", { insuredNumber, units, serviceDate: "2025-04-02" })],
  UPSIKYU: [sampleRecord("UPSIKYU", { insuredNumber, units })],
});
const deletionOf = (insuredNumber: string) => ({ DLTPLAN: [sampleRecord("DLTPLAN", { insuredNumber })] });
const serial = (number: number) => String(20250325000000 + number);
const send = (insuredNumber: string, { withdrawn = false, receiver = sampleOffices.homeHelp, serial: sent, units = 1 }: Partial<Message> & { serial: string }, sender = sampleOffices.careManager) =>
  town.take(usageTableImporter, {
    serial: sent,
    sender: { officeNumber: sender, serviceType: "43" },
    receiver: { officeNumber: receiver, serviceType: "11" },
    files: withdrawn ? deletionOf(insuredNumber) : setOf(insuredNumber, units),
  });
const tablesOf = async (insuredNumber: string): Promise<Table[]> => {
  const { data, codes } = await town.ask(officer, query, { id: town.globalId(insuredNumber) });
  expect(codes).toEqual([]);
  return (data._entities as unknown as { usageTables: Table[] }[])[0]?.usageTables ?? [];
};
const count = (sql: string) => town.database.work([samplePerson.insurerNumber], async (tx) => (await tx.query<{ n: number }>(sql))[0]?.n);

test("a later set replaces the whole month, and the earlier version stays readable with its rows", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  await send(person, { serial: serial(2), units: 20 });
  expect(await tablesOf(person)).toMatchObject([
    { version: 2, serial: serial(2), plannedServices: [{ units: 20 }, { units: 20 }], benefitRows: [{ units: 20 }], earlierVersions: [{ version: 1, plannedServices: [{ units: 10 }, { units: 10 }], benefitRows: [{ units: 10 }] }] },
  ]);
});

test("a late set with an older serial changes nothing", async () => {
  const person = someone();
  await send(person, { serial: serial(5), units: 50 });
  await send(person, { serial: serial(4), units: 40 });
  expect(await tablesOf(person)).toMatchObject([{ version: 1, serial: serial(5), plannedServices: [{ units: 50 }, { units: 50 }], earlierVersions: [] }]);
});

test("the same content for another receiver makes no new version and writes no rows", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  const before = await count("SELECT count(*) AS n FROM schedules.planned_service");
  await send(person, { serial: serial(2), units: 10, receiver: sampleOffices.preventiveService });
  expect(await tablesOf(person)).toMatchObject([{ version: 1, serial: serial(2), earlierVersions: [] }]);
  expect(await count("SELECT count(*) AS n FROM schedules.planned_service")).toBe(before);
});

test("importing the same parcel again changes nothing", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  const once = await tablesOf(person);
  await send(person, { serial: serial(1), units: 10 });
  expect(await tablesOf(person)).toEqual(once);
});

test("plans of two care-management offices stand beside each other", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  await send(person, { serial: serial(2), units: 20 }, sampleOffices.centre);
  await send(person, { serial: serial(3), withdrawn: true }, sampleOffices.centre);
  expect(await tablesOf(person)).toMatchObject([{ plannedServices: [{ units: 10 }, { units: 10 }] }]);
});

test("a deletion takes both tables away and holds against a late older set, a later set brings the month back", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  const [{ id } = { id: "" }] = await tablesOf(person);
  await send(person, { serial: serial(3), withdrawn: true });
  expect(await tablesOf(person)).toEqual([]);
  expect((await town.ask(officer, "query($id: ID!) { usageTable(id: $id) { state } }", { id })).data.usageTable).toEqual({ state: "WITHDRAWN" });
  await send(person, { serial: serial(2), units: 20 });
  expect(await tablesOf(person)).toEqual([]);
  await send(person, { serial: serial(4), units: 40 });
  expect(await tablesOf(person)).toMatchObject([{ id, plannedServices: [{ units: 40 }, { units: 40 }] }]);
});

test("a deletion that comes first holds against the older set that follows", async () => {
  const person = someone();
  await send(person, { serial: serial(2), withdrawn: true });
  await send(person, { serial: serial(1), units: 10 });
  expect(await tablesOf(person)).toEqual([]);
});

test("a deletion to the office that drops out leaves the month of the office that goes on", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  await send(person, { serial: serial(2), units: 20, receiver: sampleOffices.preventiveService });
  await send(person, { serial: serial(3), withdrawn: true });
  expect(await tablesOf(person)).toMatchObject([{ plannedServices: [{ units: 20 }, { units: 20 }] }]);
});

test("a month that its office takes back by hand stays so when an older set to somebody else comes late", async () => {
  const person = someone();
  await town.grant(person, sampleOffices.careManager, "CARE_MANAGER");
  await send(person, { serial: serial(1), units: 10 });
  const [{ id, version } = { id: "", version: 0 }] = await tablesOf(person);
  const answer = await town.ask(asViewer("CARE_MANAGER", { officeNumber: sampleOffices.careManager }), "mutation($input: WithdrawMonthInput!) { withdrawMonth(input: $input) { usageTable { state } } }", { input: { idempotencyKey: randomUUID(), usageTableId: id, version } });
  expect([answer.codes, answer.data]).toEqual([[], { withdrawMonth: { usageTable: { state: "WITHDRAWN" } } }]);
  await send(person, { serial: serial(2), units: 20, receiver: sampleOffices.preventiveService });
  expect(await tablesOf(person)).toEqual([]);
  await send(person, { serial: "20990401000000", units: 40, receiver: sampleOffices.preventiveService });
  expect(await tablesOf(person)).toMatchObject([{ plannedServices: [{ units: 40 }, { units: 40 }] }]);
});

const message = fc.record({
  withdrawn: fc.boolean(),
  receiver: fc.constantFrom(sampleOffices.homeHelp, sampleOffices.preventiveService),
  serial: fc.integer({ min: 1, max: 4 }).map(serial),
  units: fc.integer({ min: 1, max: 3 }),
});
const hashOf = (person: string, units: number) => toUsageTableContents(setOf(person, units).UPPLAN, setOf(person, units).UPSIKYU, [])[0]?.contentHash ?? "";

/** What must be left, in the simplest words: per receiver the last word, of all sets the last content. */
function expected(person: string, messages: readonly Message[]): number | null {
  const lastWords = new Map<string, Message>();
  for (const one of messages) if ((lastWords.get(one.receiver)?.serial ?? "") < one.serial) lastWords.set(one.receiver, one);
  if ([...lastWords.values()].every(({ withdrawn }) => withdrawn)) return null;
  const sets = messages.filter(({ withdrawn }) => !withdrawn).sort((a, b) => (`${a.serial}${hashOf(person, a.units)}` < `${b.serial}${hashOf(person, b.units)}` ? -1 : 1));
  return sets.at(-1)?.units ?? null;
}

test("whatever order sets and deletions arrive in, the month ends in the same state", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(message, { minLength: 1, maxLength: 6, selector: ({ receiver, serial: sent }) => `${receiver}${sent}` }), fc.infiniteStream(fc.nat()), async (messages, order) => {
      const person = someone();
      const shuffled = messages.map((one) => ({ one, rank: order.next().value as number })).sort((a, b) => a.rank - b.rank);
      for (const { one } of shuffled) await send(person, one);
      for (const { one } of shuffled.slice(0, 2)) await send(person, one);
      const [table] = await tablesOf(person);
      const units = expected(person, messages);
      expect(table?.plannedServices.map((row) => row.units) ?? null).toEqual(units === null ? null : [units, units]);
      expect(table?.benefitRows.map((row) => row.units) ?? null).toEqual(units === null ? null : [units]);
      if (table) expect(table.earlierVersions.map(({ version }) => version)).toEqual(Array.from({ length: table.version - 1 }, (_, index) => table.version - 1 - index));
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test("imports of the same month at the same moment leave one version after the other and lose none", async () => {
  const person = someone();
  await Promise.all([1, 2, 3, 4, 5, 6].map((number) => send(person, { serial: serial(number), units: number, withdrawn: number === 3, receiver: number % 2 ? sampleOffices.homeHelp : sampleOffices.preventiveService })));
  const [table] = await tablesOf(person);
  expect(table).toMatchObject({ serial: serial(6), plannedServices: [{ units: 6 }, { units: 6 }] });
  expect(table?.earlierVersions).toHaveLength((table?.version ?? 0) - 1);
});

test("an import that fails after this importer leaves nothing behind", async () => {
  const person = someone();
  const failing = town.database.work([samplePerson.insurerNumber], async (tx) => {
    await usageTableImporter.take(toImportBatch(tx, { serial: serial(1), files: setOf(person, 1), people: town.people }));
    throw new Error("a later importer fails");
  });
  await expect(failing).rejects.toThrow("a later importer fails");
  expect(await tablesOf(person)).toEqual([]);
  expect(await count(`SELECT count(*) AS n FROM schedules.usage_table_delivery WHERE recipient_id = '${town.people[person]?.recipientId}'`)).toBe(0);
});

test("an import opened for one insurer cannot write another's rows", async () => {
  const person = someone();
  const foreign = town.database.work(["131029"], (tx) => usageTableImporter.take(toImportBatch(tx, { serial: serial(1), files: setOf(person, 1), people: town.people })));
  await expect(foreign).rejects.toMatchObject({ code: "42501" });
});

test("a number that no form can hold is refused by name, not by a failure of the database", async () => {
  const person = someone();
  const files = { UPPLAN: [sampleRecord("UPPLAN", { insuredNumber: person, detailNumber: 99_999_999_999 })] };
  await expect(town.take(usageTableImporter, { serial: serial(1), files })).rejects.toMatchObject({ code: "INPUT_INVALID", parameters: { field: "detailNumber" } });
  expect(await tablesOf(person)).toEqual([]);
});

test("a plan set's supplement without a month is none of this importer's business", async () => {
  const person = someone();
  await town.take(usageTableImporter, { serial: serial(1), files: { UPHOSOKU: [sampleRecord("UPHOSOKU", { insuredNumber: person, targetMonth: null })] } });
  expect(await tablesOf(person)).toEqual([]);
});
