import { codesOf, openRecipients, partOf, type RecipientsFixture } from "./recipients-fixture.js";

let fixture: RecipientsFixture;
let institution: string;

beforeAll(async () => {
  fixture = await openRecipients();
  const [row] = await fixture.rows("SELECT office_number AS id FROM recipients.office WHERE kind = 'MEDICAL_INSTITUTION' AND office_number = ANY ($1::text[]) LIMIT 1", [fixture.subject.strangers]);
  institution = String(row?.id);
}, 120_000);

afterAll(() => fixture?.close());

const doctor = (jobType = "医師") => ({ subject: "doctor", role: "MEDICAL_INSTITUTION", office: institution, jobType }) as const;
const officer = () => ({ subject: "officer", role: "MUNICIPALITY", insurer: fixture.subject.insurerNumber }) as const;
const statement = "搬送時に意識がなく、服薬と介護の状況を確かめる。";
const open = (over: Record<string, unknown> = {}, who = doctor()) => fixture.change(who, "breakGlass", { insurerNumber: fixture.subject.insurerNumber, insuredNumber: fixture.subject.insuredNumber, reason: "EMERGENCY_CARE", statement, ...over }, "recipient { name carePlan { id } insuredCard { careLevel } certifications { status } }");
const look = async () => (await fixture.ask(doctor(), `{ recipient(id: "${fixture.subject.id}") { carePlan { id } } }`)).data?.recipient ?? null;
const decisions = () => fixture.rows("SELECT DISTINCT decision FROM audit.access_event WHERE office_number = $1 AND category <> 'OFFICE' ORDER BY 1", [institution]);

test("an emergency opens what needs no consent for one hour, marked wherever it is seen", async () => {
  expect(await look()).toBeNull();
  const { data } = await open();
  expect(data).toEqual({ breakGlass: { recipient: { name: expect.any(String), carePlan: { id: expect.any(String) }, insuredCard: null, certifications: [] } } });
  expect(await look()).not.toBeNull();
  expect(await decisions()).toEqual(expect.arrayContaining([{ decision: "BREAK_GLASS" }, { decision: "CHANGED" }]));
  expect(await decisions()).not.toContainEqual({ decision: "SEEN" });
});

test("it stands in the person's and the insurer's lists, and in nobody else's", async () => {
  const list = "{ breakGlasses(unreviewed: true) { nodes { id reason statement office { officeNumber } recipient { id } } } }";
  const { data } = await fixture.ask(officer(), list);
  expect(data?.breakGlasses).toMatchObject({ nodes: expect.arrayContaining([{ id: expect.any(String), reason: "EMERGENCY_CARE", statement, office: { officeNumber: institution }, recipient: { id: fixture.subject.id } }]) });
  const self = { subject: "self", role: "RECIPIENT", insurer: fixture.subject.insurerNumber, recipient: fixture.subject.recipientId } as const;
  const mine = `{ recipient(id: "${fixture.subject.id}") { breakGlasses { statement openedAt expiresAt } access { category openTo { emergencyUntil } } } }`;
  const answer = (await fixture.ask(self, mine)).data?.recipient as { breakGlasses: { statement: string; openedAt: string; expiresAt: string }[]; access: { category: string; openTo: { emergencyUntil: string | null }[] }[] };
  const [latest] = answer.breakGlasses;
  expect(latest?.statement).toBe(statement);
  expect(Date.parse(latest?.expiresAt ?? "") - Date.parse(latest?.openedAt ?? "")).toBe(3_600_000);
  expect(answer.access.find(({ category }) => category === "CARE_PLAN")?.openTo.some(({ emergencyUntil }) => emergencyUntil === latest?.expiresAt)).toBe(true);
  for (const who of [doctor(), { subject: "manager", role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER } as const]) {
    expect(codesOf(await fixture.ask(who, list))).toEqual(["FORBIDDEN"]);
    expect((await fixture.ask(who, mine)).data?.recipient).toMatchObject({ breakGlasses: [] });
  }
  expect((await fixture.ask({ ...officer(), insurer: fixture.subject.otherInsurer }, list)).data).toEqual({ breakGlasses: { nodes: [] } });
});

test("the insurer keeps what it found, and the list of open cases gets shorter", async () => {
  const unreviewed = async () => partOf<{ nodes: { id: string }[] }>(await fixture.ask(officer(), "{ breakGlasses(unreviewed: true) { nodes { id } } }"), "breakGlasses").nodes;
  const before = await unreviewed();
  const review = await fixture.change(officer(), "reviewBreakGlass", { breakGlassId: before[0]?.id, verdict: "JUSTIFIED" }, "breakGlass { verdict reviewedAt }");
  expect(review.data).toEqual({ reviewBreakGlass: { breakGlass: { verdict: "JUSTIFIED", reviewedAt: expect.any(String) } } });
  expect((await unreviewed()).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
});

test("after its hour it is closed, and what rewrites the rights does not bring it back", async () => {
  await fixture.rows("UPDATE recipients.access_grant SET expires_at = expires_at - interval '1 hour' WHERE office_number = $1", [institution]);
  await fixture.rows("UPDATE recipients.break_glass SET opened_at = opened_at - interval '1 hour', expires_at = expires_at - interval '1 hour' WHERE office_number = $1", [institution]);
  expect(await look()).toBeNull();
  await fixture.change(officer(), "recordConsent", { recipientId: fixture.subject.id, category: "CARD", state: "GIVEN", takenOn: "2026-01-01" }, "recipient { id }");
  expect(await look()).toBeNull();
});

test.each([
  ["anybody but a doctor", "FORBIDDEN", {}, "看護師"],
  ["a number that nobody has", "NOT_FOUND", { insuredNumber: "9999999999" }, "医師"],
  ["a statement that says nothing", "INPUT_INVALID", { statement: "    緊急     " }, "医師"],
])("is refused to %s", async (_name, code, over, jobType) => {
  expect(codesOf(await open(over, doctor(jobType)))).toEqual([code]);
  expect(await look()).toBeNull();
});
