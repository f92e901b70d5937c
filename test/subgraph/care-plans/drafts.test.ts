import { today } from "../../../platform/calendar/today.js";
import { interleavings } from "../../support/interleavings.js";
import { codesOf, openRecipients, partOf, type RecipientsFixture } from "../recipients/recipients-fixture.js";

interface DraftAnswer {
  readonly draft: { readonly id: string; readonly version: number; readonly state: string; readonly findings: readonly { readonly place: string; readonly item: string | null }[] };
}

let fixture: RecipientsFixture;
let helpOffice: string;

beforeAll(async () => {
  fixture = await openRecipients();
  helpOffice = fixture.subject.inCharge.SERVICE_OFFICE;
}, 120_000);

afterAll(() => fixture?.close());

const manager = (subject = "manager") => ({ subject, role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER }) as const;
const self = () => ({ subject: "self", role: "RECIPIENT", insurer: fixture.subject.insurerNumber, recipient: fixture.subject.recipientId }) as const;
const selection = "draft { id version state findings { place item row messageJa } }";

const header = () => ({ documentDate: today(), initialPlanDate: "2026-01-10", plannerName: "試験　一郎", planOfficeName: "試験居宅介護支援事業所", planOfficeNumber: fixture.subject.inCharge.CARE_MANAGER, planCategory: "21", careLevel: "22", overallSupportPolicy: "見守りながら、\r\n自分でできることを続ける。" });
const line = (over: Record<string, unknown> = {}) => ({ documentDate: today(), needNumber: 1, needText: "転ばずに歩きたい", goalNumber: 1, longTermGoal: "近所まで歩く", shortTermGoal: "家の中を歩く", supportNumber: 1, serviceContent: "歩行の見守り", insuranceCoverage: "Y", serviceKind: "訪問介護", serviceOfficeNumber: helpOffice, ...over });
const weekly = () => ({ documentDate: today(), serviceContent: "訪問介護", weekday: "1", serviceStartTime: "10:00", serviceEndTime: "11:00" });

const create = async (over: Record<string, unknown> = {}, who = manager()) => fixture.change(who, "createCarePlanDraft", { recipientId: fixture.subject.id, day: today(), header: header(), lines: [line()], weekly: [weekly()], ...over }, selection);
const begun = async (over: Record<string, unknown> = {}) => partOf<DraftAnswer>(await create(over), "createCarePlanDraft").draft;
const move = (mutation: string, input: Record<string, unknown>, who = manager()) => {
  const type = mutation === "shareDraft" || mutation === "discardDraft" ? "DraftStepInput" : `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  return fixture.ask(who, `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
};
const agree = (draftId: string, version: number) => move("agreeDraft", { draftId, version, agreedOn: today(), agreedBy: "本人" });
const issue = (draftId: string, version: number, receivers = [helpOffice]) => move("issueDraft", { draftId, version, receivers });
const draftsSeenBy = async (who: Parameters<RecipientsFixture["ask"]>[0]) => partOf<{ drafts: { id: string; state: string; carePlan: { header: object } | null }[] }>(await fixture.ask(who, `{ recipient(id: "${fixture.subject.id}") { drafts { id state carePlan { header { plannerName } lines { needText } weekly { serviceStartTime } } } } }`), "recipient").drafts;

