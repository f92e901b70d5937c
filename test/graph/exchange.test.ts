import { createHash } from "node:crypto";
import { addMonths } from "../../demo/calendar.js";
import { demoPersonas } from "../../demo/personas.js";
import { today } from "../../platform/calendar/today.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { signInPersonas, type SignedInCast } from "../support/personas.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { sampleFile, sampleRecord, type SampleFile } from "../support/standard-samples.js";
import { TOWN } from "../support/templates.js";

const { goodExample, personas } = demoPersonas(TOWN);
const sender = personas.find(({ id }) => id === "care-manager");
const receiver = personas.find(({ id }) => id === "service-office");
/** Later than any plan of the town. */
const planDate = `${addMonths(today().slice(0, 7), 2)}-28`;
const policy = "朝の体操を家族と続け、\r\n季節の行事に出かける。";

/** A new plan of the town's example person, from their care manager to the home help. */
function newPlan(serial: string, text = policy): SampleFile[] {
  const person = { insurerNumber: goodExample.insurerNumber, insuredNumber: goodExample.insuredNumber };
  const plan = { ...person, carePlanDate: planDate };
  const parts = { senderOfficeNumber: sender?.officeNumber ?? "", senderServiceType: "43", receiverOfficeNumber: receiver?.officeNumber ?? "", receiverServiceType: "11", serial };
  return [
    sampleFile("UP1KYO", [sampleRecord("UP1KYO", { ...plan, planOfficeNumber: parts.senderOfficeNumber, overallSupportPolicy: text })], parts),
    sampleFile("UP2KYO", [sampleRecord("UP2KYO", { ...plan, needNumber: 1, needText: "友人と会いたい。", goalNumber: 1, supportNumber: 1, serviceOfficeNumber: parts.receiverOfficeNumber })], parts),
    sampleFile("UP3KYO", [sampleRecord("UP3KYO", { ...plan, serviceContent: "訪問介護", weekday: "2", serviceStartTime: "09:00", serviceEndTime: "10:00" })], parts),
    sampleFile("UPHOSOKU", [sampleRecord("UPHOSOKU", { ...plan, targetMonth: null })], { ...parts, month: null }),
  ];
}

