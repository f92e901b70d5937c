import { randomUUID } from "node:crypto";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { codesOf, openRecipients, partOf, type RecipientsFixture } from "./recipients-fixture.js";

let fixture: RecipientsFixture;

beforeAll(async () => {
  fixture = await openRecipients();
}, 120_000);

beforeEach(() => fixture.rows("DELETE FROM audit.access_event"));
afterAll(() => fixture?.close());

const stranger = () => ({ subject: "stranger", role: "CARE_MANAGER", office: fixture.subject.strangers[0] }) as const;
const officer = () => ({ subject: "officer", role: "MUNICIPALITY", insurer: fixture.subject.insurerNumber }) as const;
const uuidOf = (parcelId: string) => Buffer.from(parcelId, "base64url").toString("hex");
const missingId = () => toGlobalId(fixture.subject.insurerNumber, randomUUID());
const recorded = () => fixture.rows("SELECT subject, recipient_id, category, decision, row_count FROM audit.access_event ORDER BY category");
const denied = (category: string, count = 1) => ({ subject: "stranger", recipient_id: fixture.subject.recipientId, category, decision: "DENIED", row_count: count });

test("asking for a hidden person by id is recorded as denied, asking for a missing one is not, and both answers are the same", async () => {
  const ask = (id: string) => fixture.ask(stranger(), "query ($id: ID!) { recipient(id: $id) { name } }", { id });
  const missing = await ask(missingId());
  expect(await recorded()).toEqual([]);
  const hidden = await ask(fixture.subject.id);
  expect(await recorded()).toEqual([denied("PERSON")]);
  expect([hidden.status, hidden.data, hidden.errors]).toEqual([missing.status, missing.data, missing.errors]);
  expect(hidden.data).toEqual({ recipient: null });
});

test("so is asking by insured number", async () => {
  const ask = (insuredNumber: string) => fixture.ask(stranger(), "query ($of: InsurerNumber!, $number: InsuredNumber!) { recipientByNumber(insurerNumber: $of, insuredNumber: $number) { name } }", { of: fixture.subject.insurerNumber, number: insuredNumber });
  expect((await ask("H999999999")).data).toEqual({ recipientByNumber: null });
  expect(await recorded()).toEqual([]);
  expect((await ask(fixture.subject.insuredNumber)).data).toEqual({ recipientByNumber: null });
  expect(await recorded()).toEqual([denied("PERSON")]);
});

test.each([["carePlan", "CarePlan", "CARE_PLAN"], ["preventivePlan", "PreventivePlan", "CARE_PLAN"], ["usageTable", "UsageTable", "CARE_PLAN"], ["actualReport", "ActualReport", "RESULT"]])(
  "so is asking for a %s: it is the person's",
  async (field, type, category) => {
    const ask = (id: string | undefined) => fixture.ask(stranger(), `query ($id: ID!) { ${field}(id: $id) { id } }`, { id });
    expect((await ask(missingId())).data).toEqual({ [field]: null });
    expect(await recorded()).toEqual([]);
    expect((await ask(fixture.subject.rows[type])).data).toEqual({ [field]: null });
    expect(await recorded()).toEqual([denied(category)]);
  },
);

test("so is another insurer's look at a certification", async () => {
  const other = { subject: "stranger", role: "MUNICIPALITY", insurer: fixture.subject.otherInsurer } as const;
  const answer = await fixture.ask(other, "query ($id: ID!) { certification(id: $id) { id } }", { id: fixture.subject.rows.Certification });
  expect([answer.data, answer.errors]).toEqual([{ certification: null }, undefined]);
  expect(await recorded()).toEqual([denied("CERTIFICATION")]);
});