describe("a plan written in the graph", () => {
  test("is the office's own until it is registered, the person's to read then, and a plan for those in charge once given out", async () => {
    const { id, version } = await begun();
    const own = async () => (await draftsSeenBy(self())).filter((draft) => draft.id === id);
    expect(await own()).toEqual([]);
    expect((await draftsSeenBy(manager())).map((draft) => draft.id)).toContain(id);
    expect(codesOf(await issue(id, version))).toEqual(["DRAFT_NOT_AGREED"]);
    expect(partOf<DraftAnswer>(await move("shareDraft", { draftId: id, version }), "shareDraft").draft.state).toBe("SHARED");
    expect(await own()).toEqual([{ id, state: "SHARED", carePlan: { header: { plannerName: "試験　一郎" }, lines: [{ needText: "転ばずに歩きたい" }], weekly: [{ serviceStartTime: "10:00" }] } }]);
    const helper = { subject: "helper", role: "SERVICE_OFFICE", office: helpOffice } as const;
    expect(await draftsSeenBy(helper)).toEqual([]);
    await agree(id, version);
    expect(partOf<DraftAnswer>(await issue(id, version), "issueDraft").draft.state).toBe("ISSUED");
    const { carePlan } = partOf<{ carePlan: object }>(await fixture.ask(helper, `{ recipient(id: "${fixture.subject.id}") { carePlan { carePlanDate status version agreedOn agreedBy plannerName concernedOffices { officeNumber } issues { text goals { supports { serviceContent } } } weeklyServices { weekday startTime } } } }`), "recipient");
    expect(carePlan).toEqual({
      carePlanDate: today(), status: "IN_FORCE", version: 1, agreedOn: today(), agreedBy: "本人", plannerName: "試験　一郎", concernedOffices: [{ officeNumber: helpOffice }],
      issues: [{ text: "転ばずに歩きたい", goals: [{ supports: [{ serviceContent: "歩行の見守り" }] }] }], weeklyServices: [{ weekday: "MONDAY", startTime: "10:00" }],
    });
    expect(codesOf(await move("shareDraft", { draftId: id, version }))).toEqual(["DRAFT_CLOSED"]);
  });

  test("is corrected under its own day as the next version, with its history, and superseded by one with a later day", async () => {
    const plans = async () => partOf<{ carePlans: { nodes: { id: string; carePlanDate: string; version: number; status: string; versions: object[] }[] } }>(await fixture.ask(manager(), `{ recipient(id: "${fixture.subject.id}") { carePlans { nodes { id carePlanDate version status versions { version } } } } }`), "recipient").carePlans.nodes;
    const [standing] = await plans();
    const copy = partOf<DraftAnswer>(await move("copyToDraft", { documentId: standing?.id, day: standing?.carePlanDate }), "copyToDraft").draft;
    const edited = partOf<DraftAnswer>(await fixture.change(manager(), "editCarePlanDraft", { draftId: copy.id, version: 1, header: header(), lines: [line(), line({ needText: null, longTermGoal: null, shortTermGoal: null, supportNumber: 2, serviceContent: "買い物の同行" })], weekly: [weekly()] }, selection), "editCarePlanDraft").draft;
    await agree(edited.id, edited.version);
    await issue(edited.id, edited.version);
    expect((await plans())[0]).toMatchObject({ id: standing?.id, version: 2, status: "IN_FORCE", versions: [{ version: 2 }, { version: 1 }] });
    const later = "2099-01-01";
    const next = partOf<DraftAnswer>(await move("copyToDraft", { documentId: standing?.id, day: later }), "copyToDraft").draft;
    await agree(next.id, 1);
    await issue(next.id, 1);
    const [newest, old] = await plans();
    expect([newest?.carePlanDate, newest?.status, old?.id, old?.status]).toEqual([later, "IN_FORCE", standing?.id, "SUPERSEDED"]);
    const withdraw = (version: number) => fixture.change(manager(), "withdrawDocument", { documentId: newest?.id, version }, "carePlan { status }");
    expect(codesOf(await withdraw(7))).toEqual(["CONFLICT"]);
    expect((await withdraw(1)).data).toEqual({ withdrawDocument: { carePlan: { status: "WITHDRAWN" } } });
    expect((await plans())[0]).toMatchObject({ id: standing?.id, status: "IN_FORCE" });
    const ended = await fixture.change(manager(), "endDocument", { documentId: standing?.id, version: 2, endedOn: today() }, "carePlan { status endedOn }");
    expect(ended.data).toEqual({ endDocument: { carePlan: { status: "ENDED", endedOn: today() } } });
  });

  test("that is not complete says what is missing by the standard's own names, and is not agreed or given out", async () => {
    const { id, version, findings } = await begun({ header: { plannerName: "試験　一郎", planCategory: "99" }, lines: [line({ needNumber: 100 })] });
    expect(findings.map(({ place, item }) => `${place} ${item}`)).toEqual(expect.arrayContaining(["header 作成年月日", "header 介護支援事業者名", "header 計画書区分", "lines 課題ＮＯ"]));
    for (const answer of [await agree(id, version), await move("shareDraft", { draftId: id, version })]) expect(codesOf(answer)).toEqual(["DRAFT_INCOMPLETE"]);
  });

  test("goes to offices in charge only", async () => {
    const { id, version } = await begun();
    await agree(id, version);
    expect(codesOf(await issue(id, version, [fixture.subject.strangers[0] as string]))).toEqual(["RECEIVER_UNRELATED"]);
    expect(partOf<DraftAnswer>(await issue(id, version, []), "issueDraft").draft.state).toBe("ISSUED");
  });
});

