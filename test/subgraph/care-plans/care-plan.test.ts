import { carePlanImporter } from "../../../subgraphs/care-plans/care-plan/care-plan.importer.js";
import { carePlansSubgraph } from "../../../subgraphs/care-plans/subgraph.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson } from "../../support/standard-samples.js";
import { withConnection } from "../../support/sql.js";
import { exampleLines, planFiles } from "./plan-samples.js";

const { insuredNumber, insurerNumber } = samplePerson;
const other = "0000000102";
let town: SmallTown;

beforeAll(async () => {
  town = await openSmallTown(carePlansSubgraph, [insuredNumber, other]);
  await town.grant(insuredNumber, sampleOffices.careManager, "CARE_MANAGER");
  await town.grant(insuredNumber, sampleOffices.homeHelp, "SERVICE_OFFICE");
  await town.take(carePlanImporter, { serial: "20250325100000", files: planFiles() });
}, 90_000);
afterAll(() => town?.close());

const careManager = asViewer("CARE_MANAGER", { officeNumber: sampleOffices.careManager });
interface SeenPlan {
  readonly id: string;
  readonly issues: readonly unknown[];
  readonly lines: readonly unknown[];
}
interface SeenPerson {
  readonly carePlan: SeenPlan | null;
  readonly carePlans: { readonly nodes: readonly unknown[] };
}

const ofPerson = (fields: string) => `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { ${fields} } } }`;
const ask = async (fields: string, viewer = careManager, person = insuredNumber) => {
  const answer = await town.ask(viewer, ofPerson(fields), { id: town.globalId(person) });
  return { ...answer, person: (answer.data._entities as unknown as SeenPerson[])[0] ?? null };
};

describe("a care plan that came as a file set", () => {
  test("shows table 1 with every item that was sent", async () => {
    const { person, codes } = await ask("carePlan { carePlanDate documentDate plannerName planOfficeName planOfficeNumber initialPlanDate planCategory careLevel overallSupportPolicy intentionsAndAssessmentResult reviewBoardOpinion version status serial recipient { id } planningOffice { officeNumber } concernedOffices { officeNumber office { officeNumber } } }");
    expect(codes).toEqual([]);
    expect(person?.carePlan).toEqual({
      carePlanDate: "2025-03-25", documentDate: "2025-03-25", plannerName: "見本", planOfficeName: "見本", planOfficeNumber: sampleOffices.careManager, initialPlanDate: "2025-03-25",
      planCategory: "11", careLevel: "22", overallSupportPolicy: "安心して暮らせるよう支える。\r\n家族の負担を減らす。", intentionsAndAssessmentResult: "家で暮らしたい", reviewBoardOpinion: null,
      version: 1, status: "IN_FORCE", serial: "20250325100000", recipient: { id: town.globalId(insuredNumber) }, planningOffice: { officeNumber: sampleOffices.careManager },
      concernedOffices: [{ officeNumber: sampleOffices.homeHelp, office: { officeNumber: sampleOffices.homeHelp } }],
    });
  });

  test("shows table 2 as a tree with repeated text resolved", async () => {
    const { person } = await ask("carePlan { issues { number text goals { number longTermGoal longTermPeriod shortTermGoal shortTermPeriod supports { supportNumber serviceContent insuranceCoverage serviceOffice { officeNumber } } } } }");
    expect(person?.carePlan?.issues).toMatchObject([
      {
        number: 1,
        text: "自宅で安全に入浴したい",
        goals: [
          { number: 1, longTermGoal: "入浴の習慣を保つ", longTermPeriod: "R7.4.1～R7.9.30", shortTermGoal: "週2回入浴する", shortTermPeriod: "R7.4.1～R7.6.30", supports: [{ serviceContent: "入浴の介助", insuranceCoverage: "Y", serviceOffice: { officeNumber: sampleOffices.homeHelp } }, { serviceContent: "浴室の準備", insuranceCoverage: null, serviceOffice: null }] },
          { number: 1, longTermGoal: "入浴の習慣を保つ", longTermPeriod: "R7.4.1～R7.9.30", shortTermGoal: "浴槽をまたげる", shortTermPeriod: null, supports: [{ serviceContent: "手すりの貸与" }] },
          { number: 2, longTermGoal: "一人で着替える", longTermPeriod: null, shortTermGoal: "上着を着る", supports: [{ serviceContent: "更衣の見守り" }] },
        ],
      },
      { number: 2, text: "外出したい", goals: [{ number: 1, longTermGoal: "散歩を楽しむ", supports: [{ serviceContent: "歩行訓練" }] }] },
    ]);
  });

  test("keeps the rows of table 2 as they were sent", async () => {
    const { person } = await ask("carePlan { lines { position needNumber needText goalNumber longTermGoal shortTermGoal supportNumber serviceContent insuranceCoverage serviceKind frequency } }");
    const sent = exampleLines().map(({ needNumber, needText, goalNumber, longTermGoal, shortTermGoal, supportNumber, serviceContent, insuranceCoverage, serviceKind, frequency }, position) => ({ position, needNumber, needText, goalNumber, longTermGoal, shortTermGoal, supportNumber, serviceContent, insuranceCoverage, serviceKind, frequency }));
    expect(person?.carePlan?.lines).toEqual(sent);
  });

  test("shows table 3 as weekly services, daily activities and services outside the week", async () => {
    const { person } = await ask("carePlan { weeklyServices { weekday startTime endTime content } dailyActivities { startTime endTime content } nonWeeklyServices }");
    expect(person?.carePlan).toEqual({
      weeklyServices: [{ weekday: "MONDAY", startTime: "10:00", endTime: "11:00", content: "訪問介護" }, { weekday: "THURSDAY", startTime: "09:30", endTime: "16:00", content: "通所介護" }],
      dailyActivities: [{ startTime: "06:30", endTime: "06:30", content: "起床" }, { startTime: "12:00", endTime: "12:00", content: "昼食" }],
      nonWeeklyServices: ["福祉用具貸与", "月1回の受診"],
    });
  });

  test("costs three statements for all three tables", async () => {
    const { statements } = await ask("carePlan { plannerName lines { id } issues { text goals { supports { serviceContent } } } weeklyServices { content } dailyActivities { content } nonWeeklyServices planningOffice { officeNumber } }");
    expect(statements).toHaveLength(3);
  });

  test("is found by its own id, and by reference", async () => {
    const { person } = await ask("carePlan { id }");
    const id = person?.carePlan?.id;
    const { data } = await town.ask(careManager, `query($id: ID!) { carePlan(id: $id) { id version } _entities(representations: [{ __typename: "CarePlan", id: $id }]) { ... on CarePlan { id } } }`, { id });
    expect(data).toEqual({ carePlan: { id, version: 1 }, _entities: [{ id }] });
    expect((await town.ask(careManager, '{ carePlan(id: "nonsense") { id } }')).data).toEqual({ carePlan: null });
    expect((await town.ask(careManager, "query($id: ID!) { carePlan(id: $id) { id } }", { id: toGlobalId(insurerNumber, "0190a8f0-0000-7000-8000-000000000000") })).data).toEqual({ carePlan: null });
  });
});

