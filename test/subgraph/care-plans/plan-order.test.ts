import fc from "fast-check";
import { carePlanImporter } from "../../../subgraphs/care-plans/care-plan/care-plan.importer.js";
import { carePlansSubgraph } from "../../../subgraphs/care-plans/subgraph.js";
import { openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";
import { withConnection } from "../../support/sql.js";
import { planFiles } from "./plan-samples.js";

const { insuredNumber } = samplePerson;
let town: SmallTown;
beforeAll(async () => void (town = await openSmallTown(carePlansSubgraph, [insuredNumber])), 90_000);
afterAll(() => town?.close());

interface Sent {
  readonly sender: string;
  readonly receiver: string;
  readonly day: string;
  /** Unique; the sender's clock. */
  readonly serial: string;
  /** What the plan says, or null for a deletion. */
  readonly policy: string | null;
}

interface State {
  readonly sender: string;
  readonly day: string;
  readonly policy: string;
  readonly status: string;
  readonly receivers: readonly string[];
  readonly rows: number;
}

const senders = [sampleOffices.careManager, sampleOffices.centre];
const receivers = [sampleOffices.homeHelp, sampleOffices.preventiveService];

const parcels: fc.Arbitrary<Sent[]> = fc
  .array(
    fc.record({
      sender: fc.constantFrom(...senders),
      receiver: fc.constantFrom(...receivers),
      day: fc.constantFrom("2025-03-25", "2025-04-10"),
      policy: fc.option(fc.constantFrom("甲", "乙"), { freq: 3, nil: null }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((items) => items.map((item, index) => ({ ...item, serial: `2025032510000${index}` })));

/** The same parcels in another order that keeps each pair of sender and receiver in serial order. */
function shuffled(sent: readonly Sent[], picks: readonly number[]): Sent[] {
  const queues = new Map<string, Sent[]>();
  for (const item of sent) queues.set(`${item.sender}${item.receiver}`, [...(queues.get(`${item.sender}${item.receiver}`) ?? []), item]);
  const waiting = [...queues.values()];
  return sent.map((_, index) => {
    const open = waiting.filter(({ length }) => length > 0);
    return open[(picks[index] ?? 0) % open.length]!.shift()!;
  });
}

async function take({ sender, receiver, day, serial, policy }: Sent): Promise<void> {
  const files = policy === null ? { DLT1KYO: [sampleRecord("DLT1KYO", { carePlanDate: day })] } : planFiles({ carePlanDate: day, overallSupportPolicy: policy });
  await town.take(carePlanImporter, { serial, files, sender: { officeNumber: sender, serviceType: "43" }, receiver: { officeNumber: receiver, serviceType: "11" } });
}

const read = <Row>(sql: string) => withConnection(town.adminUrl, async (client) => (await client.query(sql)).rows as Row[]);
const empty = () => read("DELETE FROM care_plans.document");
const states = () =>
  read<State>(`SELECT sender_office_number AS sender, care_plan_date AS day, overall_support_policy AS policy, status, receiver_office_numbers AS receivers,
    (SELECT count(*) FROM care_plans.care_plan_line l WHERE l.document_id = p.id) + (SELECT count(*) FROM care_plans.weekly_plan_item w WHERE w.document_id = p.id) AS rows
    FROM care_plans.care_plan p ORDER BY 1, 2`);
const everything = () =>
  read(`SELECT to_jsonb(p)::text AS text FROM care_plans.care_plan p UNION ALL SELECT to_jsonb(v)::text FROM care_plans.document_version v
    UNION ALL SELECT to_jsonb(d)::text FROM care_plans.delivery d UNION ALL SELECT to_jsonb(l)::text FROM care_plans.care_plan_line l ORDER BY 1`);

/** What must stand in the end, worked out the plain way. */
function expected(sent: readonly Sent[]): State[] {
  const keys = senders.flatMap((sender) => ["2025-03-25", "2025-04-10"].map((day) => ({ sender, day })));
  const found = keys.flatMap(({ sender, day }) => {
    const own = sent.filter((item) => item.sender === sender && item.day === day);
    const newest = own.filter(({ policy }) => policy !== null).at(-1);
    const holders = receivers.filter((receiver) => (own.filter((item) => item.receiver === receiver).at(-1)?.policy ?? null) !== null);
    return newest ? [{ sender, day, policy: String(newest.policy), receivers: holders.sort(), rows: 11 }] : [];
  });
  return found
    .map((state) => ({ ...state, status: statusOf(state, found) }))
    .sort((a, b) => (a.sender + a.day < b.sender + b.day ? -1 : 1));
}

function statusOf(state: Omit<State, "status">, all: readonly Omit<State, "status">[]): string {
  if (state.receivers.length === 0) return "WITHDRAWN";
  return all.some(({ sender, day, receivers: held }) => sender === state.sender && day > state.day && held.length > 0) ? "SUPERSEDED" : "IN_FORCE";
}

test("every order that keeps each sender's serials to each receiver ends in the same state", async () => {
  await fc.assert(
    fc.asyncProperty(parcels, fc.array(fc.nat(10), { minLength: 6, maxLength: 6 }), async (sent, picks) => {
      for (const order of [sent, shuffled(sent, picks)]) {
        await empty();
        for (const item of order) await take(item);
        expect(await states()).toEqual(expected(sent));
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);

test("a parcel that comes again, or one with an older serial to the same receiver, changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(parcels, fc.nat(5), fc.option(fc.constantFrom("甲", "丙"), { nil: null }), async (sent, pick, policy) => {
      await empty();
      for (const item of sent) await take(item);
      const before = await everything();
      const again = sent[pick % sent.length]!;
      await take(again);
      await take({ ...again, serial: "20240101000000", policy });
      expect(await everything()).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("the states can differ: a newer serial does change them", async () => {
  await empty();
  const first = { sender: senders[0]!, receiver: receivers[0]!, day: "2025-03-25", serial: "20250325100000", policy: "甲" };
  await take(first);
  const before = await states();
  await take({ ...first, serial: "20250325100001", policy: "乙" });
  expect(await states()).not.toEqual(before);
});

test("a version keeps the oldest serial that brought it when the sets to several offices come in any order", async () => {
  await empty();
  const sets = receivers.map((receiver, index) => ({ sender: senders[0]!, receiver, day: "2025-03-25", serial: `2025032510000${index}`, policy: "甲" }));
  for (const set of [...sets].reverse()) await take(set);
  expect(await read("SELECT version, serial FROM care_plans.document_version")).toEqual([{ version: 1, serial: sets[0]!.serial }]);
  expect(await read("SELECT version, serial FROM care_plans.care_plan")).toEqual([{ version: 1, serial: sets.at(-1)!.serial }]);
});
