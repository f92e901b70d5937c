import { toGlobalId } from "../../platform/graphql/global-id.js";
import { findCanaries, makeCanaries, type Canaries } from "../support/canaries.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { TOWN } from "../support/templates.js";

/** Pairs of requests, one of each viewer, and how many are on their way at once. */
const pairs = Number(process.env["VIEWER_PAIRS"] ?? 300);
const atOnce = 6;

interface Place {
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly office: string;
}

interface Seat extends Place {
  readonly id: string;
  readonly token: string;
  readonly canaries: Canaries;
}

/** A person in the care of one office, whom the office given by `notOf` may not see in any category. */
const someone = `SELECT r.insurer_number AS "insurerNumber", r.recipient_id AS "recipientId", r.office_number AS office FROM recipients.care_relationship r
  JOIN care_plans.care_plan p ON p.insurer_number = r.insurer_number AND p.recipient_id = r.recipient_id
  JOIN recipients.access_grant g ON g.insurer_number = r.insurer_number AND g.recipient_id = r.recipient_id AND g.office_number = r.office_number AND g.category = 'PERSON' AND g.role = r.role`;
const first = `${someone} WHERE r.role = 'CARE_MANAGER' ORDER BY 3, 2 LIMIT 1`;
const second = `${someone} WHERE r.role = 'CARE_MANAGER' AND r.office_number <> $3
  AND NOT EXISTS (SELECT FROM recipients.access_grant x WHERE x.insurer_number = r.insurer_number AND x.recipient_id = r.recipient_id AND x.office_number = $3)
  AND NOT EXISTS (SELECT FROM recipients.access_grant x WHERE x.insurer_number = $1 AND x.recipient_id = $2::uuid AND x.office_number = r.office_number) ORDER BY 3, 2 LIMIT 1`;

let database: TestDatabase;
let shape: Shape;
let seats: readonly [Seat, Seat];
const sql = (text: string, values: unknown[] = []) => withConnection(database.adminUrl, async (admin) => (await admin.query(text, values)).rows as Place[]);

async function seatAt(place: Place | undefined): Promise<Seat> {
  if (!place) throw new Error("the town has no two offices with people of their own");
  const canaries = makeCanaries();
  const key = [place.insurerNumber, place.recipientId];
  await sql("UPDATE recipients.recipient SET name = $3, name_kana = $4, address1 = $5, phone_number = $6, insured_number = $7 WHERE insurer_number = $1 AND id = $2", [...key, canaries.name, canaries.kana, canaries.address, canaries.phone, canaries.insuredNumber]);
  await sql("UPDATE care_plans.care_plan SET overall_support_policy = $3 WHERE insurer_number = $1 AND recipient_id = $2", [...key, canaries.freeText]);
  const token = await shape.token({ subject: `staff-${place.office}`, role: "CARE_MANAGER", office: place.office });
  return { ...place, id: toGlobalId(place.insurerNumber, place.recipientId), token, canaries };
}

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  shape = await startShape("one process", database.adminUrl);
  const [one] = await sql(first);
  const [other] = await sql(second, [one?.insurerNumber, one?.recipientId, one?.office]);
  seats = [await seatAt(one), await seatAt(other)];
}, 120_000);

afterAll(async () => {
  await shape?.close();
  await database?.drop();
});

const person = "name nameKana insuredNumber carePlan { overallSupportPolicy }";
/** What each viewer asks in turn: for one's own, for the other's, for both at once, for all one may see. */
const questions = [
  (own: Seat) => `{ recipient(id: "${own.id}") { ${person} } }`,
  (own: Seat, other: Seat) => `{ other: recipient(id: "${other.id}") { ${person} } recipient(id: "${own.id}") { ${person} } }`,
  (own: Seat) => `{ recipientByNumber(insurerNumber: "${own.insurerNumber}", insuredNumber: "${own.canaries.insuredNumber}") { ${person} } }`,
  () => `{ recipients(first: ${TOWN.people}) { nodes { ${person} } } }`,
];

async function look(index: number, own: Seat, other: Seat): Promise<{ own: string[]; foreign: string[] }> {
  const { data, errors } = await askGraph(shape.url, own.token, (questions[index % questions.length] as (typeof questions)[1])(own, other));
  const text = JSON.stringify({ data, errors });
  return { own: findCanaries(own.canaries, text), foreign: findCanaries(other.canaries, text) };
}

/** Runs pairs in lanes beside each other, so that any two questions meet at any point of their way. */
async function interleave(count: number): Promise<{ complete: number; foreign: string[] }> {
  const [a, b] = seats;
  let next = 0;
  let complete = 0;
  const foreign: string[] = [];
  const lane = async () => {
    while (next < count) {
      const index = next++;
      for (const seen of await Promise.all([look(index, a, b), look(index + Math.floor(index / questions.length), b, a)])) {
        if (["name", "kana", "insuredNumber", "freeText"].every((canary) => seen.own.includes(canary))) complete += 1;
        foreign.push(...seen.foreign);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { complete, foreign };
}

test("two viewers at once on one process each see all of their own person and nothing of the other's", async () => {
  expect(await interleave(pairs)).toEqual({ complete: 2 * pairs, foreign: [] });
}, 600_000);

test("equal questions of one viewer at the same moment are each recorded under their own request, with the same rows", async () => {
  const [own] = seats;
  const ids = Array.from({ length: 12 }, (_, index) => `equal-request-${index}`);
  const answers = await Promise.all(ids.map((id) => askGraph(shape.url, own.token, `query Equal { recipient(id: "${own.id}") { ${person} } }`, {}, { "x-request-id": id })));
  expect(answers.map(({ extensions }) => extensions?.["requestId"])).toEqual(ids);
  expect(new Set(answers.map(({ data }) => findCanaries(own.canaries, JSON.stringify(data)).length)).size).toBe(1);
  const rows = (await sql("SELECT request_id AS id, string_agg(concat_ws(' ', subject, operation, recipient_id, category, decision, row_count), ', ' ORDER BY category) AS look FROM audit.access_event WHERE request_id = ANY ($1) GROUP BY 1", [ids])) as unknown as { id: string; look: string }[];
  expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(new Set(rows.map(({ look }) => look)).size).toBe(1);
  expect(rows[0]?.look).toContain("Equal");
});

test("a canary that is let across is found", async () => {
  const [a, b] = seats;
  await sql("INSERT INTO recipients.access_grant (insurer_number, recipient_id, office_number, role, category, valid_from, valid_to) VALUES ($1, $2, $3, 'CARE_MANAGER', 'PERSON', '2000-01-01', '9999-12-31')", [b.insurerNumber, b.recipientId, a.office]);
  expect(new Set((await interleave(questions.length)).foreign)).toEqual(new Set(["name", "kana", "insuredNumber"]));
});
