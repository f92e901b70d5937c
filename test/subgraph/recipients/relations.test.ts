import { today } from "../../../platform/calendar/today.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { codesOf, openRecipients, partOf, type RecipientsFixture } from "./recipients-fixture.js";

let fixture: RecipientsFixture;
let person: { kana: string; sex: string; birth: string };
let stranger: string;

beforeAll(async () => {
  fixture = await openRecipients();
  const [row] = await fixture.rows("SELECT name_kana AS kana, sex, birth_date AS birth FROM recipients.recipient WHERE id = $1", [fixture.subject.recipientId]);
  person = row as typeof person;
  const [office] = await fixture.rows("SELECT office_number AS id FROM recipients.office WHERE '11' = ANY (service_types) AND office_number = ANY ($1::text[]) LIMIT 1", [fixture.subject.strangers]);
  stranger = String(office?.id);
}, 120_000);

afterAll(() => fixture?.close());

const helper = (subject = "helper") => ({ subject, role: "SERVICE_OFFICE", office: stranger }) as const;
const papers = (over: Record<string, unknown> = {}) => ({ method: "FOUR_ITEMS", insurerNumber: fixture.subject.insurerNumber, insuredNumber: fixture.subject.insuredNumber, nameKana: person.kana, sex: person.sex, birthDate: person.birth, serviceType: "11", confirmedOn: today(), ...over });
const confirm = (over?: Record<string, unknown>, who = helper()) => fixture.change(who, "confirmIdentity", papers(over), "recipient { id }");
const sees = async (who = helper()) => (await fixture.ask(who, `{ recipient(id: "${fixture.subject.id}") { id } }`)).data?.recipient !== null;
const officer = () => ({ subject: "officer", role: "MUNICIPALITY", insurer: fixture.subject.insurerNumber }) as const;
const daysFromNow = (days: number) => today(new Date(Date.now() + days * 86_400_000));

describe("an office that identifies a person", () => {
  test("sees them from then on, and both beginning and end are kept with their evidence", async () => {
    expect(await sees()).toBe(false);
    expect(codesOf(await confirm({ nameKana: ` ${person.kana.replace(/[\s　]/g, "")} ` }))).toEqual([]);
    expect(await sees()).toBe(true);
    const answer = await fixture.ask(officer(), `{ recipient(id: "${fixture.subject.id}") { careRelationships { id role office { officeNumber } history { kind method occurredOn } } } }`);
    const { careRelationships } = partOf<{ careRelationships: { id: string; office: { officeNumber: string }; history: object[] }[] }>(answer, "recipient");
    const relation = careRelationships.find(({ office }) => office.officeNumber === stranger);
    expect(relation?.history).toEqual([{ kind: "CONFIRMED", method: "FOUR_ITEMS", occurredOn: today() }]);
    await fixture.change(helper(), "endRelationship", { relationshipId: relation?.id, endDate: today() }, "relationship { endDate }");
    expect(await sees()).toBe(true);
    const ended = await fixture.change(officer(), "endRelationship", { relationshipId: relation?.id, endDate: daysFromNow(-1) }, "relationship { endDate history { kind } }");
    expect(codesOf(ended)).toEqual(["INPUT_INVALID"]);
    await fixture.rows("UPDATE recipients.care_relationship SET start_date = start_date - 30 WHERE office_number = $1", [stranger]);
    expect((await fixture.change(officer(), "endRelationship", { relationshipId: relation?.id, endDate: daysFromNow(-1) }, "relationship { endDate history { kind } }")).data).toEqual({
      endRelationship: { relationship: { endDate: daysFromNow(-1), history: [{ kind: "ENDED" }, { kind: "ENDED" }, { kind: "CONFIRMED" }] } },
    });
    expect(await sees()).toBe(false);
  });

  test("again goes on with the same relation", async () => {
    await confirm();
    await confirm();
    expect(await fixture.rows("SELECT count(*)::integer AS n FROM recipients.care_relationship WHERE office_number = $1 AND start_date = $2", [stranger, today()])).toEqual([{ n: 1 }]);
  });

  test("learns nothing from a wrong item: wrong birthday, name, sex and an unknown number are one answer", async () => {
    const answers = await Promise.all([{ birthDate: "1900-01-01" }, { nameKana: "チガウ ヒト" }, { sex: person.sex === "1" ? "2" : "1" }, { insuredNumber: "9999999999" }, { insurerNumber: "999999" }].map((over) => confirm(over, helper("guesser"))));
    expect(answers.map(codesOf)).toEqual(answers.map(() => ["NOT_FOUND"]));
    expect(new Set(answers.map(({ errors }) => errors?.[0]?.message)).size).toBe(1);
  });

  test("has ten guesses in a quarter of an hour, also when they come at once; other accounts are not held up", async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, () => confirm({ birthDate: "1900-01-01" }, helper("hurried"))));
    const codes = answers.flatMap(codesOf).filter((code) => code !== "DATABASE_BUSY");
    for (let rest = codes.filter((code) => code === "NOT_FOUND").length; rest < 10; rest += 1) expect(codesOf(await confirm({ birthDate: "1900-01-01" }, helper("hurried")))).toEqual(["NOT_FOUND"]);
    expect(codes.filter((code) => code === "NOT_FOUND").length).toBeLessThanOrEqual(10);
    expect(codesOf(await confirm({}, helper("hurried")))).toEqual(["TOO_MANY_ATTEMPTS"]);
    expect(codesOf(await confirm({}, helper("calm")))).toEqual([]);
  });

  test.each([
    ["a day to come", { confirmedOn: "2099-01-01" }],
    ["a service type of another office", { serviceType: "77" }],
    ["a date that is no day", { birthDate: "1940-02-3" }],
  ])("is refused %s", async (_name, over) => {
    expect(codesOf(await confirm(over))).toEqual(["INPUT_INVALID"]);
  });
});

