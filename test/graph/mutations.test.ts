import { randomUUID } from "node:crypto";
import { today } from "../../platform/calendar/today.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph, type GraphAnswer } from "../support/graph-client.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

describe.each(shapeNames)("a mutation in the shape %s", (shapeName) => {
  let database: TestDatabase;
  let shape: Shape;
  let subject: Subject;
  let token: string;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    shape = await startShape(shapeName, database.adminUrl);
    subject = await prepareSubject(database.adminUrl);
    token = await shape.token({ subject: "manager", role: "CARE_MANAGER", office: subject.inCharge.CARE_MANAGER });
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  const record = (values: { key?: string; state?: string; takenOn?: string; category?: string }, selection = "recipient { id consents { category state } }"): Promise<GraphAnswer> => {
    const { key = randomUUID(), state = "GIVEN", takenOn = today(), category = "SURVEY" } = values;
    return askGraph(shape.url, token, `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { ${selection} } }`, { input: { idempotencyKey: key, recipientId: subject.id, category, state, takenOn } });
  };
  const codes = ({ errors }: GraphAnswer) => errors?.map(({ extensions }) => extensions.code);
  const rows = async (text: string, values: unknown[] = []) => withConnection(database.adminUrl, async (admin) => (await admin.query(text, values)).rows as Record<string, unknown>[]);
  const surveyOf = (answer: GraphAnswer) => {
    const payload = answer.data?.recordConsent as { recipient: { consents: { category: string; state: string }[] } };
    return payload.recipient.consents.find(({ category }) => category === "SURVEY")?.state;
  };
  const mayTheySeeTheSurvey = async () => (await rows("SELECT FROM recipients.access_grant WHERE recipient_id = $1 AND office_number = $2 AND category = 'SURVEY'", [subject.recipientId, subject.inCharge.CARE_MANAGER])).length === 1;

  test("answers with what it has just written, and rights follow in both directions", async () => {
    for (const [state, open] of [["GIVEN", true], ["WITHDRAWN", false], ["GIVEN", true], ["REFUSED", false]] as const) {
      expect(surveyOf(await record({ state }))).toBe(state);
      expect(await mayTheySeeTheSurvey()).toBe(open);
    }
  });

  test("is carried out and warned of where its text looks like an individual number, told by place and never by value", async () => {
    const warningsOf = async (statement: string, language = "ja") => {
      const doctor = await shape.token({ subject: "doctor", role: "MEDICAL_INSTITUTION", office: subject.inCharge.MEDICAL_INSTITUTION, jobType: "医師" });
      const input = { idempotencyKey: randomUUID().replace(/.{12}$/, "123456789018"), insurerNumber: subject.insurerNumber, insuredNumber: subject.insuredNumber, reason: "DISASTER", statement };
      const answer = await askGraph(shape.url, doctor, "mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { __typename } }", { input }, { "accept-language": language });
      const written = await askGraph(shape.url, doctor, `mutation { breakGlass(input: { idempotencyKey: "${randomUUID()}", insurerNumber: "${subject.insurerNumber}", insuredNumber: "${subject.insuredNumber}", reason: DISASTER, statement: "${statement}" }) { __typename } }`);
      expect([codes(answer), codes(written)]).toEqual([undefined, undefined]);
      expect(JSON.stringify([answer, written])).not.toMatch(/1234|１２３４/);
      expect(fieldsOf(written)).toEqual(fieldsOf(answer));
      return answer.extensions?.warnings;
    };
    const fieldsOf = ({ extensions }: GraphAnswer) => (extensions?.warnings as { fields: string[] }[] | undefined)?.map(({ fields }) => fields);
    const warned = { code: "MY_NUMBER_LIKE", fields: ["input.statement"] };
    expect(await warningsOf("本人の番号は123456789018です")).toEqual([{ ...warned, message: "個人番号と思われる12桁の数字があります。" }]);
    expect(await warningsOf("番号は１２３４-５６７８-９０１８", "en")).toEqual([{ ...warned, message: expect.stringContaining("My Number") }]);
    for (const harmless of ["番号は123456789012です", "電話 1234567890", "整理番号 1234567890180"]) expect([harmless, await warningsOf(harmless)]).toEqual([harmless, undefined]);
  });

  test("is carried out once for a key: told again with the same input, refused with another", async () => {
    const key = randomUUID();
    await record({ key, state: "GIVEN" });
    await record({ state: "WITHDRAWN" });
    const again = await record({ key, state: "GIVEN" });
    expect([codes(again), surveyOf(again)]).toEqual([undefined, "WITHDRAWN"]);
    expect(codes(await record({ key, state: "REFUSED" }))).toEqual(["IDEMPOTENCY_KEY_REUSED"]);
    expect(await rows("SELECT mutation, outcome FROM idempotency.mutation_outcome WHERE key = $1", [key])).toEqual([{ mutation: "recordConsent", outcome: { category: "SURVEY", state: "GIVEN" } }]);
  });

  test("a key belongs to its caller: another's same key is another request", async () => {
    const key = randomUUID();
    await record({ key });
    const officer = await shape.token({ subject: "officer", role: "MUNICIPALITY", insurer: subject.insurerNumber });
    const answer = await askGraph(shape.url, officer, `mutation { recordConsent(input: { idempotencyKey: "${key}", recipientId: "${subject.id}", category: OPINION, state: GIVEN, takenOn: "${today()}" }) { recipient { id } } }`);
    expect(codes(answer)).toBeUndefined();
    expect(await rows("SELECT subject FROM idempotency.mutation_outcome WHERE key = $1 ORDER BY 1", [key])).toEqual([{ subject: "manager" }, { subject: "officer" }]);
  });

  test("fifty requests with one key at once have one effect", async () => {
    const key = randomUUID();
    const before = await rows("SELECT count(*)::integer AS n FROM audit.access_event WHERE decision = 'CHANGED'");
    const answers = await Promise.all(Array.from({ length: 50 }, () => record({ key, state: "GIVEN" }, "recipient { id }")));
    // A full house is told to come back; nobody is told that it was done when it was not.
    expect(answers.flatMap((answer) => codes(answer) ?? []).filter((code) => code !== "DATABASE_BUSY" && code !== "GATEWAY_BUSY")).toEqual([]);
    expect(answers.some((answer) => codes(answer) === undefined)).toBe(true);
    const after = await rows("SELECT count(*)::integer AS n FROM audit.access_event WHERE decision = 'CHANGED'");
    expect(Number(after[0]?.n) - Number(before[0]?.n)).toBe(1);
  });

  test("stands in the access record in its own transaction, by its name and in its caller's", async () => {
    await record({ state: "WITHDRAWN" });
    const [event] = await rows("SELECT subject, role, office_number, operation, category, decision FROM audit.access_event WHERE decision = 'CHANGED' AND recipient_id = $1 ORDER BY id DESC LIMIT 1", [subject.recipientId]);
    expect(event).toEqual({ subject: "manager", role: "CARE_MANAGER", office_number: subject.inCharge.CARE_MANAGER, operation: "recordConsent", category: "CONSENT", decision: "CHANGED" });
  });

  test("several in one document are carried out in order", async () => {
    const one = (name: string, state: string) => `${name}: recordConsent(input: { idempotencyKey: "${randomUUID()}", recipientId: "${subject.id}", category: SURVEY, state: ${state}, takenOn: "${today()}" }) { recipient { consents { category state } } }`;
    const { data } = await askGraph(shape.url, token, `mutation { ${one("a", "GIVEN")} ${one("b", "WITHDRAWN")} ${one("c", "GIVEN")} }`);
    expect(["a", "b", "c"].map((name) => surveyOf({ data: { recordConsent: data?.[name] } } as unknown as GraphAnswer))).toEqual(["GIVEN", "WITHDRAWN", "GIVEN"]);
  });

  test("is refused before anything is written: a day to come, an unknown person, an odd key", async () => {
    const kept = await rows("SELECT count(*) AS n FROM idempotency.mutation_outcome");
    expect(codes(await record({ takenOn: "2099-01-01" }))).toEqual(["INPUT_INVALID"]);
    expect(codes(await record({ key: "1" }))).toEqual(["INPUT_INVALID"]);
    expect(codes(await record({ category: "CARE_PLAN" }))).toEqual(["INPUT_INVALID"]);
    expect(await rows("SELECT count(*) AS n FROM idempotency.mutation_outcome")).toEqual(kept);
  });
});
