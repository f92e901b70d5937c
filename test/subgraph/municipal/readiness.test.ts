import { randomUUID } from "node:crypto";
import { brokenStep, fiscalYearOf, stateOf, type ReadinessSteps } from "../../../subgraphs/municipal/readiness/readiness.rule.js";
import { municipalSubgraph, noteReconciledLoad } from "../../../subgraphs/municipal/subgraph.js";
import { today } from "../../../platform/calendar/today.js";
import { loadRowsInto } from "../../support/load-rows.js";
import { loadSeveral, type SmallFile } from "../../support/load-several.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";

const insurerNumber = "131011";
const officer = asViewer("MUNICIPALITY", { insurerNumber });
let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown(municipalSubgraph, []);
  await loadRowsInto(town.database, municipalSubgraph, "insurer", [insurerNumber, "131029"].map((number) => ({ insurerNumber: number, name: "見本市", prefectureCode: "13", kind: "CITY", municipalityNames: "見本市" })));
});
afterAll(() => town?.close());

const fields = "readiness conformanceDate sharingDeadline steps { version state schedule standardisedOn migratedOn sharingPlanned recordedBy } stepsHistory { version recordedBy }";
const record = (values: string, viewer = officer, key = randomUUID()) => town.ask(viewer, `mutation { recordReadiness(input: { idempotencyKey: "${key}", ${values} }) { insurer { insurerNumber ${fields} } } }`);
const read = async () => (await town.ask(asViewer("ANALYST"), `{ insurer(insurerNumber: "${insurerNumber}") { ${fields} } }`)).data.insurer as unknown as { readiness: string; steps: Record<string, unknown> | null; stepsHistory: object[] };

test("an insurer of whom nothing was recorded has no steps, and the days that hold for all", async () => {
  expect(await read()).toMatchObject({ readiness: "NOT_STARTED", steps: null, stepsHistory: [], conformanceDate: "2027-01-01", sharingDeadline: "2028-04-01" });
});

test("the officer records steps of the own insurer; each change is a version, a stale one is refused", async () => {
  const { codes, data } = await record('version: 0, schedule: FIXED, standardisedOn: "2026-04-01", sharingPlanned: "2027-10-01"');
  expect(codes).toEqual([]);
  expect(data.recordReadiness).toMatchObject({ insurer: { insurerNumber, readiness: "STANDARDISED", steps: { version: 1, state: "STANDARDISED", recordedBy: "OFFICER" } } });
  expect((await record('version: 0, schedule: UNDECIDED')).codes).toEqual(["CONFLICT"]);
  const key = randomUUID();
  const next = 'version: 1, schedule: FIXED, standardisedOn: "2026-04-01", sendReadyOn: "2026-06-01", sharingPlanned: "2027-10-01"';
  expect((await record(next, officer, key)).codes).toEqual([]);
  expect((await record(next, officer, key)).codes).toEqual([]);
  expect(await read()).toMatchObject({ readiness: "SEND_READY", steps: { version: 2, sharingPlanned: "2027-10-01" }, stepsHistory: [{ version: 2 }, { version: 1 }] });
});

test.each([
  ["a step before the one before it", 'version: 2, schedule: ARRANGING, sendReadyOn: "2026-06-01"'],
  ["a step on a day to come", 'version: 2, schedule: ARRANGING, standardisedOn: "2999-01-01"'],
  ["a fixed start without a day", "version: 2, schedule: FIXED"],
])("%s is refused", async (_name, values) => {
  expect((await record(values)).codes).toEqual(["INPUT_INVALID"]);
});

test("nobody else records anything", async () => {
  for (const viewer of [asViewer("ANALYST"), asViewer("OPERATOR"), asViewer("CARE_MANAGER")]) expect((await record("version: 0, schedule: UNDECIDED", viewer)).codes).toEqual(["FORBIDDEN"]);
  expect((await record("version: 0, schedule: UNDECIDED", asViewer("MUNICIPALITY", { insurerNumber: "999999" }))).codes).toEqual(["NOT_FOUND"]);
});

test("the database refuses an officer who writes for another insurer", async () => {
  const attempt = town.database.change(officer, [insurerNumber, "131029"], (tx) =>
    tx.execute("INSERT INTO municipal.readiness (insurer_number, version, schedule, state, recorded_by) VALUES ('131029', 1, 'UNDECIDED', 'NOT_STARTED', 'OFFICER')"));
  await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a load that reconciles does step ③ by itself, once, where ① and ② are on record", async () => {
  const reconcile = () => town.database.work([insurerNumber, "131029"], (tx) => noteReconciledLoad(tx, [insurerNumber, "131029"]));
  await reconcile();
  await reconcile();
  expect(await read()).toMatchObject({ readiness: "MIGRATED", steps: { version: 3, migratedOn: today(), recordedBy: "RECONCILED_LOAD" } });
});

