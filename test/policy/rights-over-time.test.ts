import { toGlobalId } from "../../platform/graphql/global-id.js";
import { today } from "../../platform/calendar/today.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { loadRows } from "../support/load-rows.js";
import { loadConsent, loadRelations, seats, type Seat } from "../support/rights/seats.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

let database: TestDatabase;
let shape: Shape;
let subject: Subject;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  shape = await startShape("one process", database.adminUrl);
  subject = await prepareSubject(database.adminUrl);
  await loadRelations(shape.house, subject);
  await loadConsent(shape.house, database.adminUrl, subject, "GIVEN");
}, 120_000);

afterAll(async () => {
  await shape?.close();
  await database?.drop();
});

const seatOf = (name: string): Seat => {
  const seat = seats.find((item) => item.name === name);
  if (!seat) throw new Error(`no seat ${name}`);
  return seat;
};
const tokenOf = (name: string): Promise<string> => shape.token(seatOf(name).identity(subject));

interface Raw {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

/** What counts the caller's requests and seconds, whatever they ask for. */
const ofTheCaller = new Set(["date", "ratelimit"]);

/** An answer to the byte. The request id is the caller's own, so that nothing but the answer can differ. */
async function askRaw(token: string, query: string, variables: Record<string, unknown>): Promise<Raw> {
  const response = await fetch(`${shape.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}`, "x-request-id": "same-request-id" }, body: JSON.stringify({ query, variables }) });
  return { status: response.status, text: await response.text(), headers: [...response.headers].filter(([name]) => !ofTheCaller.has(name)) };
}

describe("what is foreign looks missing", () => {
  const byId = { recipient: "Recipient", carePlan: "CarePlan", preventivePlan: "PreventivePlan", usageTable: "UsageTable", actualReport: "ActualReport", certification: "Certification" };

  test.each(Object.entries(byId))("Query.%s answers a stranger alike to the byte", async (field, type) => {
    const token = await tokenOf("CARE_MANAGER, of another office");
    const query = `query ($id: ID!) { ${field}(id: $id) { id } }`;
    const ids = [subject.rows[type], toGlobalId(subject.insurerNumber, "01900000-0000-7000-8000-00000000dead"), toGlobalId(subject.otherInsurer, "01900000-0000-7000-8000-00000000dead"), "no id", ""];
    const answers = await Promise.all(ids.map((id) => askRaw(token, query, { id })));
    expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(answers[0]))).toEqual([]);
    expect(answers[0]?.status).toBe(200);
    expect((await askRaw(await tokenOf("CARE_MANAGER, in charge"), query, { id: subject.rows[type] })).text).not.toBe(answers[0]?.text);
  });

  test("so does a number", async () => {
    const token = await tokenOf("SERVICE_OFFICE, of another office");
    const query = "query ($insurer: InsurerNumber!, $insured: InsuredNumber!) { recipientByNumber(insurerNumber: $insurer, insuredNumber: $insured) { id } }";
    const [foreign, missing] = await Promise.all([subject.insuredNumber, "9999999999"].map((insured) => askRaw(token, query, { insurer: subject.insurerNumber, insured })));
    expect(foreign).toEqual(missing);
  });

  test("and a parcel of others", async () => {
    const token = await tokenOf("CARE_MANAGER, of another office");
    const [foreign, missing] = await Promise.all([subject.parcelId, Buffer.from("01900000000070008000000000000bad", "hex").toString("base64url")].map((id) => askRaw(token, "query ($id: ID!) { parcel(id: $id) { id serial } }", { id })));
    expect(foreign).toEqual(missing);
  });
});

describe("rights change at the next request", () => {
  const card = "query ($id: ID!) { recipient(id: $id) { id insuredCard { careLevel } } }";
  const consent = (state: string) => ({ insurerNumber: subject.insurerNumber, insuredNumber: subject.insuredNumber, category: "CARD", state, takenBy: "MUNICIPALITY", takenOn: today() });

  test("a withdrawn consent closes what it opened, and a new one opens it again", async () => {
    const token = await tokenOf("MEDICAL_INSTITUTION, in charge");
    const seen: unknown[] = [];
    for (const state of ["GIVEN", "WITHDRAWN", "GIVEN", "REFUSED"]) {
      await loadRows(shape.house, "consent", [consent(state)]);
      const { data, errors } = await askGraph<{ recipient: { insuredCard: object | null } }>(shape.url, token, card, { id: subject.id });
      seen.push(errors ?? data?.recipient.insuredCard !== null);
    }
    expect(seen).toEqual([true, false, true, false]);
  });

  test("an ended relation closes everything", async () => {
    const officeNumber = subject.strangers[5];
    const row = { insurerNumber: subject.insurerNumber, insuredNumber: subject.insuredNumber, officeNumber: officeNumber ?? "", serviceType: "11", role: "SERVICE_OFFICE", startDate: "2021-01-01", evidence: "IDENTITY_CONFIRMED", lastServiceMonth: today().slice(0, 7) };
    const token = await shape.token({ subject: "leaver", role: "SERVICE_OFFICE", office: officeNumber });
    const looks = async () => (await askGraph(shape.url, token, card, { id: subject.id })).data?.recipient !== null;
    const seen = [await looks()];
    await loadRows(shape.house, "care_relationship", [row]);
    seen.push(await looks());
    await loadRows(shape.house, "care_relationship", [{ ...row, endDate: "2021-12-31" }]);
    seen.push(await looks());
    expect(seen).toEqual([false, true, false]);
  });
});

