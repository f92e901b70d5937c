import { randomUUID } from "node:crypto";
import { actualsSubgraph } from "../../../subgraphs/actuals/subgraph.js";
import { actualReportImporter } from "../../../subgraphs/actuals/report/actual-report.importer.js";
import { reconciliationImporter } from "../../../subgraphs/actuals/reconciliation/reconciliation.importer.js";
import { usageTableImporter } from "../../../subgraphs/schedules/usage-table/usage-table.importer.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { putCodes, putOffice } from "../../support/benefit-masters.js";
import type { ParcelFiles } from "../../support/import-batch.js";
import { interleavings } from "../../support/interleavings.js";
import { withConnection } from "../../support/sql.js";
import { asViewer, openSmallTown, type Answer, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, sampleRecord } from "../../support/standard-samples.js";

const numbers = Array.from({ length: 14 }, (_, index) => String(600 + index).padStart(10, "0"));
const { homeHelp, careManager } = sampleOffices;
const helper = asViewer("SERVICE_OFFICE", { officeNumber: homeHelp });
const manager = asViewer("CARE_MANAGER", { officeNumber: careManager });
const planned = ["2025-04-01", "2025-04-08", "2025-04-15"];

let town: SmallTown;
let next = 0;
let serial = 20250401000000;

beforeAll(async () => {
  town = await openSmallTown(actualsSubgraph, numbers);
  await withConnection(town.adminUrl, async (admin) => {
    await putOffice(admin, homeHelp, "1");
    await putCodes(admin, [{ code: "111111", units: 244 }]);
  });
});
afterAll(() => town.close());

const everything = { name: "all", kinds: [], async take(batch: ImportBatch) { for (const { take } of [usageTableImporter, actualReportImporter, reconciliationImporter]) await take(batch); } };
const send = (files: ParcelFiles, office: string, sent = String((serial += 1)), receiver = homeHelp) => town.take(everything, { files, serial: sent, sender: { officeNumber: office, serviceType: office === careManager ? "43" : "11" }, receiver: { officeNumber: receiver, serviceType: "43" } });
const report = (insuredNumber: string, days: readonly string[], sent?: string, receiver = careManager) => send({ UPJSK: days.map((serviceDate) => sampleRecord("UPJSK", { insuredNumber, serviceDate, units: 244 })) }, homeHelp, sent, receiver);

async function someone(): Promise<string> {
  const number = numbers[next++] as string;
  await town.grant(number, careManager, "CARE_MANAGER");
  await town.grant(number, homeHelp, "SERVICE_OFFICE");
  await send({ UPPLAN: planned.map((serviceDate) => sampleRecord("UPPLAN", { insuredNumber: number, serviceDate, units: 244 })) }, careManager);
  return number;
}

const change = (name: string, insuredNumber: string, fields: string, viewer = helper): Promise<Answer> =>
  town.ask(viewer, `mutation { ${name}(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(insuredNumber)}", month: "2025-04", serviceType: "11", ${fields} }) { report { version state days { serviceDate serviceCode serviceCount startTime } earlierVersions { version } } } }`);
const reportOf = (answer: Answer, name: string) => {
  expect(answer.codes).toEqual([]);
  return (answer.data[name] as unknown as { report: { version: number; state: string; days: { serviceDate: string; serviceCount: number }[]; earlierVersions: object[] } }).report;
};
const month = async (insuredNumber: string) => {
  const { data } = await town.ask(manager, `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { monthStatus(month: "2025-04") { person { progress } } reconciliation(month: "2025-04") { givenUnits givenYen offices { state matched changed missing extra } cells { kind given { serviceDate serviceCount units } } } } } }`, { id: town.globalId(insuredNumber) });
  return (data._entities as unknown as { monthStatus: { person: { progress: string } }; reconciliation: Record<string, unknown> }[])[0];
};
const day = (serviceDate: string, serviceCount = 1) => `{ serviceDate: "${serviceDate}", serviceCode: "111111", startTime: "10:00", endTime: "11:00", serviceCount: ${serviceCount}, units: 244 }`;

test("an office that enters its month by hand and one that sends a file end in the same state", async () => {
  const [byHand, byFile] = [await someone(), await someone()];
  await report(byFile, planned);
  reportOf(await change("enterResultsAsPlanned", byHand, 'version: 0, from: "2025-04-01", to: "2025-04-10"'), "enterResultsAsPlanned");
  reportOf(await change("enterResults", byHand, `version: 1, days: [${day("2025-04-15")}]`), "enterResults");
  expect(await month(byHand)).toEqual(await month(byFile));
  expect(await month(byHand)).toMatchObject({ monthStatus: { person: { progress: "WAITING" } } });
});

test("a correction is a new version, a count of 0 takes a day out, and the version before stays readable", async () => {
  const person = await someone();
  await report(person, planned);
  const changed = reportOf(await change("enterResults", person, `version: 1, days: [${day("2025-04-08", 0)}, ${day("2025-04-09")}]`), "enterResults");
  expect(changed).toMatchObject({ version: 2, state: "IN_FORCE", days: [{ serviceDate: "2025-04-01" }, { serviceDate: "2025-04-09" }, { serviceDate: "2025-04-15" }], earlierVersions: [{ version: 1 }] });
  expect((await change("enterResults", person, `version: 1, days: [${day("2025-04-10")}]`)).codes).toEqual(["CONFLICT"]);
});