describe("who sees a care plan", () => {
  const self = (number: string) => asViewer("RECIPIENT", { insurerNumber, recipientId: town.people[number]?.recipientId });
  test.each([
    ["the planning office", () => careManager, true],
    ["the insurer", () => asViewer("MUNICIPALITY", { insurerNumber }), true],
    ["an office with a grant", () => asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.homeHelp }), true],
    ["the person", () => self(insuredNumber), true],
    ["an office without a grant", () => asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.preventiveService }), false],
    ["the granted office's number in another role", () => asViewer("CARE_MANAGER", { officeNumber: sampleOffices.homeHelp }), false],
    ["another insurer", () => asViewer("MUNICIPALITY", { insurerNumber: "132011" }), false],
    ["another person", () => self(other), false],
    ["an analyst", () => asViewer("ANALYST"), false],
    ["an operator", () => asViewer("OPERATOR"), false],
    ["a medical institution without a grant", () => asViewer("MEDICAL_INSTITUTION", { officeNumber: "1310100001" }), false],
  ] as const)("%s", async (_name, viewer, sees) => {
    const { person } = await ask("carePlan { plannerName issues { text } weeklyServices { content } versions { version } } carePlans { nodes { id } pageInfo { hasNextPage } }", viewer());
    const found = person && { plan: person.carePlan !== null, listed: person.carePlans.nodes.length, rows: person.carePlan?.issues.length ?? 0 };
    expect(found ?? { plan: false, listed: 0, rows: 0 }).toEqual(sees ? { plan: true, listed: 1, rows: 2 } : { plan: false, listed: 0, rows: 0 });
  });

  test("an office without a grant would see it if row-level security were off", async () => {
    const stranger = asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.preventiveService });
    const tables = ["care_plan", "care_plan_line", "weekly_plan_item"];
    const switchSecurity = (state: "ENABLE" | "DISABLE") => withConnection(town.adminUrl, (client) => client.query(tables.map((table) => `ALTER TABLE care_plans.${table} ${state} ROW LEVEL SECURITY`).join("; ")));
    expect((await ask("carePlan { id }", stranger)).person?.carePlan).toBeNull();
    await switchSecurity("DISABLE");
    try {
      expect((await ask("carePlan { issues { text } weeklyServices { content } }", stranger)).person?.carePlan).toMatchObject({ issues: [{}, {}], weeklyServices: [{}, {}] });
    } finally {
      await switchSecurity("ENABLE");
    }
  });

  test("a draft is its office's own", async () => {
    const setStatus = (status: string) => withConnection(town.adminUrl, (client) => client.query("UPDATE care_plans.care_plan SET status = $1", [status]));
    await setStatus("DRAFT");
    try {
      const seen = async (viewer: typeof careManager) => (await ask("carePlans { nodes { status } }", viewer)).person?.carePlans.nodes;
      expect(await seen(careManager)).toEqual([{ status: "DRAFT" }]);
      expect(await seen(asViewer("MUNICIPALITY", { insurerNumber }))).toEqual([]);
      expect(await seen(asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.homeHelp }))).toEqual([]);
    } finally {
      await setStatus("IN_FORCE");
    }
  });
});
