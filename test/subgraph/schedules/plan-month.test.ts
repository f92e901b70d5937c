import { interleavings } from "../../support/interleavings.js";
import { codesOf, openRecipients, partOf, type RecipientsFixture } from "../recipients/recipients-fixture.js";

interface Table {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly plannedServices: readonly { readonly serviceDate: string; readonly serviceCode: string }[];
  readonly computedBenefit: { readonly isComplete: boolean; readonly managedUnits: number; readonly allocation: string } | null;
  readonly earlierVersions: readonly { readonly version: number }[];
}

let fixture: RecipientsFixture;
let helpOffice: string;
let helpCode: string;
const month = "2027-03";

beforeAll(async () => {
  fixture = await openRecipients();
  const [service] = await fixture.rows(
    `SELECT p.service_office_number AS office, p.service_code AS code FROM schedules.planned_service p JOIN schedules.service_code c ON c.service_code = p.service_code
     WHERE p.recipient_id = $1 AND p.service_code LIKE '11%' AND c.units > 0 LIMIT 1`,
    [fixture.subject.recipientId],
  );
  helpOffice = String(service?.office);
  helpCode = String(service?.code);
}, 120_000);

afterAll(() => fixture?.close());

const manager = (subject = "manager") => ({ subject, role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER }) as const;
const selection = "usageTable { id version state plannedServices { serviceDate serviceCode } computedBenefit { isComplete managedUnits allocation } earlierVersions { version } }";
const service = (day: string, over: Record<string, unknown> = {}) => ({ serviceDate: `${month}-${day}`, startTime: "10:00", endTime: "11:00", serviceCode: helpCode, serviceOfficeNumber: helpOffice, ...over });
const plan = (version: number, services: object[], over: Record<string, unknown> = {}, who = manager()) =>
  fixture.change(who, "planMonth", { recipientId: fixture.subject.id, month, version, documentDate: "2027-02-20", plannerName: "試験　一郎", services, supplement: { careLevel: "22" }, ...over }, selection);
const planned = async (...given: Parameters<typeof plan>) => partOf<{ usageTable: Table }>(await plan(...given), "planMonth").usageTable;

