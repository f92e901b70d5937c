import { randomUUID } from "node:crypto";
import pg from "pg";
import { actualsSubgraph } from "../../../subgraphs/actuals/subgraph.js";
import { enterResults, enterResultsAsPlanned } from "../../../subgraphs/actuals/entry/result-entry.service.js";
import { confirmMonth, findMonthStatus, reopenMonth } from "../../../subgraphs/actuals/closing/month-closing.service.js";
import { explainDifference } from "../../../subgraphs/actuals/reason/difference-reason.service.js";
import { actualReportImporter } from "../../../subgraphs/actuals/report/actual-report.importer.js";
import { reconciliationImporter } from "../../../subgraphs/actuals/reconciliation/reconciliation.importer.js";
import { benefitGroupImporter } from "../../../subgraphs/schedules/benefit-group/benefit-group.importer.js";
import { planMonth } from "../../../subgraphs/schedules/planning/plan-month.service.js";
import { schedulesSubgraph } from "../../../subgraphs/schedules/subgraph.js";
import { usageTableImporter } from "../../../subgraphs/schedules/usage-table/usage-table.importer.js";
import { valueParsers } from "../../../platform/database/value-parsers.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { putCodes, putOffice } from "../../support/benefit-masters.js";
import type { ParcelFiles } from "../../support/import-batch.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { withConnection } from "../../support/sql.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";

const { homeHelp, preventiveService, careManager } = sampleOffices;
const manager = asViewer("CARE_MANAGER", { officeNumber: careManager });
const helper = asViewer("SERVICE_OFFICE", { officeNumber: homeHelp });
const month = "2025-04";
const numbers = Array.from({ length: 140 }, (_, index) => String(500 + index).padStart(10, "0"));

let town: SmallTown;
let admin: pg.Pool;
let next = 0;
let serial = 20250401000000;

/** Everybody has one visit planned on the first of April, and has had it. */
beforeAll(async () => {
  town = await openSmallTown(actualsSubgraph, numbers, [...(schedulesSubgraph.followers ?? []), gate, ...(actualsSubgraph.followers ?? [])]);
  admin = new pg.Pool({ connectionString: town.adminUrl, types: valueParsers, max: 4 });
  await withConnection(town.adminUrl, async (client) => {
    for (const office of [homeHelp, preventiveService]) await putOffice(client, office, "1");
    await putCodes(client, [{ code: "111111", units: 244 }, { code: "111211", units: 387 }]);
  });
  for (const [office, role] of [[careManager, "CARE_MANAGER"], [homeHelp, "SERVICE_OFFICE"], [preventiveService, "SERVICE_OFFICE"]] as const) await town.grant(numbers, office, role);
  await plan(numbers);
  await send({ UPJSK: numbers.map((insuredNumber) => sampleRecord("UPJSK", { insuredNumber, serviceOfficeNumber: homeHelp, serviceCode: "111111" })) }, homeHelp);
}, 60_000);
afterAll(async () => {
  await admin?.end();
  await town?.close();
});

/** Where a mutation that has changed a month, and is about to settle it, can be made to wait. */
const gate = {
  name: "gate",
  wait: async () => undefined as void,
  follow: () => gate.wait(),
  /** Lets the next one wait there, and none after it. */
  close() {
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    const reached = new Promise<void>((resolve) => {
      gate.wait = () => {
        gate.wait = async () => undefined;
        resolve();
        return opened;
      };
    });
    return { reached, open };
  },
};

const everything = { name: "all", kinds: [], async take(batch: Parameters<typeof usageTableImporter.take>[0]) { for (const { take } of [usageTableImporter, benefitGroupImporter, actualReportImporter, reconciliationImporter]) await take(batch); } };
const send = (files: ParcelFiles, office = careManager) => town.take(everything, { files, serial: String((serial += 1)), sender: { officeNumber: office, serviceType: office === careManager ? "43" : "11" } });
const plan = (people: readonly string[], serviceCode = "111111") =>
  send({ UPPLAN: people.map((insuredNumber) => sampleRecord("UPPLAN", { insuredNumber, serviceCode })), UPSIKYU: [], UPHOSOKU: people.map((insuredNumber) => sampleRecord("UPHOSOKU", { insuredNumber, carePlanDate: null, careLevel: "21" })) });