test("papers of one person and category are one denial with their number; the same paper asked for twice counts once", async () => {
  const { CarePlan, UsageTable } = fixture.subject.rows;
  await fixture.ask(stranger(), `{ a: carePlan(id: "${CarePlan}") { id } b: carePlan(id: "${CarePlan}") { id } usageTable(id: "${UsageTable}") { id } }`);
  const rows = await recorded();
  expect(rows.reduce((sum, { row_count }) => sum + Number(row_count), 0)).toBe(2);
  expect(rows.every(({ decision, category }) => decision === "DENIED" && category === "CARE_PLAN")).toBe(true);
});

test("what is shown is recorded as seen and not as denied", async () => {
  const manager = { subject: "manager", role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER } as const;
  await fixture.ask(manager, `{ recipient(id: "${fixture.subject.id}") { name } }`);
  expect((await recorded()).map(({ decision }) => decision)).toEqual(["SEEN"]);
});

test("a mutation about a hidden person is recorded too", async () => {
  const answer = await fixture.change(stranger(), "recordConsent", { recipientId: fixture.subject.id, category: "SURVEY", state: "GIVEN", takenOn: "2026-01-01" }, "recipient { id }");
  expect(codesOf(answer)).toEqual(["NOT_FOUND"]);
  expect(await recorded()).toEqual([denied("PERSON")]);
});

describe("a refusal by role", () => {
  const analyst = { subject: "stranger", role: "ANALYST" } as const;
  const roles = [
    ["a person by id", () => `{ recipient(id: "${fixture.subject.id}") { name } }`, "PERSON"],
    ["a person by number", () => `{ recipientByNumber(insurerNumber: "${fixture.subject.insurerNumber}", insuredNumber: "${fixture.subject.insuredNumber}") { name } }`, "PERSON"],
    ["a plan", () => `{ carePlan(id: "${fixture.subject.rows.CarePlan}") { id } }`, "CARE_PLAN"],
    ["a change", () => `mutation { breakGlass(input: { idempotencyKey: "${randomUUID()}", insurerNumber: "${fixture.subject.insurerNumber}", insuredNumber: "${fixture.subject.insuredNumber}", reason: DISASTER, statement: "x" }) { __typename } }`, "PERSON"],
  ] as const;

  test.each(roles)("of %s that is there is recorded", async (_what, document, category) => {
    expect(codesOf(await fixture.ask(analyst, document()))).toEqual(["FORBIDDEN"]);
    expect(await recorded()).toEqual([denied(category)]);
  });

  test("of what is not there is not, and looks the same", async () => {
    const hidden = await fixture.ask(analyst, `{ carePlan(id: "${fixture.subject.rows.CarePlan}") { id } }`);
    await fixture.rows("DELETE FROM audit.access_event");
    const missing = await fixture.ask(analyst, `{ carePlan(id: "${missingId()}") { id } }`);
    expect(await recorded()).toEqual([]);
    expect([hidden.status, hidden.data, codesOf(hidden)]).toEqual([missing.status, missing.data, codesOf(missing)]);
  });

  test("by one's own care manager's role is recorded too: the role may not, whoever it is about", async () => {
    const manager = { subject: "stranger", role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER } as const;
    expect(codesOf(await fixture.change(manager, "requestOpinion", { recipientId: fixture.subject.id, institutionNumber: fixture.subject.inCharge.MEDICAL_INSTITUTION, requestedOn: "2026-01-01" }, "__typename"))).toEqual(["FORBIDDEN"]);
    expect(await recorded()).toEqual([denied("PERSON")]);
  });
});

test("a foreign draft is a denial of its person's plan", async () => {
  const [draft] = await fixture.rows("SELECT id FROM care_plans.draft WHERE recipient_id = $1", [fixture.subject.recipientId]);
  const share = (id: string) => fixture.ask(stranger(), `mutation { shareDraft(input: { idempotencyKey: "${randomUUID()}", draftId: "${id}", version: 1 }) { __typename } }`);
  expect(codesOf(await share(missingId()))).toEqual(["NOT_FOUND"]);
  expect(await recorded()).toEqual([]);
  expect(codesOf(await share(toGlobalId(fixture.subject.insurerNumber, String(draft?.id))))).toEqual(["NOT_FOUND"]);
  expect(await recorded()).toEqual([denied("CARE_PLAN")]);
});

