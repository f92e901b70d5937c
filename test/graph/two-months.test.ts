import { randomUUID } from "node:crypto";
import type { DevelopmentIdentity } from "../../gateway/identity/development-issuer.js";
import { today } from "../../platform/calendar/today.js";
import type { SetKind } from "../../standard/index.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { makeSet, staffOf } from "../support/exporting.js";
import { askGraph } from "../support/graph-client.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

/**
 * The same town twice. In one, care manager and office work in the graph alone; in the other they send the file sets that the
 * standard has for the same steps. Closing a month is no file of the standard: both confirm in the graph.
 */
const databases: TestDatabase[] = [];
let [byHand, byFile]: Shape[] = [];
let subject: Subject;
let helpOffice: string;
let helpCode: string;
let serial = 20_990_101_000_000;
const months = ["2026-05", "2026-06"] as const;
const days = ["04", "11", "18", "25"];

beforeAll(async () => {
  for (let count = 0; count < 2; count += 1) databases.push(await createTestDatabase({ template: "town" }));
  const [first, second] = databases as [TestDatabase, TestDatabase];
  subject = await prepareSubject(first.adminUrl);
  await prepareSubject(second.adminUrl);
  [helpOffice, helpCode] = await withConnection(first.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ office: string; code: string }>(
      `SELECT p.service_office_number AS office, p.service_code AS code FROM schedules.planned_service p JOIN schedules.service_code c ON c.service_code = p.service_code
       WHERE p.recipient_id = $1 AND p.service_code LIKE '11%' AND c.units > 0 ORDER BY 1, 2 LIMIT 1`,
      [subject.recipientId],
    );
    return [String(rows[0]?.office), String(rows[0]?.code)];
  });
  byHand = await startShape("one process", first.adminUrl);
  byFile = await startShape("one process", second.adminUrl);
}, 120_000);

afterAll(async () => {
  for (const shape of [byHand, byFile]) await shape?.close();
  for (const database of databases) await database.drop();
});

const manager = (): DevelopmentIdentity => ({ subject: "manager", role: "CARE_MANAGER", office: subject.inCharge.CARE_MANAGER, serviceType: "43" });
const helper = (): DevelopmentIdentity => ({ subject: "helper", role: "SERVICE_OFFICE", office: helpOffice, serviceType: "11" });

async function ask<Data>(shape: Shape, who: DevelopmentIdentity, document: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await askGraph<Data & Record<string, unknown>>(shape.url, await shape.token(who), document, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data as Data;
}

/** Carries a mutation out and answers its one field. */
async function change<Payload>(shape: Shape, who: DevelopmentIdentity, mutation: string, input: Record<string, unknown>, selection: string, type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`): Promise<Payload> {
  const data = await ask<Record<string, Payload>>(shape, who, `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input: { idempotencyKey: randomUUID(), ...input } });
  return data[mutation] as Payload;
}

