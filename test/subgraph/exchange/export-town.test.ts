import pg from "pg";
import { openHouse, type House } from "../../../gateway/house/open-house.js";
import { loadConfig } from "../../../platform/config/config.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { describeSet, type SetKind } from "../../../standard/index.js";
import { sendParcel, type ExportOrder } from "../../../subgraphs/exchange/subgraph.js";
import { contentHashes } from "../../support/content-hash.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { comparable, makeSet, staffOf, toRecordsByKind, type Records } from "../../support/exporting.js";
import { patience } from "../../support/patience.js";

interface Sent {
  readonly kind: SetKind;
  readonly sender: { officeNumber: string; serviceType: string };
  readonly receiver: { officeNumber: string; serviceType: string };
  readonly month: string | null;
  readonly serial: string;
  readonly records: Records;
}

const mainKind: Readonly<Record<string, string>> = { plan: "UP1KYO", usageTable: "UPPLAN", results: "UPJSK", preventivePlanWithBasicInformation: "UPYOBO" };
const dayItem: Readonly<Record<string, string>> = { plan: "carePlanDate", preventivePlanWithBasicInformation: "planDate" };

let database: TestDatabase;
let house: House;
let client: pg.Client;
let sent: Sent[];
let ids: Map<string, { insurerNumber: string; recipientId: string }>;
/** Office and person where the office may see the person today. */
let granted: Set<string>;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  house = await openHouse(loadConfig({ NODE_ENV: "test", ...patience }), urlsFromAdmin(database.adminUrl), []);
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  sent = await readSent();
  const { rows } = await client.query<{ text: string; insurerNumber: string; recipientId: string }>('SELECT insurer_number || insured_number AS text, insurer_number AS "insurerNumber", id AS "recipientId" FROM recipients.recipient');
  ids = new Map(rows.map(({ text, ...key }) => [text, key]));
  const grants = await client.query<{ text: string }>("SELECT DISTINCT g.office_number || p.insurer_number || p.insured_number AS text FROM recipients.access_grant g JOIN recipients.recipient p ON p.insurer_number = g.insurer_number AND p.id = g.recipient_id WHERE current_date BETWEEN g.valid_from AND g.valid_to");
  granted = new Set(grants.rows.map(({ text }) => text));
}, 180_000);

afterAll(async () => {
  await client?.end();
  await house?.close();
  await database?.drop();
});

async function readSent(): Promise<Sent[]> {
  const { rows } = await client.query<{ parcel: string; name: string; bytes: Buffer }>(
    `SELECT p.id AS parcel, f.name, string_agg(c.bytes, '' ORDER BY c.ordinal) AS bytes FROM exchange.parcel p JOIN exchange.parcel_file f ON f.parcel_id = p.id JOIN exchange.parcel_file_chunk c ON c.content_id = f.content_id
     GROUP BY p.id, f.name, p.serial ORDER BY p.serial, p.id, f.name`,
  );
  const parcels = new Map<string, typeof rows>();
  for (const row of rows) parcels.set(row.parcel, [...(parcels.get(row.parcel) ?? []), row]);
  return [...parcels.values()].map((files) => {
    const { kind, name } = describeSet(files.map((file) => file.name));
    if (!kind || !name?.senderServiceType || !name.receiverServiceType) throw new Error("a parcel of the town has no kind");
    return {
      kind, month: name.month, serial: name.serial, records: toRecordsByKind(files),
      sender: { officeNumber: name.senderOfficeNumber, serviceType: name.senderServiceType },
      receiver: { officeNumber: name.receiverOfficeNumber, serviceType: name.receiverServiceType },
    };
  });
}

const personText = (record: Record<string, unknown>) => `${record.insurerNumber}${record.insuredNumber}`;

/** People of a set, by day of their document (or one group for a month). */
function groupsOf(set: Sent): { day: string | null; people: Set<string> }[] {
  const item = dayItem[set.kind];
  const days = new Map<string | null, Set<string>>();
  for (const record of set.records[mainKind[set.kind] ?? ""] ?? []) {
    const day = item ? String(record[item]) : null;
    days.set(day, (days.get(day) ?? new Set()).add(personText(record)));
  }
  return [...days].map(([day, people]) => ({ day, people }));
}

const orderOf = (set: Sent, day: string | null, people: ReadonlySet<string>, serial = set.serial): ExportOrder => ({
  kind: set.kind, people: [...people].map((text) => ids.get(text) ?? { insurerNumber: "", recipientId: "" }), receiver: set.receiver, month: set.month, documentDate: day, senderServiceType: null, serial,
});

const documents: Readonly<Record<string, readonly string[]>> = {
  plan: ["UP1KYO", "UP2KYO", "UP3KYO", "UPHOSOKU"], month: ["UPPLAN", "UPSIKYU", "UPHOSOKU"], results: ["UPJSK"], preventive: ["UPYOBO", "UPYOBO_SUB"], basic: ["UPKIHON", "UPKIHON_SUB1", "UPKIHON_SUB2"],
};

