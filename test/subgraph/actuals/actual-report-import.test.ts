import fc from "fast-check";
import { actualsSubgraph } from "../../../subgraphs/actuals/subgraph.js";
import { actualReportImporter } from "../../../subgraphs/actuals/report/actual-report.importer.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";

const numbers = Array.from({ length: 100 }, (_, index) => String(400 + index).padStart(10, "0"));
const { careManager, homeHelp, centre } = sampleOffices;
const officer = asViewer("MUNICIPALITY", { insurerNumber: samplePerson.insurerNumber }, ["RESULT:MUNICIPALITY"]);
const query = `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { actuals(month: "2025-04") {
  id serviceType version serial reportedBy { officeNumber } days { units satelliteBranch } earlierVersions { version days { units } } } } } }`;

interface Report { id: string; serviceType: string; version: number; serial: string; days: { units: number }[]; earlierVersions: { version: number }[] }
interface Message { readonly withdrawn: boolean; readonly sender: string; readonly receiver: string; readonly serial: string; readonly units: number }

let town: SmallTown;
let next = 0;
const someone = () => numbers[next++] as string;
beforeAll(async () => void (town = await openSmallTown(actualsSubgraph, numbers)));
afterAll(() => town.close());

const serial = (number: number) => String(20250501000000 + number);
const send = (insuredNumber: string, message: Partial<Message> & { serial: string }, types: readonly string[] = ["11"]) => {
  const { withdrawn = false, sender = homeHelp, receiver = careManager, units = 1 } = message;
  return town.take(actualReportImporter, {
    serial: message.serial,
    sender: { officeNumber: sender, serviceType: "11" },
    receiver: { officeNumber: receiver, serviceType: "43" },
    files: withdrawn
      ? { DLTJSK: types.map((serviceType) => sampleRecord("DLTJSK", { insuredNumber, serviceType })) }
      : { UPJSK: types.flatMap((type) => ["1", "2"].map((satelliteBranch) => sampleRecord("UPJSK", { insuredNumber, units, satelliteBranch, serviceCode: `${type}1111` }))) },
  });
};
const reportsOf = async (insuredNumber: string): Promise<Report[]> => {
  const { data, codes } = await town.ask(officer, query, { id: town.globalId(insuredNumber) });
  expect(codes).toEqual([]);
  return (data._entities as unknown as { actuals: Report[] }[])[0]?.actuals ?? [];
};

test("a correction replaces all days of its office and type, satellites included, and the earlier version stays", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 });
  await send(person, { serial: serial(2), units: 20 });
  expect(await reportsOf(person)).toMatchObject([{ version: 2, days: [{ units: 20, satelliteBranch: "1" }, { units: 20, satelliteBranch: "2" }], earlierVersions: [{ version: 1, days: [{ units: 10 }, { units: 10 }] }] }]);
});

test("results of another service type or office are left alone", async () => {
  const person = someone();
  await send(person, { serial: serial(1), units: 10 }, ["11", "15"]);
  await send(person, { serial: serial(2), units: 20 }, ["11"]);
  await send(person, { serial: serial(3), withdrawn: true }, ["11"]);
  expect(await reportsOf(person)).toMatchObject([{ serviceType: "15", version: 1, days: [{ units: 10 }, { units: 10 }] }]);
});

test("a file of more records than go to the database together replaces, and is withdrawn, for everybody in it", async () => {
  const people = [someone(), someone(), someone()];
  const parties = { sender: { officeNumber: homeHelp, serviceType: "11" }, receiver: { officeNumber: careManager, serviceType: "43" } };
  for (const [at, units] of [[1, 10], [2, 20]] as const) {
    const UPJSK = people.flatMap((insuredNumber) => Array.from({ length: 2_600 }, () => sampleRecord("UPJSK", { insuredNumber, units })));
    await town.take(actualReportImporter, { serial: serial(at), ...parties, files: { UPJSK } });
  }
  for (const person of people) {
    const [report] = await reportsOf(person);
    expect([report?.version, report?.days.length, report?.days.every(({ units }) => units === 20)]).toEqual([2, 2_600, true]);
    await send(person, { serial: serial(3), withdrawn: true });
    expect(await reportsOf(person)).toEqual([]);
  }
});

