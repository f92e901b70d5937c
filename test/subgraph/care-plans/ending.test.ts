import { randomUUID } from "node:crypto";
import { today } from "../../../platform/calendar/today.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { carePlanImporter } from "../../../subgraphs/care-plans/care-plan/care-plan.importer.js";
import { carePlansSubgraph } from "../../../subgraphs/care-plans/subgraph.js";
import { toImportBatch, type ParcelFiles } from "../../support/import-batch.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { withConnection } from "../../support/sql.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";
import { planFiles } from "./plan-samples.js";

const { insuredNumber, insurerNumber } = samplePerson;
const stranger = "1370100099";
const manager = asViewer("CARE_MANAGER", { officeNumber: sampleOffices.careManager });
const [older, newer] = ["2025-01-10", "2025-03-25"] as const;
let town: SmallTown;
let serial = 20250401000000;

beforeAll(async () => {
  town = await openSmallTown(carePlansSubgraph);
  for (const office of [sampleOffices.careManager, stranger]) await town.grant(insuredNumber, office, "CARE_MANAGER");
}, 60_000);
afterAll(() => town?.close());
beforeEach(async () => {
  await withConnection(town.adminUrl, (client) => client.query("DELETE FROM care_plans.document"));
  await send(planFiles({ carePlanDate: older }));
  await send(planFiles({ carePlanDate: newer }));
});

const parcel = (files: ParcelFiles) => ({ serial: String((serial += 1)), files, sender: { officeNumber: sampleOffices.careManager, serviceType: "43" }, receiver: { officeNumber: sampleOffices.homeHelp, serviceType: "11" } });
const send = (files: ParcelFiles) => town.take(carePlanImporter, parcel(files));

interface Plan { readonly rowId: string; readonly status: string; readonly endedOn: string | null; readonly version: number }
const plans = () => withConnection(town.adminUrl, async (client) => (await client.query<Plan & { day: string }>(`SELECT id AS "rowId", care_plan_date::text AS day, status, ended_on::text AS "endedOn", version FROM care_plans.care_plan ORDER BY care_plan_date DESC`)).rows);
const standing = async () => (await plans()).map(({ day, status, endedOn }) => [day, status, endedOn]);
const planOf = async (day: string) => (await plans()).find((plan) => plan.day === day) as Plan;

async function change(mutation: "endDocument" | "withdrawDocument", day: string, more: string, viewer: Viewer = manager): Promise<unknown> {
  const { rowId, version } = await planOf(day);
  const { data, codes } = await town.ask(viewer, `mutation { ${mutation}(input: { idempotencyKey: "${randomUUID()}", documentId: "${toGlobalId(insurerNumber, rowId)}", version: ${version} ${more} }) { carePlan { status endedOn } } }`);
  return codes[0] ?? (data[mutation] as unknown as { carePlan: object }).carePlan;
}
const end = (day: string, endedOn: string, more = "", viewer?: Viewer) => change("endDocument", day, `endedOn: "${endedOn}" ${more}`, viewer);

describe("a plan in force", () => {
  test("is ended on a day between its own and today, and what it had superseded does not come back", async () => {
    for (const wrong of ["2025-03-24", "2999-01-01"]) expect(await end(newer, wrong)).toBe("INPUT_INVALID");
    expect(await end(newer, today())).toEqual({ status: "ENDED", endedOn: today() });
    await send(planFiles({ carePlanDate: newer }));
    expect(await standing()).toEqual([[newer, "ENDED", today()], [older, "SUPERSEDED", null]]);
  });

  test("is not ended by another office, though it is in charge of the person", async () => {
    expect(await end(newer, today(), "", asViewer("CARE_MANAGER", { officeNumber: stranger }))).toBe("NOT_FOUND");
    expect(await end(newer, today(), "", asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.careManager }))).toBe("FORBIDDEN");
  });

  test("is ended by one of two at once; the other's last day is not put in its place", async () => {
    const answers = await Promise.all(["2025-04-01", "2025-04-02"].map((day) => end(newer, day)));
    expect(answers.filter((answer) => answer === "DOCUMENT_NOT_IN_FORCE")).toHaveLength(1);
    expect(answers).toContainEqual({ status: "ENDED", endedOn: (await planOf(newer)).endedOn });
  });
});