test("a foreign file set is a denial of everybody in it", async () => {
  const parcel = (id: string) => fixture.ask(stranger(), "query ($id: ID!) { parcel(id: $id) { id } }", { id });
  const people = await fixture.rows("SELECT DISTINCT recipient_id AS id FROM exchange.parcel_person WHERE parcel_id = $1", [uuidOf(fixture.subject.parcelId)]);
  const missing = await parcel(Buffer.from("01900000000070008000000000000bad", "hex").toString("base64url"));
  expect(await recorded()).toEqual([]);
  const hidden = await parcel(fixture.subject.parcelId);
  expect([hidden.status, hidden.data, hidden.errors]).toEqual([missing.status, missing.data, missing.errors]);
  expect((await recorded()).map(({ recipient_id, decision }) => [recipient_id, decision]).sort()).toEqual(people.map(({ id }) => [id, "DENIED"]).sort());
  expect(people).not.toEqual([]);
});

test("what is not there of one's own people is no denial", async () => {
  const manager = { subject: "stranger", role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER } as const;
  expect(codesOf(await fixture.change(manager, "withdrawMonth", { usageTableId: missingId(), version: 1 }, "__typename"))).toEqual(["NOT_FOUND"]);
  expect((await recorded()).filter(({ decision }) => decision === "DENIED")).toEqual([]);
});

test("a list in which somebody is missing is no denial: nobody was asked for", async () => {
  const { data } = await fixture.ask(stranger(), `{ recipients(first: 100, insurerNumber: "${fixture.subject.insurerNumber}") { nodes { id } } }`);
  expect(JSON.stringify(data)).not.toContain(fixture.subject.id);
  expect((await recorded()).filter(({ decision }) => decision === "DENIED")).toEqual([]);
});

test("the insurer and the person are told of it, the stranger and other insurers are not", async () => {
  await fixture.ask(stranger(), `{ recipient(id: "${fixture.subject.id}") { name } }`);
  const [{ month } = { month: "" }] = await fixture.rows("SELECT to_char(now() AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM') AS month");
  const list = `{ accessEvents(month: "${month}", decision: DENIED) { nodes { role category decision recipient { id } office { officeNumber } } } }`;
  const look = { role: "CARE_MANAGER", category: "PERSON", decision: "DENIED" };
  expect(partOf<{ nodes: object[] }>(await fixture.ask(officer(), list), "accessEvents").nodes).toEqual([{ ...look, recipient: { id: fixture.subject.id }, office: { officeNumber: fixture.subject.strangers[0] } }]);
  const self = { subject: "self", role: "RECIPIENT", insurer: fixture.subject.insurerNumber, recipient: fixture.subject.recipientId } as const;
  const own = await fixture.ask(self, `{ recipient(id: "${fixture.subject.id}") { accessEvents { nodes { role category decision } } } }`);
  expect(partOf<{ accessEvents: { nodes: object[] } }>(own, "recipient").accessEvents.nodes).toContainEqual(look);
  expect(codesOf(await fixture.ask(stranger(), list))).toEqual(["FORBIDDEN"]);
  expect((await fixture.ask({ ...officer(), insurer: fixture.subject.otherInsurer }, list)).data).toEqual({ accessEvents: { nodes: [] } });
});

test("when nothing can be recorded, hidden and missing are refused alike", async () => {
  await fixture.rows("REVOKE INSERT ON audit.access_event FROM kaigo_audit");
  try {
    for (const id of [fixture.subject.id, missingId()]) expect(codesOf(await fixture.ask(stranger(), "query ($id: ID!) { recipient(id: $id) { name } }", { id }))).toEqual(["AUDIT_UNAVAILABLE"]);
  } finally {
    await fixture.rows("GRANT INSERT ON audit.access_event TO kaigo_audit");
  }
});