const day = { serviceDate: `${month}-01`, startTime: "10:00", endTime: "11:00" };
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => "done", (error: unknown) => (error instanceof KaigoError ? error.code : String(error)));

/** One person's month, with what each side can do to it. */
function monthOf(insuredNumber: string) {
  const recipientId = town.globalId(insuredNumber);
  const key = { insurerNumber: samplePerson.insurerNumber, rowId: town.people[insuredNumber]?.recipientId ?? "", serviceMonth: month };
  const of = () => ({ idempotencyKey: randomUUID(), recipientId, month });
  const rows = <Row>(text: string) => admin.query(text, [key.rowId]).then(({ rows: found }) => found as Row[]);
  const versionIn = async (table: string) => (await rows<{ version: number }>(`SELECT version FROM ${table} WHERE recipient_id = $1`))[0]?.version ?? 0;
  return {
    rows,
    status: () => town.within(manager, (context) => findMonthStatus(context, key)),
    /** The care manager's reading: what is to be given back on confirming. */
    read: async () => (await town.within(manager, (context) => findMonthStatus(context, key)))?.person?.contentVersion ?? 0,
    confirm: async (contentVersion?: number) => {
      const version = await versionIn("actuals.month_closing");
      return codeOf(town.within(manager, (context) => confirmMonth(context, { ...of(), version, acceptDifferences: true, contentVersion: contentVersion ?? null })));
    },
    reopen: async () => {
      const version = await versionIn("actuals.month_closing");
      return codeOf(town.within(manager, (context) => reopenMonth(context, { ...of(), version, reason: "訂正" })));
    },
    correct: async () => {
      const version = await versionIn("actuals.actual_report");
      return codeOf(town.within(helper, (context) => enterResults(context, { ...of(), serviceType: "11", version, days: [{ ...day, serviceCode: "111111", serviceCount: 2 }] })));
    },
    explain: (viewer = helper, serviceCode = "111111") => codeOf(town.within(viewer, (context) => explainDifference(context, { idempotencyKey: randomUUID(), recipientId, serviceOfficeNumber: homeHelp, serviceCode, serviceDate: day.serviceDate, startTime: day.startTime, reason: "振替" }))),
    replan: async (excess: { typeLimitExcessUnits: number }[] = []) => {
      const version = await versionIn("schedules.usage_table");
      const services = [{ ...day, serviceCode: "111211", serviceOfficeNumber: homeHelp, serviceCount: 1, over30Days: false }];
      const shares = excess.map((share) => ({ serviceOfficeNumber: homeHelp, serviceCode: "111211", overallLimitExcessUnits: 0, ...share }));
      return codeOf(town.within(manager, (context) => planMonth(context, { ...of(), version, documentDate: "2025-03-25", plannerName: "試験　一郎", services, excess: shares, supplement: { careLevel: "21" } })));
    },
  };
}
const someone = () => monthOf(numbers[next++] as string);

const steps = ["read", "correct", "replan", "confirm", "reopen"] as const;
type Step = (typeof steps)[number];
const permutations = (rest: readonly Step[]): Step[][] => (rest.length === 0 ? [[]] : rest.flatMap((step) => permutations(rest.filter((other) => other !== step)).map((order) => [step, ...order])));