/** Sends what stands in the one town to the other as the sender's file set. */
async function send(kind: SetKind, from: DevelopmentIdentity, to: DevelopmentIdentity, month: string | null): Promise<void> {
  const party = ({ office = "", serviceType = "" }: DevelopmentIdentity) => ({ officeNumber: office, serviceType });
  const people = [{ insurerNumber: subject.insurerNumber, recipientId: subject.recipientId }];
  const files = await makeSet((byHand as Shape).house, staffOf(party(from)), { kind, people, receiver: party(to), month, documentDate: null, senderServiceType: party(from).serviceType, serial: String((serial += 1)) });
  const form = new FormData();
  for (const { name, bytes } of files) form.append("file", new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${(byFile as Shape).url}/exchange/parcels`, { method: "POST", headers: { authorization: `Bearer ${await (byFile as Shape).token(from)}` }, body: form });
  expect(await answer.json()).toMatchObject({ state: "IMPORTED" });
}

const service = (month: string, day: string) => ({ serviceDate: `${month}-${day}`, startTime: "10:00", endTime: "11:00", serviceCode: helpCode, serviceOfficeNumber: helpOffice });
const planMonth = (month: string, services: object[]) => change((byHand as Shape), manager(), "planMonth", { recipientId: subject.id, month, version: 0, documentDate: `${month}-01`, plannerName: "試験　一郎", services, supplement: { careLevel: "22" } }, "usageTable { version }");
const results = (month: string) => ({ recipientId: subject.id, month, serviceType: "11" });

async function confirm(shape: Shape, month: string, values: { version: number; acceptDifferences?: boolean }): Promise<boolean> {
  return (await change<{ monthStatus: { isLocked: boolean } }>(shape, manager(), "confirmMonth", { recipientId: subject.id, month, ...values }, "monthStatus { isLocked }")).monthStatus.isLocked;
}

/** All that the two sides read afterwards; what only says how it came in is left out: ids, serials, times, and who opened a month again. */
const state = `query ($id: ID!, $first: YearMonth!, $second: YearMonth!) { recipient(id: $id) {
  carePlan { carePlanDate status version documentDate initialPlanDate plannerName planOfficeName planOfficeNumber planCategory careLevel overallSupportPolicy concernedOffices { officeNumber }
    issues { text goals { longTermGoal shortTermGoal supports { serviceContent serviceKind serviceOffice { officeNumber } } } } weeklyServices { weekday startTime endTime content } }
  first: usageTable(month: $first) { ...table } second: usageTable(month: $second) { ...table }
  actualsFirst: actuals(month: $first) { ...report } actualsSecond: actuals(month: $second) { ...report }
  reconciliationFirst: reconciliation(month: $first) { ...matched } reconciliationSecond: reconciliation(month: $second) { ...matched }
  statusFirst: monthStatus(month: $first) { ...status } statusSecond: monthStatus(month: $second) { ...status } } }
fragment table on UsageTable { state version careLevel benefitLimitUnits plannedServices { serviceDate startTime endTime serviceCode serviceCount serviceOfficeNumber over30Days } printedGrid { startTime serviceCode total }
  computedBenefit { isComplete serviceUnits: managedUnits allocation rows { kind serviceOfficeNumber serviceCode totalCostCovered claimedAmount copaymentCovered copaymentFull } } benefitFindings { code } }
fragment report on ActualReport { serviceMonth serviceType state version planOffice { officeNumber } serviceOffice { officeNumber } days { serviceDate startTime endTime serviceCode serviceCount } earlierVersions { version } }
fragment matched on Reconciliation { plannedUnits givenUnits plannedYen givenYen offices { serviceOfficeNumber serviceType state matched changed missing extra } cells { kind changed planned { serviceDate } given { serviceDate startTime } } }
fragment status on MonthStatus { isLocked person { progress officeCount reportedCount differingCount plannedUnits givenUnits } closing { state version } trace { state version } units { serviceOfficeNumber serviceType units } }`;

test("two months lived in the graph alone and by file sets alone end in the same state", async () => {
  const [hand, file] = [byHand as Shape, byFile as Shape];
  // The plan: written, agreed, given out; in the other town the set of tables 1 to 3.
  const { draft } = await change<{ draft: { id: string; version: number } }>(hand, manager(), "createCarePlanDraft", {
    recipientId: subject.id, day: today(),
    header: { documentDate: today(), initialPlanDate: "2026-01-10", plannerName: "試験　一郎", planOfficeName: "試験居宅介護支援事業所", planOfficeNumber: subject.inCharge.CARE_MANAGER, planCategory: "21", careLevel: "22", overallSupportPolicy: "自分でできることを続ける。" },
    lines: [{ documentDate: today(), needNumber: 1, needText: "転ばずに歩きたい", goalNumber: 1, longTermGoal: "近所まで歩く", shortTermGoal: "家の中を歩く", supportNumber: 1, serviceContent: "歩行の見守り", insuranceCoverage: "Y", serviceKind: "訪問介護", serviceOfficeNumber: helpOffice }],
    weekly: [{ documentDate: today(), serviceContent: "訪問介護", weekday: "1", serviceStartTime: "10:00", serviceEndTime: "11:00" }],
  }, "draft { id version }");
  await change(hand, manager(), "agreeDraft", { draftId: draft.id, version: draft.version, agreedOn: today(), agreedBy: "本人" }, "draft { state }");
  await change(hand, manager(), "issueDraft", { draftId: draft.id, version: draft.version, receivers: [helpOffice] }, "draft { state }");
  await send("plan", manager(), helper(), null);

  // The first month: planned, carried out with one visit at another time, confirmed with the difference.
  const [first, second] = months;
  await planMonth(first, days.map((day) => service(first, day)));
  await send("usageTable", manager(), helper(), first);
  await change(hand, helper(), "enterResultsAsPlanned", { ...results(first), version: 0, from: `${first}-01`, to: `${first}-20` }, "report { version }");
  await send("results", helper(), manager(), first);
  await change(hand, helper(), "enterResults", { ...results(first), version: 1, days: [{ ...toDay(service(first, "25")), startTime: "14:00", endTime: "15:00" }] }, "report { version }");
  await send("results", helper(), manager(), first);
  for (const shape of [hand, file]) expect(await confirm(shape, first, { version: 0, acceptDifferences: true })).toBe(true);

  // The second month: the first one's days copied on, carried out as planned, confirmed; then the office corrects one day.
  const planned = await ask<{ recipient: { usageTable: { plannedServices: { serviceDate: string }[] } } }>(hand, manager(), `{ recipient(id: "${subject.id}") { usageTable(month: "${first}") { plannedServices { serviceDate } } } }`);
  await planMonth(second, planned.recipient.usageTable.plannedServices.map(({ serviceDate }) => service(second, serviceDate.slice(8))));
  await send("usageTable", manager(), helper(), second);
  await change(hand, helper(), "enterResultsAsPlanned", { ...results(second), version: 0, from: `${second}-01`, to: `${second}-30` }, "report { version }");
  await send("results", helper(), manager(), second);
  for (const shape of [hand, file]) expect(await confirm(shape, second, { version: 0 })).toBe(true);
  await change(hand, manager(), "reopenMonth", { recipientId: subject.id, month: second, version: 1, reason: "事業所からの訂正" }, "monthStatus { isLocked }");
  await change(hand, helper(), "enterResults", { ...results(second), version: 1, days: [{ ...toDay(service(second, "18")), serviceCount: 2 }] }, "report { version }");
  await send("results", helper(), manager(), second);
  for (const shape of [hand, file]) expect(await confirm(shape, second, { version: 2, acceptDifferences: true })).toBe(true);

  for (const who of [manager(), helper()]) {
    const read = (shape: Shape) => ask<{ recipient: Record<string, unknown> }>(shape, who, state, { id: subject.id, first, second });
    const [lived, sent] = [await read(hand), await read(file)];
    expect(sent).toEqual(lived);
    expect(lived.recipient).toMatchObject({
      carePlan: { carePlanDate: today(), status: "IN_FORCE", version: 1 },
      first: { version: 1, benefitFindings: [] }, statusFirst: { isLocked: true, closing: { version: 1 } }, reconciliationFirst: { offices: [{ state: "DIFFERS", matched: 3, changed: 1 }] },
      second: { version: 1, benefitFindings: [] }, statusSecond: { isLocked: true, closing: { version: 3 } }, reconciliationSecond: { offices: [{ state: "DIFFERS", matched: 3, changed: 1 }] },
    });
  }
}, 60_000);

/** A planned service as a day of results. */
const toDay = ({ serviceDate, startTime, endTime, serviceCode }: ReturnType<typeof service>) => ({ serviceDate, startTime, endTime, serviceCode, serviceCount: 1 });