test("the picture of the family is put into a draft of basic information, goes out with it, and is not lost by a correction", async () => {
  const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const shown = "draft { id version familyPicture { size sha256 } findings { item } }";
  const draftOf = (answer: Parameters<typeof codesOf>[0], mutation: string) => partOf<{ draft: { id: string; version: number; familyPicture: { size: number; sha256: string } | null } }>(answer, mutation).draft;
  const basic = { planKind: "1", userNameKana: "ミホン　ハナコ", userName: "見本　花子", gender: "2", birthDate: "1940-05-06" };
  const { id } = draftOf(await fixture.change(manager(), "createBasicInformationDraft", { recipientId: fixture.subject.id, day: today(), header: basic }, shown), "createBasicInformationDraft");
  const put = (base64: string | null, version: number) => fixture.change(manager(), "setFamilyPicture", { draftId: id, version, picture: base64 }, shown);
  for (const wrong of ["x", Buffer.from("GIF89a").toString("base64"), Buffer.concat([picture, Buffer.alloc(180_000)]).toString("base64")]) expect(codesOf(await put(wrong, 1))).toEqual(["INPUT_INVALID"]);
  const facts = draftOf(await put(picture.toString("base64"), 1), "setFamilyPicture").familyPicture;
  expect(facts?.size).toBe(7);
  expect(codesOf(await put(null, 1))).toEqual(["CONFLICT"]);
  const edited = draftOf(await fixture.change(manager(), "editBasicInformationDraft", { draftId: id, version: 2, header: { ...basic, hobbies: "園芸" } }, shown), "editBasicInformationDraft");
  expect(edited).toMatchObject({ version: 3, familyPicture: facts, findings: [] });
  const standing = async () => partOf<{ basicInformation: { id: string; version: number; hobbies: string | null; familyPicture: object | null } }>(await fixture.ask(manager(), `{ recipient(id: "${fixture.subject.id}") { basicInformation { id version hobbies familyPicture { size sha256 } } } }`), "recipient").basicInformation;
  expect(codesOf(await issue(id, 3))).toEqual([]);
  const first = await standing();
  expect(first).toMatchObject({ version: 1, hobbies: "園芸", familyPicture: facts });
  const copy = draftOf(await fixture.ask(manager(), `mutation ($input: CopyToDraftInput!) { copyToDraft(input: $input) { ${shown} } }`, { input: { idempotencyKey: crypto.randomUUID(), documentId: first.id, day: today() } }), "copyToDraft");
  expect(copy.familyPicture).toEqual(facts);
  await fixture.change(manager(), "editBasicInformationDraft", { draftId: copy.id, version: 1, header: { ...basic, hobbies: "将棋" } }, shown);
  expect(codesOf(await issue(copy.id, 2))).toEqual([]);
  expect(await standing()).toMatchObject({ id: first.id, version: 2, hobbies: "将棋", familyPicture: facts });
  expect(await fixture.rows("SELECT b.content FROM care_plans.family_picture p JOIN care_plans.family_picture_bytes b USING (insurer_number, id) WHERE p.recipient_id = $1 AND p.sha256 = $2", [fixture.subject.recipientId, facts?.sha256])).toEqual([{ content: picture }]);
});

describe("two writers", () => {
  const edit = (draftId: string, version: number, text: string, who = manager()) => fixture.change(who, "editCarePlanDraft", { draftId, version, header: { ...header(), overallSupportPolicy: text }, lines: [line()], weekly: [] }, "draft { version carePlan { header { overallSupportPolicy } } }");

  test("at once: one is kept, the other is told the version that stands and loses nothing that it cannot send again", async () => {
    const { id } = await begun();
    const answers = await Promise.all(["a", "b", "c", "d"].map((text) => edit(id, 1, text, manager(text))));
    expect(answers.filter((answer) => codesOf(answer).length === 0)).toHaveLength(1);
    const refused = answers.filter((answer) => codesOf(answer).length > 0);
    expect(refused.map(({ errors }) => [errors?.[0]?.extensions.code, errors?.[0]?.extensions.parameters])).toEqual(refused.map(() => ["CONFLICT", { given: 1, current: 2 }]));
  });

  test("in every order of read and write: what stands is what the last accepted writer wrote over what they had read", async () => {
    for (const order of interleavings(["read", "write"], ["read", "write"])) {
      const { id } = await begun();
      const read = { 0: 0, 1: 0 } as Record<number, number>;
      const kept: string[] = [];
      for (const [writer, stepName] of order) {
        const [row] = await fixture.rows("SELECT version FROM care_plans.draft WHERE state = 'WRITING' ORDER BY id DESC LIMIT 1");
        if (stepName === "read") read[writer] = Number(row?.version);
        else if (codesOf(await edit(id, read[writer] as number, `writer ${writer}`)).length === 0) kept.push(`writer ${writer}`);
      }
      const overlapped = order[1]?.[1] === "read";
      expect(kept).toHaveLength(overlapped ? 1 : 2);
      const versions = await fixture.rows("SELECT v.content->'header'->>'overallSupportPolicy' AS text FROM care_plans.draft_version v JOIN care_plans.draft d ON d.id = v.draft_id WHERE d.id = (SELECT id FROM care_plans.draft ORDER BY id DESC LIMIT 1) ORDER BY v.version");
      expect(versions.slice(1).map(({ text }) => text)).toEqual(kept);
    }
  });

  test("an edit takes an agreement back: nobody's consent stands for a text they have not seen", async () => {
    const { id, version } = await begun();
    await agree(id, version);
    expect(codesOf(await edit(id, version, "変更後"))).toEqual([]);
    expect(codesOf(await issue(id, version + 1))).toEqual(["DRAFT_NOT_AGREED"]);
    const { difference } = partOf<{ drafts: { id: string; difference: object[] }[] }>(await fixture.ask(manager(), `{ recipient(id: "${fixture.subject.id}") { drafts { id difference(from: 1, to: 2) { place item after } } } }`), "recipient").drafts.find((draft) => draft.id === id) as { difference: object[] };
    expect(difference).toContainEqual({ place: "header", item: "overallSupportPolicy", after: "変更後" });
  });
});