describe("the audit says who saw whose what", () => {
  const everything = "query Everything($id: ID!, $month: YearMonth!) { recipient(id: $id) { name consents { state } insuredCard { id } burdenRatio { id } certifications { id } carePlan { id issues { text } } usageTable(month: $month) { id } actuals(month: $month) { id } } }";

  /** Rows of the audit that one request left, each as "role office insurer: recipient category decision". */
  const trace = (requestId: string) =>
    withConnection(database.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ line: string }>(
        "SELECT DISTINCT concat_ws(' ', role, office_number, viewer_insurer_number, purpose || ':', insurer_number, recipient_id, category, decision) AS line FROM audit.access_event WHERE request_id = $1 AND row_count > 0 ORDER BY 1",
        [requestId],
      );
      return rows.map(({ line }) => line);
    });

  test.each<[string, string[], string?]>([
    ["CARE_MANAGER, in charge", ["BURDEN", "CARD", "CARE_PLAN", "CERTIFICATION", "CONSENT", "PERSON", "RESULT"]],
    ["SERVICE_OFFICE, in charge", ["BURDEN", "CARD", "CARE_PLAN", "PERSON", "RESULT"]],
    ["MEDICAL_INSTITUTION, in charge", ["CARD", "CARE_PLAN", "PERSON"]],
    ["MUNICIPALITY, the insurer", ["BURDEN", "CARD", "CARE_PLAN", "CERTIFICATION", "CONSENT", "PERSON"]],
    ["RECIPIENT, the person", ["BURDEN", "CARD", "CARE_PLAN", "CONSENT", "PERSON"]],
    ["CARE_MANAGER, of another office", ["PERSON"], "DENIED"],
    ["MUNICIPALITY, another insurer", ["PERSON"], "DENIED"],
    ["MEDICAL_INSTITUTION, whose relation was ended", ["PERSON"], "DENIED"],
    ["ANALYST", ["PERSON"], "DENIED"],
  ])("%s leaves one line for each of %j", async (name, categories, decision = "SEEN") => {
    await loadConsent(shape.house, database.adminUrl, subject, "GIVEN");
    const requestId = `audit-${name.toLowerCase().replace(/[^a-z]+/g, "-")}`.slice(0, 60);
    const { role, office, insurer } = seatOf(name).identity(subject);
    await askGraph(shape.url, await tokenOf(name), everything, { id: subject.id, month: subject.month }, { "x-request-id": requestId });
    const who = [role, office, insurer, "CARE:"].filter(Boolean).join(" ");
    expect(await trace(requestId)).toEqual(categories.map((category) => `${who} ${subject.insurerNumber} ${subject.recipientId} ${category} ${decision}`));
  });

  test("a closed category leaves no line, as nothing was seen", async () => {
    await loadConsent(shape.house, database.adminUrl, subject, "WITHDRAWN");
    await askGraph(shape.url, await tokenOf("MEDICAL_INSTITUTION, in charge"), everything, { id: subject.id, month: subject.month }, { "x-request-id": "audit-withdrawn" });
    expect((await trace("audit-withdrawn")).filter((line) => line.includes(" CARD "))).toEqual([]);
  });

  test("a list leaves a line for each person on the page and for nobody else", async () => {
    const requestId = "audit-of-a-list";
    const { data } = await askGraph<{ recipients: { nodes: { id: string }[] } }>(shape.url, await tokenOf("MUNICIPALITY, the insurer"), "{ recipients(first: 3) { nodes { id } } }", {}, { "x-request-id": requestId });
    const lines = await trace(requestId);
    const ids = lines.map((line) => toGlobalId(subject.insurerNumber, line.split(" ")[4] ?? ""));
    expect(ids.sort()).toEqual(data?.recipients.nodes.map(({ id }) => id).sort());
    expect(ids).toHaveLength(3);
  });

  test("nothing in it names a person", async () => {
    const rows = await withConnection(database.adminUrl, async (admin) => JSON.stringify((await admin.query("SELECT * FROM audit.access_event")).rows));
    const name = await withConnection(database.adminUrl, async (admin) => (await admin.query<{ name: string }>("SELECT name FROM recipients.recipient WHERE insurer_number = $1 AND id = $2", [subject.insurerNumber, subject.recipientId])).rows[0]?.name ?? "");
    for (const personal of [name, subject.insuredNumber]) expect(rows).not.toContain(personal);
    expect(rows).toContain(subject.recipientId);
  });
});