describe("a month planned in the graph", () => {
  test("is in force for every office concerned, with its benefit worked out, and the next version keeps the one before", async () => {
    const first = await planned(0, [service("01"), service("08")]);
    expect(first).toMatchObject({ version: 1, state: "IN_FORCE", plannedServices: [{ serviceDate: "2027-03-01" }, { serviceDate: "2027-03-08" }], computedBenefit: { isComplete: true, allocation: "NONE" } });
    expect(first.computedBenefit?.managedUnits).toBeGreaterThan(0);
    const helper = { subject: "helper", role: "SERVICE_OFFICE", office: helpOffice } as const;
    const seen = partOf<{ usageTable: { plannedServices: object[] } | null }>(await fixture.ask(helper, `{ recipient(id: "${fixture.subject.id}") { usageTable(month: "${month}") { plannedServices { serviceDate } } } }`), "recipient");
    expect(seen.usageTable?.plannedServices).toHaveLength(2);
    const second = await planned(1, [service("01")]);
    expect([second.version, second.plannedServices.length, second.earlierVersions]).toEqual([2, 1, [{ version: 1 }]]);
  });

  test("of two planners at once one is kept, and the other told what stands", async () => {
    const answers = await Promise.all(["a", "b", "c"].map((name) => plan(2, [service("02")], {}, manager(name))));
    expect(answers.map((answer) => codesOf(answer)[0] ?? "kept").sort()).toEqual(["CONFLICT", "CONFLICT", "kept"]);
  });

  test("goes out as a file set with the computed table 7", async () => {
    const rows = await fixture.rows("SELECT count(*)::integer AS n FROM schedules.benefit_row WHERE service_month = $1 AND recipient_id = $2", [month, fixture.subject.recipientId]);
    expect(rows).toEqual([{ n: 0 }]);
    const held = await fixture.rows("SELECT receiver_office_number AS office, withdrawn FROM schedules.usage_table_delivery WHERE service_month = $1 AND recipient_id = $2", [month, fixture.subject.recipientId]);
    expect(held).toEqual([{ office: helpOffice, withdrawn: false }]);
  });

  test("is refused with the item and the rule, and changes nothing", async () => {
    const tries: [object[], Record<string, unknown>, string][] = [
      [[service("01", { serviceDate: "2027-04-01" })], {}, "USAGE_TABLE_INVALID"],
      [[service("01", { serviceCount: 100 })], {}, "USAGE_TABLE_INVALID"],
      [[], {}, "USAGE_TABLE_INVALID"],
      [[service("01", { serviceOfficeNumber: fixture.subject.strangers[0] })], {}, "RECEIVER_UNRELATED"],
    ];
    for (const [services, over, code] of tries) expect(codesOf(await plan(3, services, over))).toEqual([code]);
  });

  test("carries up to nine limits per service type, which hold before the overall one", async () => {
    const limit = (serviceType: string, limitUnits: number) => ({ serviceType, limitUnits });
    for (const typeLimits of [[limit("11", 1), limit("11", 2)], Array.from({ length: 10 }, (_, index) => limit(String(11 + index), 1))]) expect(codesOf(await plan(3, [service("01")], { typeLimits }))).toEqual(["INPUT_INVALID"]);
    const limited = await fixture.change(manager(), "planMonth", { recipientId: fixture.subject.id, month: "2027-02", version: 0, documentDate: "2027-01-20", plannerName: "試験　一郎", services: [{ ...service("01"), serviceDate: "2027-02-01" }], supplement: { careLevel: "22" }, typeLimits: [limit("11", 100), limit("15", 5_000)] },
      "usageTable { typeLimits { serviceType limitUnits } computedBenefit { managedUnits overTypeLimitUnits overLimitUnits plannedBenefits { units } } }");
    const { usageTable } = partOf<{ usageTable: { computedBenefit: { managedUnits: number; overTypeLimitUnits: number } } }>(limited, "planMonth");
    expect(usageTable).toMatchObject({ typeLimits: [limit("11", 100), limit("15", 5_000)], computedBenefit: { overLimitUnits: 0, plannedBenefits: [{ units: 100 }] } });
    expect(usageTable.computedBenefit.overTypeLimitUnits).toBe(usageTable.computedBenefit.managedUnits - 100);
  });

  test("taken back is gone for everyone and can be planned anew", async () => {
    const [row] = await fixture.rows("SELECT version FROM schedules.usage_table WHERE service_month = $1 AND recipient_id = $2", [month, fixture.subject.recipientId]);
    const again = await planned(Number(row?.version), [service("03")]);
    const withdrawn = await fixture.change(manager(), "withdrawMonth", { usageTableId: again.id, version: again.version }, "usageTable { state }");
    expect(withdrawn.data).toEqual({ withdrawMonth: { usageTable: { state: "WITHDRAWN" } } });
    expect(await planned(again.version, [service("04")])).toMatchObject({ state: "IN_FORCE", version: again.version + 1 });
  });

  test("in every order of two planners' reads and writes is what the last accepted one wrote over what they had read, and no accepted one is lost", async () => {
    const standing = async () => Number((await fixture.rows("SELECT version FROM schedules.usage_table WHERE service_month = $1 AND recipient_id = $2", [month, fixture.subject.recipientId]))[0]?.version);
    for (const [turn, order] of interleavings(["read", "write"], ["read", "write"]).entries()) {
      const before = await standing();
      const read: number[] = [0, 0];
      const kept: string[] = [];
      for (const [planner, stepName] of order) {
        const day = String(10 + 2 * turn + planner);
        if (stepName === "read") read[planner] = await standing();
        else if (codesOf(await plan(read[planner] as number, [service("02"), service(day)], {}, manager(`planner ${planner}`))).length === 0) kept.push(`${month}-${day}`);
      }
      expect(kept).toHaveLength(order[1]?.[1] === "read" ? 1 : 2);
      const written = await fixture.rows("SELECT service_date::text AS day FROM schedules.planned_service WHERE service_month = $1 AND recipient_id = $2 AND version > $3 AND service_date > $4 ORDER BY version", [month, fixture.subject.recipientId, before, `${month}-02`]);
      expect(written.map(({ day }) => day)).toEqual(kept);
    }
  });
});

test("a month is proposed from the weekly plan, and what it leaves open is told", async () => {
  const [weekly] = await fixture.rows(
    "SELECT content FROM care_plans.shared_weekly_service WHERE recipient_id = $1 AND care_plan_date = (SELECT max(care_plan_date) FROM care_plans.shared_weekly_service WHERE recipient_id = $1) LIMIT 1",
    [fixture.subject.recipientId],
  );
  const answer = await fixture.ask(manager(), `query ($input: ProposeMonthInput!) { proposedMonth(input: $input) { services { serviceDate serviceCode } unassigned outsideTheWeek } }`, {
    input: { recipientId: fixture.subject.id, month, assignments: [{ content: weekly?.content, serviceCode: helpCode, serviceOfficeNumber: helpOffice }], leftOut: [] },
  });
  const proposed = partOf<{ services: { serviceDate: string }[]; unassigned: string[]; outsideTheWeek: string[] }>(answer, "proposedMonth");
  expect(proposed.services.length).toBeGreaterThan(3);
  expect(proposed.unassigned).not.toContain(weekly?.content);
  const outside = await fixture.rows(
    `SELECT non_weekly_service AS content FROM care_plans.weekly_plan_item w JOIN care_plans.care_plan p ON p.insurer_number = w.insurer_number AND p.id = w.document_id WHERE p.recipient_id = $1 AND p.status = 'IN_FORCE' AND non_weekly_service IS NOT NULL ORDER BY position`,
    [fixture.subject.recipientId],
  );
  expect(outside.length).toBeGreaterThan(0);
  expect(proposed.outsideTheWeek).toEqual(outside.map(({ content }) => content));
});