describe("a plan that was ended", () => {
  beforeEach(async () => void (await end(newer, "2025-04-01")));

  test("is not ended again, but its last day is corrected by whoever names the one that stands", async () => {
    expect(await end(newer, "2025-04-02")).toBe("DOCUMENT_NOT_IN_FORCE");
    expect(await end(newer, "2025-04-02", 'corrects: "2025-03-31"')).toBe("DOCUMENT_NOT_IN_FORCE");
    expect(await end(newer, "2025-04-02", 'corrects: "2025-04-01"')).toEqual({ status: "ENDED", endedOn: "2025-04-02" });
  });

  test("stays ended while the same content is sent again, and is in force with another content under its day", async () => {
    await send(planFiles({ carePlanDate: newer }));
    expect((await standing())[0]).toEqual([newer, "ENDED", "2025-04-01"]);
    await send(planFiles({ carePlanDate: newer, overallSupportPolicy: "続けて支える" }));
    expect(await standing()).toEqual([[newer, "IN_FORCE", null], [older, "SUPERSEDED", null]]);
  });

  test("stays ended beside a later one", async () => {
    await send(planFiles({ carePlanDate: "2025-05-01" }));
    expect(await standing()).toEqual([["2025-05-01", "IN_FORCE", null], [newer, "ENDED", "2025-04-01"], [older, "SUPERSEDED", null]]);
  });

  test.each([["by hand", () => change("withdrawDocument", newer, "")], ["by file", () => send({ DLT1KYO: [sampleRecord("DLT1KYO", { carePlanDate: newer })] })]])("is taken back %s, and the one before is in force; what is taken back cannot be ended", async (_way, takeBack) => {
    await takeBack();
    expect((await standing()).map(([day, status]) => [day, status])).toEqual([[newer, "WITHDRAWN"], [older, "IN_FORCE"]]);
    expect(await end(newer, today())).toBe("DOCUMENT_NOT_IN_FORCE");
  });
});

test("a superseded plan and a draft are not ended", async () => {
  expect(await end(older, today())).toBe("DOCUMENT_NOT_IN_FORCE");
  const { data } = await town.ask(manager, `mutation { createCarePlanDraft(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(insuredNumber)}", day: "${today()}", header: {} }) { draft { id } } }`);
  const { id } = (data["createCarePlanDraft"] as unknown as { draft: { id: string } }).draft;
  expect((await town.ask(manager, `mutation { endDocument(input: { idempotencyKey: "${randomUUID()}", documentId: "${id}", version: 1, endedOn: "${today()}" }) { carePlan { status } } }`)).codes).toEqual(["NOT_FOUND"]);
});

test("a set that is being taken in and an end wait for each other, so that neither undoes the other", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let entered = () => {};
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const sending = town.database.work([insurerNumber], async (tx) => {
    await carePlanImporter.take(toImportBatch(tx, { ...parcel(planFiles({ carePlanDate: "2025-05-01" })), people: town.people }));
    entered();
    await held;
  });
  await inside;
  let isOver = false;
  const ending = end(newer, today()).finally(() => (isOver = true));
  const waiting = () => withConnection(town.adminUrl, async (client) => (await client.query("SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database() AND locktype = 'advisory'")).rowCount);
  while (!isOver && (await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  release();
  await sending;
  expect(await ending).toBe("DOCUMENT_NOT_IN_FORCE");
  expect((await standing()).map(([day, status]) => [day, status])).toEqual([["2025-05-01", "IN_FORCE"], [newer, "SUPERSEDED"], [older, "SUPERSEDED"]]);
});