describe.each(shapeNames)("the exchange through the gateway, %s", (name) => {
  let database: TestDatabase;
  let shape: Shape;
  let cast: SignedInCast;
  const serial = `${today().replaceAll("-", "")}235901`;
  const files = newPlan(serial);
  let id: string;

  const call = (token: string | undefined, path: string, init: RequestInit = {}) => fetch(`${shape.url}${path}`, { ...init, headers: token ? { authorization: `Bearer ${token}` } : {} });
  const upload = (token: string | undefined, set: readonly SampleFile[]) => {
    const form = new FormData();
    for (const { fileName, bytes } of set) form.append("file", new Blob([new Uint8Array(bytes)]), fileName);
    return call(token, "/exchange/parcels", { method: "POST", body: form });
  };
  const planOf = async (persona: string) => {
    const query = "query ($id: ID!) { recipient(id: $id) { carePlan { carePlanDate serial overallSupportPolicy issues { text } weeklyServices { weekday startTime content } } } }";
    const answer = await askGraph<{ recipient: { carePlan: Record<string, unknown> } }>(shape.url, cast.tokens[persona], query, { id: cast.examplePersonId });
    expect(answer.errors).toBeUndefined();
    return answer.data?.recipient.carePlan;
  };

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    shape = await startShape(name, database.adminUrl);
    cast = await signInPersonas(shape, TOWN);
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  test("an office in the file names that is not one's own is refused, and nothing is kept", async () => {
    for (const [persona, status] of [["service-office", 403], ["doctor", 403], ["operator", 403]] as const) expect([persona, (await upload(cast.tokens[persona], files)).status]).toEqual([persona, status]);
    expect((await upload(undefined, files)).status).toBe(401);
    expect(await planOf("care-manager")).not.toMatchObject({ serial });
  });

  test("a plan set sent by its care manager is taken in", async () => {
    const response = await upload(cast.tokens["care-manager"], files);
    const sent = (await response.json()) as { id: string; state: string };
    expect([response.status, sent.state]).toEqual([201, "IMPORTED"]);
    expect(response.headers.get("location")).toBe(`/exchange/parcels/${sent.id}`);
    id = sent.id;
  });

  test("and is the person's plan for all who may see it", async () => {
    for (const persona of ["care-manager", "service-office", "doctor", "municipality", "recipient"]) {
      expect([persona, await planOf(persona)]).toEqual([persona, { carePlanDate: planDate, serial, overallSupportPolicy: policy, issues: [{ text: "友人と会いたい。" }], weeklyServices: [{ weekday: "TUESDAY", startTime: "09:00", content: "訪問介護" }] }]);
    }
  });

  test.each([["care-manager", "OUTBOX"], ["service-office", "INBOX"]])("it is the newest in the mail of the %s (%s)", async (persona, box) => {
    const answer = await askGraph(shape.url, cast.tokens[persona], `{ parcels(first: 1, box: ${box}) { nodes { id serial setKind state sender { officeNumber } receiver { officeNumber } errorCount files { name size sha256 } } } }`);
    expect(answer.data).toEqual({
      parcels: {
        nodes: [
          {
            id, serial, setKind: "plan", state: "IMPORTED", errorCount: 0,
            sender: { officeNumber: sender?.officeNumber }, receiver: { officeNumber: receiver?.officeNumber },
            files: files.map(({ fileName, bytes }) => ({ name: fileName, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") })).sort((a, b) => (a.name < b.name ? -1 : 1)),
          },
        ],
      },
    });
  });

  test("both sides get it back byte for byte", async () => {
    for (const persona of ["care-manager", "service-office"]) {
      for (const { fileName, bytes } of files) {
        const response = await call(cast.tokens[persona], `/exchange/parcels/${id}/files/${fileName}`);
        expect([response.status, Buffer.from(await response.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
      }
    }
  });

  test("each download is in the audit", async () => {
    const rows = await withConnection(database.adminUrl, async (admin) => (await admin.query("SELECT DISTINCT role, office_number, category, decision FROM audit.access_event WHERE operation = 'exchange.download' ORDER BY 1")).rows);
    expect(rows).toEqual([
      { role: "CARE_MANAGER", office_number: sender?.officeNumber, category: "CARE_PLAN", decision: "SEEN" },
      { role: "SERVICE_OFFICE", office_number: receiver?.officeNumber, category: "CARE_PLAN", decision: "SEEN" },
    ]);
  });

  test("for a foreign office it is as if it were not there", async () => {
    const foreign = await withConnection(database.adminUrl, async (admin) => (await admin.query<{ office: string }>("SELECT office_number AS office FROM recipients.office WHERE office_number <> ALL ($1) ORDER BY 1 LIMIT 1", [[sender?.officeNumber, receiver?.officeNumber]])).rows[0]?.office);
    const token = await shape.token({ subject: "foreign", role: "CARE_MANAGER", office: foreign, serviceType: "43" });
    const missing = Buffer.from("01900000000070008000000000000bad", "hex").toString("base64url");
    const bodies: unknown[] = [];
    for (const parcel of [id, missing]) {
      for (const path of [`/exchange/parcels/${parcel}`, `/exchange/parcels/${parcel}/files/${files[0]?.fileName}`]) {
        const response = await call(token, path);
        bodies.push([response.status, { ...((await response.json()) as object), requestId: "" }]);
      }
    }
    expect(bodies).toEqual(bodies.map(() => [404, expect.objectContaining({ code: "NOT_FOUND" })]));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(await askGraph(shape.url, token, "query ($id: ID!) { parcel(id: $id) { serial } }", { id })).toMatchObject({ data: { parcel: null } });
  });

  test("the same bytes again are the same parcel, other bytes under its serial are refused", async () => {
    const again = await upload(cast.tokens["care-manager"], files);
    expect([again.status, ((await again.json()) as { id: string }).id]).toEqual([200, id]);
    const other = await upload(cast.tokens["care-manager"], newPlan(serial, "別の方針"));
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([409, "PARCEL_SERIAL_REUSED"]);
    expect(await planOf("care-manager")).toMatchObject({ serial, overallSupportPolicy: policy });
  });

  test("an older serial that comes late does not replace the plan", async () => {
    const late = await upload(cast.tokens["care-manager"], newPlan(`${today().replaceAll("-", "")}000001`, "古い方針"));
    expect(late.status).toBe(201);
    expect(await planOf("care-manager")).toMatchObject({ serial, overallSupportPolicy: policy });
  });
});