describe("an insurer that asks for an opinion", () => {
  test("opens the person to the institution until the request is ended", async () => {
    const [institution] = await fixture.rows("SELECT office_number AS id FROM recipients.office WHERE kind = 'MEDICAL_INSTITUTION' AND office_number = ANY ($1::text[]) LIMIT 1", [fixture.subject.strangers]);
    const doctor = { subject: "doctor", role: "MEDICAL_INSTITUTION", office: String(institution?.id) } as const;
    const ask = () => fixture.ask(doctor, `{ recipient(id: "${fixture.subject.id}") { carePlan { id } insuredCard { careLevel } } }`);
    expect((await ask()).data).toEqual({ recipient: null });
    await fixture.change(officer(), "requestOpinion", { recipientId: fixture.subject.id, institutionNumber: doctor.office, requestedOn: daysFromNow(-3) }, "recipient { id }");
    expect((await ask()).data?.recipient).toMatchObject({ carePlan: { id: expect.any(String) }, insuredCard: { careLevel: expect.any(String) } });
    const [relation] = await fixture.rows("SELECT id FROM recipients.care_relationship WHERE office_number = $1 AND recipient_id = $2", [doctor.office, fixture.subject.recipientId]);
    const id = toGlobalId(fixture.subject.insurerNumber, String(relation?.id));
    await fixture.change(doctor, "endRelationship", { relationshipId: id, endDate: daysFromNow(-1) }, "relationship { endDate }");
    expect((await ask()).data).toEqual({ recipient: null });
  });

  test("cannot ask an office that is no medical institution", async () => {
    expect(codesOf(await fixture.change(officer(), "requestOpinion", { recipientId: fixture.subject.id, institutionNumber: fixture.subject.inCharge.CARE_MANAGER, requestedOn: today() }, "recipient { id }"))).toEqual(["INPUT_INVALID"]);
  });
});

describe("consent", () => {
  const manager = () => ({ subject: "manager", role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER }) as const;
  const decide = (state: string, category = "CARD") => fixture.change(manager(), "recordConsent", { recipientId: fixture.subject.id, category, state, takenOn: today() }, "recipient { id }");
  const doctor = () => ({ subject: "doctor", role: "MEDICAL_INSTITUTION", office: fixture.subject.inCharge.MEDICAL_INSTITUTION }) as const;
  const card = async () => partOf<{ insuredCard: unknown }>(await fixture.ask(doctor(), `{ recipient(id: "${fixture.subject.id}") { insuredCard { careLevel } } }`), "recipient").insuredCard;

  test("withdrawn acts on the very next request, and every decision stays readable", async () => {
    for (const [state, there] of [["GIVEN", true], ["WITHDRAWN", false], ["GIVEN", true], ["REFUSED", false]] as const) {
      await decide(state);
      expect([state, (await card()) !== null]).toEqual([state, there]);
    }
    const answer = await fixture.ask(manager(), `{ recipient(id: "${fixture.subject.id}") { consentHistory { category state } } }`);
    const history = partOf<{ consentHistory: { category: string; state: string }[] }>(answer, "recipient").consentHistory.filter(({ category }) => category === "CARD");
    expect(history.slice(0, 4).map(({ state }) => state)).toEqual(["REFUSED", "GIVEN", "WITHDRAWN", "GIVEN"]);
  });

  test("decided both ways at once by many leaves the rights that the standing decision gives", async () => {
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 8 }, (_, index) => decide(index % 2 === 0 ? "GIVEN" : "WITHDRAWN")));
      const [standing] = await fixture.rows("SELECT state FROM recipients.consent WHERE recipient_id = $1 AND category = 'CARD'", [fixture.subject.recipientId]);
      expect((await card()) !== null).toBe(standing?.state === "GIVEN");
    }
  });

  test("and everything else about who may see what is explained to those entitled to know", async () => {
    await decide("WITHDRAWN");
    interface Explained { readonly category: string; readonly needsConsent: boolean; readonly consent: string | null; readonly openTo: readonly { readonly role: string; readonly office: { readonly officeNumber: string } }[] }
    const explain = async (who: Parameters<typeof fixture.ask>[0]) =>
      partOf<{ access: Explained[] }>(await fixture.ask(who, `{ recipient(id: "${fixture.subject.id}") { access { category needsConsent consent openTo { role office { officeNumber } } } } }`), "recipient").access;
    const self = { subject: "self", role: "RECIPIENT", insurer: fixture.subject.insurerNumber, recipient: fixture.subject.recipientId } as const;
    const cardOf = async (who: Parameters<typeof fixture.ask>[0]) => (await explain(who)).find(({ category }) => category === "CARD");
    expect(await cardOf(self)).toMatchObject({ needsConsent: true, consent: "WITHDRAWN" });
    expect((await cardOf(self))?.openTo.map(({ role }) => role)).not.toContain("MEDICAL_INSTITUTION");
    // A care manager sees the card without consent, and is told of the own office only.
    expect(await cardOf(manager())).toMatchObject({ needsConsent: false, openTo: [{ role: "CARE_MANAGER", office: { officeNumber: manager().office } }] });
    expect(await explain(doctor())).toEqual([]);
    await decide("GIVEN");
    expect((await cardOf(officer()))?.openTo.map(({ role }) => role)).toContain("MEDICAL_INSTITUTION");
  });
});