/** What a set says about a person, by what a later set of the sender replaces as a whole: a document of a day, or a month. */
function wordsOf(set: Sent, person: string): [key: string, word: string][] {
  return Object.values(documents).flatMap((kinds): [string, string][] => {
    const own = comparable(Object.fromEntries(kinds.flatMap((kind) => (set.records[kind] ? [[kind, set.records[kind]]] : []))), (record) => personText(record) === person);
    const [main = ""] = kinds;
    if (!own[main]) return [];
    const first = (set.records[main] ?? []).find((record) => personText(record) === person);
    const { officeNumber, serviceType } = set.sender;
    return [[[officeNumber, serviceType, main, set.month, first?.carePlanDate, first?.planDate, first?.consultationDate, person].join("/"), JSON.stringify(own)]];
  });
}

/** A corrected usage table takes the place of the first one, as a new certification does in the basic information. */
function lastWords(): Map<string, string> {
  return new Map(sent.flatMap((set) => groupsOf(set).flatMap(({ people }) => [...people].flatMap((person) => wordsOf(set, person)))));
}

test("exporting what was imported gives the same records, for every parcel of the demo town that was not replaced since", async () => {
  const last = lastWords();
  const seen: Record<string, number> = {};
  let replaced = 0;
  let ended = 0;
  for (const set of sent) {
    for (const { day, people } of groupsOf(set)) {
      const current = new Set([...people].filter((person) => wordsOf(set, person).every(([key, word]) => last.get(key) === word)));
      replaced += people.size - current.size;
      for (const person of current) {
        if (granted.has(`${set.sender.officeNumber}${person}`)) continue;
        // A care that has ended: the office no longer sees the person, and so makes no set.
        await expect(makeSet(house, staffOf(set.sender), orderOf(set, day, new Set([person])))).rejects.toMatchObject({ code: "NOT_FOUND" });
        current.delete(person);
        ended += 1;
      }
      if (current.size === 0) continue;
      const made = await makeSet(house, staffOf(set.sender), orderOf(set, day, current));
      expect(comparable(toRecordsByKind(made))).toEqual(comparable(set.records, (record) => current.has(personText(record))));
      seen[set.kind] = (seen[set.kind] ?? 0) + current.size;
    }
  }
  expect(Object.keys(seen).sort()).toEqual(Object.keys(mainKind).sort());
  expect(replaced + ended).toBeLessThan(Object.values(seen).reduce((a, b) => a + b) / 5);
}, 120_000);

test("the same set made twice has the same bytes", async () => {
  for (const kind of Object.keys(mainKind)) {
    const set = sent.find((candidate) => candidate.kind === kind);
    if (!set) throw new Error(`the town sent no ${kind}`);
    const [group] = groupsOf(set);
    const make = () => makeSet(house, staffOf(set.sender), orderOf(set, group?.day ?? null, group?.people ?? new Set()));
    const [first, second] = [await make(), await make()];
    expect(second).toEqual(first);
    expect(first.length).toBeGreaterThan(0);
  }
});

test("importing exported sets changes nothing but whose word was last", async () => {
  const before = await contentHashes(client);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(["schedules.planned_service", "actuals.actual_day", "care_plans.care_plan", "recipients.stated_person", "schedules.plan_supplement"]));
  const byKind = new Map<string, number>();
  let second = 0;
  for (const set of [...sent].reverse()) {
    if ((byKind.get(set.kind) ?? 0) >= 6) continue;
    byKind.set(set.kind, (byKind.get(set.kind) ?? 0) + 1);
    for (const { day, people } of groupsOf(set)) {
      const made = await makeSet(house, staffOf(set.sender), orderOf(set, day, people, `203001010000${String((second += 1)).padStart(2, "0")}`.slice(0, 14)));
      const { state } = await sendParcel({ services: house.services, viewer: staffOf(set.sender), files: made });
      expect(state).toBe("IMPORTED");
    }
  }
  expect(await contentHashes(client)).toEqual(before);
}, 120_000);

test("a changed record would be noticed by both comparisons", async () => {
  const set = sent.find(({ kind }) => kind === "results");
  if (!set) throw new Error("the town sent no results");
  expect(comparable({ UPJSK: (set.records.UPJSK ?? []).map((record, index) => (index === 0 ? { ...record, serviceCount: 9 } : record)) })).not.toEqual(comparable(set.records));
  const before = await contentHashes(client);
  await client.query("UPDATE actuals.actual_day SET service_count = service_count + 1 WHERE id = (SELECT id FROM actuals.actual_day LIMIT 1)");
  expect(await contentHashes(client)).not.toEqual(before);
});