test("importing the same parcel again, or an older one late, changes nothing", async () => {
  const person = someone();
  await send(person, { serial: serial(2), units: 20 });
  const once = await reportsOf(person);
  await send(person, { serial: serial(2), units: 20 });
  await send(person, { serial: serial(1), units: 10 });
  expect(await reportsOf(person)).toEqual(once);
});

test("a deletion holds against a late older file, even when it comes first, and a later file brings the results back", async () => {
  const person = someone();
  await send(person, { serial: serial(2), withdrawn: true });
  await send(person, { serial: serial(1), units: 10 });
  expect(await reportsOf(person)).toEqual([]);
  await send(person, { serial: serial(3), units: 30 });
  expect(await reportsOf(person)).toMatchObject([{ days: [{ units: 30 }, { units: 30 }] }]);
});

test("withdrawing results from a wrong receiver leaves those of the right one", async () => {
  const person = someone();
  await send(person, { serial: serial(1), receiver: centre });
  await send(person, { serial: serial(2) });
  await send(person, { serial: serial(3), receiver: centre, withdrawn: true });
  expect(await reportsOf(person)).toHaveLength(1);
});

test("a copy that another office forwards never replaces or withdraws what the service office itself reported", async () => {
  const person = someone();
  await send(person, { serial: serial(5), sender: careManager, receiver: centre, units: 50 });
  expect(await reportsOf(person)).toMatchObject([{ reportedBy: { officeNumber: careManager }, days: [{ units: 50 }, { units: 50 }] }]);
  await send(person, { serial: serial(1), units: 10 });
  await send(person, { serial: serial(6), sender: careManager, receiver: centre, units: 60 });
  await send(person, { serial: serial(7), sender: careManager, receiver: centre, withdrawn: true });
  expect(await reportsOf(person)).toMatchObject([{ reportedBy: { officeNumber: homeHelp }, days: [{ units: 10 }, { units: 10 }] }]);
});

const message = fc.record({
  withdrawn: fc.boolean(),
  sender: fc.constantFrom(homeHelp, careManager),
  receiver: fc.constantFrom(careManager, centre),
  serial: fc.integer({ min: 1, max: 6 }).map(serial),
  units: fc.integer({ min: 1, max: 3 }),
});

/** What must be left, in the simplest words: the service office's own word before copies, of each receiver the last. */
function expected(messages: readonly Message[]): number | null {
  const own = messages.filter(({ sender }) => sender === homeHelp);
  const lastWords = new Map<string, Message>();
  for (const one of own.length > 0 ? own : messages) if ((lastWords.get(one.sender + one.receiver)?.serial ?? "") < one.serial) lastWords.set(one.sender + one.receiver, one);
  if ([...lastWords.values()].every(({ withdrawn }) => withdrawn)) return null;
  const reports = messages.filter(({ withdrawn }) => !withdrawn);
  const rank = ({ sender, serial: sent }: Message) => `${sender === homeHelp ? 1 : 0}${sent}`;
  return reports.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).at(-1)?.units ?? null;
}

test("whatever order results and deletions arrive in, the month ends in the same state", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(message, { minLength: 1, maxLength: 6, selector: ({ serial: sent }) => sent }), fc.infiniteStream(fc.nat()), async (messages, order) => {
      const person = someone();
      const shuffled = messages.map((one) => ({ one, rank: order.next().value as number })).sort((a, b) => a.rank - b.rank);
      for (const { one } of shuffled) await send(person, one);
      for (const { one } of shuffled.slice(0, 2)) await send(person, one);
      const [report] = await reportsOf(person);
      const units = expected(messages);
      expect(report?.days.map((day) => day.units) ?? null).toEqual(units === null ? null : [units, units]);
      if (report) expect(report.earlierVersions).toHaveLength(report.version - 1);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test("files of the same month at the same moment leave one version after the other and lose none", async () => {
  const person = someone();
  await Promise.all([1, 2, 3, 4, 5].map((number) => send(person, { serial: serial(number), units: number })));
  const [report] = await reportsOf(person);
  expect(report).toMatchObject({ serial: serial(5), days: [{ units: 5 }, { units: 5 }] });
  expect(report?.earlierVersions).toHaveLength((report?.version ?? 0) - 1);
});