describe("the end of a load that reconciles", () => {
  const person = { insurerNumber: "131037", insuredNumber: "0000000001" };
  const migrated = async () => (await town.ask(asViewer("ANALYST"), `{ insurer(insurerNumber: "${person.insurerNumber}") { readiness steps { migratedOn } } }`)).data.insurer;
  const ready = { readiness: "SEND_READY", steps: { migratedOn: null } };
  const load = async (files: readonly SmallFile[]) => (await loadSeveral(town.database, municipalSubgraph, files, { insurerNumber: person.insurerNumber })).findings;
  const directory: SmallFile = { kind: "insurer", rows: [{ insurerNumber: person.insurerNumber, name: "見本市", prefectureCode: "13", kind: "CITY", municipalityNames: "見本市" }] };
  const cards: SmallFile = { kind: "insured_card", rows: [{ ...person, validFrom: "2026-01-01", careLevel: "23" }] };
  beforeAll(async () => {
    await town.database.work([person.insurerNumber], (tx) => tx.execute("INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date) VALUES ($1, $2, '見本 花子', 'ミホン ハナコ', '2', '1940-05-06')", [person.insurerNumber, person.insuredNumber]));
    await load([directory, { kind: "readiness", rows: [{ insurerNumber: person.insurerNumber, schedule: "ARRANGING", standardisedOn: "2026-04-01", sendReadyOn: "2026-06-01" }] }]);
  });

  test("does not do step ③ without records of people: directories alone, files without a line, refused lines, or records that are only taken back", async () => {
    expect([await load([directory]), await migrated()]).toEqual([0, ready]);
    expect([await load([{ kind: "insured_card", rows: [] }]), await migrated()]).toEqual([0, ready]);
    expect([await load([{ ...cards, rows: [...cards.rows, { ...person, validFrom: "2026-02-01", careLevel: "99" }] }]), await migrated()]).toEqual([1, ready]);
    await loadRowsInto(town.database, municipalSubgraph, "burden_ratio", [{ ...person, validFrom: "2026-08-01", ratio: "10" }]);
    expect([await load([{ kind: "burden_ratio", withdraws: true, rows: [{ ...person, validFrom: "2026-08-01" }] }]), await migrated()]).toEqual([0, ready]);
  });

  test("does it with one record of a person", async () => {
    expect([await load([cards]), await migrated()]).toEqual([0, { readiness: "MIGRATED", steps: { migratedOn: today() } }]);
  });
});

test("an insurer whose ② is not on record stays where it is when a load reconciles", async () => {
  const stateOfOther = async () => (await town.ask(asViewer("ANALYST"), '{ insurer(insurerNumber: "131029") { readiness steps { version migratedOn schedule } } }')).data.insurer;
  await loadRowsInto(town.database, municipalSubgraph, "readiness", [{ insurerNumber: "131029", schedule: "ARRANGING", standardisedOn: "2026-04-01" }]);
  await town.database.work(["131029"], (tx) => noteReconciledLoad(tx, ["131029"]));
  expect(await stateOfOther()).toEqual({ readiness: "STANDARDISED", steps: { version: 1, migratedOn: null, schedule: "ARRANGING" } });
});

test.each([
  ["a fixed start without its day", { schedule: "FIXED" }, "sharingPlanned: a day when FIXED"],
  ["③ before ②", { schedule: "ARRANGING", standardisedOn: "2026-04-01", sendReadyOn: "2026-06-01", migratedOn: "2026-05-01" }, "migratedOn: each step after the one before it"],
])("%s is refused at the load, in its own column", async (_name, steps, detail) => {
  await expect(loadRowsInto(town.database, municipalSubgraph, "readiness", [{ insurerNumber: "131029", ...steps }])).rejects.toMatchObject({ code: "LOAD_REFUSED", parameters: { detail: `readiness.csv, line 2, column ${detail}` } });
});

test("loading what stands adds no version; loading the directory again does not set an insurer back", async () => {
  await loadRowsInto(town.database, municipalSubgraph, "readiness", [{ insurerNumber, schedule: "FIXED", standardisedOn: "2026-04-01", sendReadyOn: "2026-06-01", migratedOn: today(), sharingPlanned: "2027-10-01" }]);
  await loadRowsInto(town.database, municipalSubgraph, "insurer", [{ insurerNumber, name: "見本市", prefectureCode: "13", kind: "CITY", municipalityNames: "見本市", readiness: "NOT_STARTED" }]);
  expect(await read()).toMatchObject({ readiness: "MIGRATED", steps: { version: 3 } });
});

const none: ReadinessSteps = { standardisedPlanned: null, standardisedOn: null, sendReadyPlanned: null, sendReadyOn: null, sendingOn: null, migratedPlanned: null, migratedOn: null, sharingPlanned: null, sharingOn: null };

test("the state is the last step that is done with all before it", () => {
  const ready = { ...none, standardisedOn: "2026-04-01", sendReadyOn: "2026-05-01" };
  expect([none, { ...none, migratedOn: "2026-05-01" }, ready, { ...ready, sendingOn: "2026-06-01" }, { ...ready, migratedOn: "2026-07-01" }, { ...ready, migratedOn: "2026-07-01", sharingOn: "2026-08-01" }].map(stateOf))
    .toEqual(["NOT_STARTED", "NOT_STARTED", "SEND_READY", "SENDING", "MIGRATED", "SHARING"]);
  expect([{ ...ready, migratedOn: "2026-04-30" }, { ...ready, sendingOn: "2026-04-30" }, { ...ready, sharingOn: "2026-05-02" }, { ...ready, standardisedOn: "2999-01-01" }, ready].map((steps) => brokenStep(steps, "FIXED", "2026-11-25")?.step))
    .toEqual(["migratedOn", "sendingOn", "sharingOn", "standardisedOn", "sharingPlanned"]);
  expect(brokenStep(ready, "ARRANGING", "2026-11-25")).toBeNull();
  expect([fiscalYearOf("2027-03"), fiscalYearOf("2027-04-01")]).toEqual([2026, 2027]);
});