test("in every order of reading, correcting, planning, confirming and opening again nobody confirms what was not read, and no accepted change is lost", async () => {
  const orders = permutations(steps);
  expect(orders).toHaveLength(120);
  const outcomes = new Map<string, number>();
  const goThrough = async (order: readonly Step[]) => {
    const one = someone();
    let seen = await one.read();
    let [isLocked, isStale, units, code] = [false, false, 1, "111111"];
    for (const step of order) {
      const expected = step === "confirm" ? (isStale ? "CONFLICT" : "done") : step === "reopen" ? (isLocked ? "done" : "MONTH_NOT_READY") : isLocked ? "MONTH_LOCKED" : "done";
      if (step === "read") [seen, isStale] = [await one.read(), false];
      else {
        const outcome = step === "confirm" ? await one.confirm(seen) : await one[step]();
        expect([order, step, outcome]).toEqual([order, step, expected]);
        outcomes.set(`${step} ${outcome}`, (outcomes.get(`${step} ${outcome}`) ?? 0) + 1);
        if (outcome !== "done") continue;
        if (step === "confirm" || step === "reopen") isLocked = step === "confirm";
        else isStale = true;
        if (step === "correct") units = 2;
        if (step === "replan") code = "111211";
      }
    }
    const stands = await one.rows(`SELECT (SELECT service_code FROM schedules.planned_service s JOIN schedules.usage_table t ON t.id = s.usage_table_id AND t.version = s.version WHERE t.recipient_id = $1) AS code,
      (SELECT service_count FROM actuals.actual_day d JOIN actuals.actual_report r ON r.id = d.actual_report_id AND r.version = d.version WHERE r.recipient_id = $1) AS units, (SELECT count(*)::integer FROM actuals.month_closing_event WHERE recipient_id = $1 AND reason = 'CONTENT_CHANGED') AS torn`);
    expect([order, stands, (await one.status())?.isLocked]).toEqual([order, [{ code, units, torn: 0 }], isLocked]);
  };
  for (let start = 0; start < orders.length; start += 4) await Promise.all(orders.slice(start, start + 4).map(goThrough));
  // Every answer has been met: a month that is locked for both sides, one that has changed, one that is not confirmed.
  expect([...outcomes.keys()].sort()).toEqual(["confirm CONFLICT", "confirm done", "correct MONTH_LOCKED", "correct done", "reopen MONTH_NOT_READY", "reopen done", "replan MONTH_LOCKED", "replan done"]);
}, 60_000);

describe("what has been read", () => {
  test("is another once a side has said why something differs, once a file has come, and once the excess is shared out otherwise; the same file again changes nothing", async () => {
    const insuredNumber = numbers[next] as string;
    const one = someone();
    const versions = [await one.read()];
    for (const change of [() => one.explain(), () => one.explain(manager), () => plan([insuredNumber], "111211"), () => one.replan(), () => one.replan([{ typeLimitExcessUnits: 1 }]), () => one.replan([{ typeLimitExcessUnits: 2 }])]) {
      const seen = await one.read();
      await change();
      expect(await one.confirm(seen)).toBe("CONFLICT");
      versions.push(await one.read());
    }
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(await one.replan([{ typeLimitExcessUnits: 2 }])).toBe("done");
    expect(await one.read()).toBe(versions.at(-1));
    expect(await one.confirm(versions.at(-1))).toBe("done");
    expect(await one.explain(helper, "111211")).toBe("MONTH_LOCKED");
  });

  test("need not be said: who does not confirms what stands", async () => {
    const one = someone();
    await one.correct();
    expect(await one.confirm()).toBe("done");
  });
});