test("results that are taken back are not reported, and a file sent later brings them again", async () => {
  const person = await someone();
  reportOf(await change("enterResultsAsPlanned", person, 'version: 0, from: "2025-04-01", to: "2025-04-30"'), "enterResultsAsPlanned");
  expect(reportOf(await change("withdrawResults", person, "version: 1"), "withdrawResults").state).toBe("WITHDRAWN");
  expect(await month(person)).toMatchObject({ monthStatus: { person: { progress: "NOT_REPORTED" } } });
  await report(person, planned, "20990401000000");
  expect(await month(person)).toMatchObject({ monthStatus: { person: { progress: "WAITING" } } });
});

test("results that are taken back stay so when an older set to somebody else comes late", async () => {
  const person = await someone();
  await report(person, planned);
  expect(reportOf(await change("withdrawResults", person, "version: 1"), "withdrawResults").state).toBe("WITHDRAWN");
  await report(person, planned, undefined, "1370100024");
  expect(await month(person)).toMatchObject({ monthStatus: { person: { progress: "NOT_REPORTED" } } });
  await report(person, planned, "20990402000000", "1370100024");
  expect(await month(person)).toMatchObject({ monthStatus: { person: { progress: "WAITING" } } });
});

test("a confirmed month is locked, a stranger finds nobody, and what does not fit is refused", async () => {
  const person = await someone();
  expect((await change("enterResults", person, "version: 0, days: []")).codes).toEqual(["INPUT_INVALID"]);
  for (const wrong of [day("2025-05-01"), day("2025-04-01", 100), day("2025-04-01").replace("111111", "151111")]) expect((await change("enterResults", person, `version: 0, days: [${wrong}]`)).codes).toEqual(["INPUT_INVALID"]);
  expect((await change("enterResultsAsPlanned", person, 'version: 0, from: "2025-04-02", to: "2025-04-02"')).codes).toEqual(["NOT_FOUND"]);
  expect((await change("withdrawResults", person, "version: 0")).codes).toEqual(["NOT_FOUND"]);
  expect((await change("enterResults", person, `version: 0, days: [${day("2025-04-01")}]`, asViewer("SERVICE_OFFICE", { officeNumber: "1370100099" }))).codes).toEqual(["NOT_FOUND"]);
  expect((await change("enterResults", person, `version: 0, days: [${day("2025-04-01")}]`, manager)).codes).toEqual(["FORBIDDEN"]);
  await report(person, planned);
  const confirmed = await town.ask(manager, `mutation { confirmMonth(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(person)}", month: "2025-04", version: 0 }) { monthStatus { isLocked } } }`);
  expect(confirmed.codes).toEqual([]);
  expect((await change("enterResults", person, `version: 1, days: [${day("2025-04-20")}]`)).codes).toEqual(["MONTH_LOCKED"]);
});

test("of two who enter at once one is told that the other was first, and nothing is lost", async () => {
  const person = await someone();
  const answers = await Promise.all(["2025-04-01", "2025-04-02"].map((date) => change("enterResults", person, `version: 0, days: [${day(date)}]`)));
  expect(answers.map(({ codes }) => codes.join()).sort()).toEqual(["", "CONFLICT"]);
});

test("in every order of an office that reads and enters and a care manager who reads and confirms, what was accepted stands and the other is told why not", async () => {
  for (const order of interleavings(["read", "enter"], ["read", "confirm"])) {
    const person = await someone();
    await report(person, planned);
    const versions = async () => (await town.ask(helper, `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { actuals(month: "2025-04") { version } } } }`, { id: town.globalId(person) })).data._entities as unknown as { actuals: { version: number }[] }[];
    let read = 0;
    const answered: Record<string, readonly unknown[]> = {};
    for (const [who, stepName] of order) {
      if (stepName === "read" && who === 0) read = (await versions())[0]?.actuals[0]?.version ?? 0;
      else if (stepName === "enter") answered.enter = (await change("enterResults", person, `version: ${read}, days: [${day("2025-04-20")}]`)).codes;
      else if (stepName === "confirm") answered.confirm = (await town.ask(manager, `mutation { confirmMonth(input: { idempotencyKey: "${randomUUID()}", recipientId: "${town.globalId(person)}", month: "2025-04", version: 0, acceptDifferences: true }) { monthStatus { isLocked } } }`)).codes;
    }
    const isFirst = order.findIndex(([, stepName]) => stepName === "enter") < order.findIndex(([, stepName]) => stepName === "confirm");
    expect([order, answered]).toEqual([order, { enter: isFirst ? [] : ["MONTH_LOCKED"], confirm: [] }]);
    const rows = await withConnection(town.adminUrl, async (admin) => (await admin.query<{ days: number; state: string }>(
      `SELECT (SELECT count(*)::integer FROM actuals.actual_day d JOIN actuals.actual_report r ON r.id = d.actual_report_id AND r.version = d.version WHERE r.recipient_id = m.recipient_id) AS days, c.state
       FROM actuals.person_month m JOIN actuals.month_closing c USING (insurer_number, recipient_id, service_month) WHERE m.recipient_id = $1`, [getRowKey(town.globalId(person)).rowId])).rows);
    expect(rows).toEqual([{ days: isFirst ? 4 : 3, state: "CONFIRMED" }]);
  }
});