test("the units that come out of a month are those of the care manager's own sharing of the excess, under the limits that hold when it is confirmed", async () => {
  const insuredNumber = numbers[next] as string;
  const one = someone();
  const [recipientId, service] = [town.globalId(insuredNumber), { ...day, serviceCode: "111211", serviceCount: 30, over30Days: false }];
  const request = () => ({ idempotencyKey: randomUUID(), recipientId, month });
  // 2 × 30 × 387 units are 6,455 beyond the 16,765 of care level 1; the proposal would lay them on the last line.
  const planned = { documentDate: "2025-03-25", plannerName: "試験　一郎", supplement: { careLevel: "21" }, services: [homeHelp, preventiveService].map((serviceOfficeNumber) => ({ ...service, serviceOfficeNumber })) };
  const share = { serviceOfficeNumber: homeHelp, serviceCode: "111211", typeLimitExcessUnits: 0, overallLimitExcessUnits: 6_455 };
  await town.within(manager, (context) => planMonth(context, { ...request(), ...planned, version: 1, excess: [share] }));
  for (const [officeNumber, version] of [[homeHelp, 1], [preventiveService, 0]] as const)
    await town.within(asViewer("SERVICE_OFFICE", { officeNumber }), (context) => enterResultsAsPlanned(context, { ...request(), serviceType: "11", version, from: `${month}-01`, to: `${month}-30` }));
  const unitsOf = async () => (await one.status())?.units.map(({ serviceOfficeNumber, units }) => [serviceOfficeNumber, units]);
  expect(await one.confirm(await one.read())).toBe("done");
  expect(await unitsOf()).toEqual([[homeHelp, 5_155], [preventiveService, 11_610]]);
  await one.reopen();
  await admin.query("INSERT INTO schedules.care_level_limit (care_level, insurer_number, valid_from, limit_units, basis) VALUES ('21', $1, '2025-04', 20000, 'CONFIGURED')", [samplePerson.insurerNumber]);
  expect(await one.confirm()).toBe("done");
  expect(await unitsOf()).toEqual([[homeHelp, 11_610], [preventiveService, 8_390]]);
});

test("shares of the excess go with the plan that they were made for: a later file that replaces it leaves none", async () => {
  const insuredNumber = numbers[next] as string;
  const one = someone();
  const shares = async () => (await one.rows<{ shares: object[] }>("SELECT excess_shares AS shares FROM schedules.usage_table WHERE recipient_id = $1"))[0]?.shares.length;
  expect(await one.replan([{ typeLimitExcessUnits: 1 }])).toBe("done");
  expect(await shares()).toBe(1);
  // Later than the mutation, whose serial is the moment it was made.
  serial = 20_990_101_000_000;
  await plan([insuredNumber], "111211");
  expect(await shares()).toBe(0);
});

describe("planning and confirming in the same instant", () => {
  /** Starts the first, which comes to a halt inside its transaction, then the second until it waits, and lets both go on. */
  async function inTurn(first: () => Promise<string>, second: () => Promise<string>): Promise<string[]> {
    const { reached, open } = gate.close();
    const begun = first();
    await Promise.race([reached, begun]);
    const followed = second();
    let isOver = false;
    void followed.then(() => (isOver = true));
    while (!isOver && (await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    open();
    return Promise.all([begun, followed]);
  }

  const waiting = async () => (await admin.query("SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database() AND locktype = 'advisory'")).rowCount;

  test("the planner who comes second is told that the month is locked, and the confirmation stands", async () => {
    const one = someone();
    expect(await inTurn(() => one.confirm(), () => one.replan())).toEqual(["done", "MONTH_LOCKED"]);
    expect(await one.status()).toMatchObject({ isLocked: true, trace: [{ state: "CONFIRMED", version: 1 }], units: [{ units: 244 }] });
  });

  test("the care manager who comes second is told that the month has changed, and may confirm it when it was read again", async () => {
    const one = someone();
    const seen = await one.read();
    expect(await inTurn(() => one.replan(), () => one.confirm(seen))).toEqual(["done", "CONFLICT"]);
    expect(await one.confirm(await one.read())).toBe("done");
    expect(await one.status()).toMatchObject({ isLocked: true, units: [{ units: 387 }] });
  });

  test("an office's reason or result that comes second finds the month locked", async () => {
    for (const late of ["explain", "correct"] as const) {
      const one = someone();
      expect(await inTurn(() => one.confirm(), () => one[late]())).toEqual(["done", "MONTH_LOCKED"]);
    }
  });
});
