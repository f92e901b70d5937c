import { toDailyActivities, toNonWeeklyServices, toWeeklyServices } from "../../../subgraphs/care-plans/care-plan/weekly-plan.rule.js";
import { toPreventiveTree, type SupportRow } from "../../../subgraphs/care-plans/preventive-plan/preventive-tree.rule.js";
import { sampleRecord } from "../../support/standard-samples.js";
import { exampleWeek } from "./plan-samples.js";

describe("table 3", () => {
  test("is put in the order of days and times; what has neither comes last", () => {
    const services = [{ weekday: null }, { weekday: "7", serviceStartTime: "08:00" }, { weekday: "1", serviceStartTime: null }, { weekday: "1", serviceStartTime: "13:00" }, { weekday: "1", serviceStartTime: "09:00" }].map((item) => sampleRecord("UP3KYO", { serviceContent: "訪問介護", ...item }));
    expect(toWeeklyServices(services).map(({ weekday, startTime }) => [weekday, startTime])).toEqual([["1", "09:00"], ["1", "13:00"], ["1", null], ["7", "08:00"], [null, null]]);
  });

  test("counts a row that mixes kinds for each of them", () => {
    const [mixed] = [sampleRecord("UP3KYO", { serviceContent: "訪問介護", weekday: "2", dailyActivity: "昼食", activityStartTime: "12:00", activityEndTime: "12:00", nonWeeklyService: "受診" })];
    expect([toWeeklyServices([mixed]), toDailyActivities([mixed]), toNonWeeklyServices([mixed])]).toMatchObject([[{ weekday: "2" }], [{ content: "昼食", startTime: "12:00", endTime: "12:00" }], ["受診"]]);
  });

  test("keeps kinds apart", () => {
    expect([toWeeklyServices(exampleWeek()).length, toDailyActivities(exampleWeek()).length, toNonWeeklyServices(exampleWeek()).length]).toEqual([2, 2, 2]);
  });
});

describe("the preventive support plan as a tree", () => {
  const line = (values: Partial<SupportRow>): SupportRow => sampleRecord("UPYOBO_SUB", values);
  const rows = [
    line({ issueNumber: "1", overallIssue: "足腰が弱い", goal: "歩く", supportPlanNumber: "1", supportPoint: "運動", serviceNumber: "1", serviceKind: "通所型" }),
    line({ issueNumber: "1", supportPlanNumber: "1", serviceNumber: "2", serviceKind: "福祉用具" }),
    line({ issueNumber: "1", supportPlanNumber: "2", supportPoint: "見守り" }),
    line({ issueNumber: "2", overallIssue: "交流が少ない", supportPlanNumber: "1", supportPoint: "集い", serviceNumber: "1", serviceKind: "サロン" }),
  ];

  test("groups services under support plans and those under issues", () => {
    expect(toPreventiveTree(rows)).toMatchObject([
      { number: "1", overallIssue: "足腰が弱い", goal: "歩く", supportPlans: [{ number: "1", supportPoint: "運動", services: [{ number: "1", serviceKind: "通所型" }, { number: "2", serviceKind: "福祉用具" }] }, { number: "2", supportPoint: "見守り", services: [] }] },
      { number: "2", overallIssue: "交流が少ない", supportPlans: [{ services: [{ serviceKind: "サロン" }] }] },
    ]);
  });

  test("is the same when the sender repeats the text on every row", () => {
    const repeated = rows.map((row, index) => (index === 1 ? { ...row, overallIssue: "足腰が弱い", goal: "歩く", supportPoint: "運動" } : row));
    expect(toPreventiveTree(repeated)).toEqual(toPreventiveTree(rows));
  });

  test("is put in the order of the numbers, full-width ones too, and left as sent when they are words", () => {
    const wide = [rows[3]!, ...rows.slice(0, 3)].map((row) => ({ ...row, issueNumber: row.issueNumber === "1" ? "１" : "２" }));
    expect(toPreventiveTree(wide).map(({ overallIssue }) => overallIssue)).toEqual(["足腰が弱い", "交流が少ない"]);
    const words = [line({ issueNumber: "ろ", overallIssue: "乙" }), line({ issueNumber: "い", overallIssue: "甲" })];
    expect(toPreventiveTree(words).map(({ overallIssue }) => overallIssue)).toEqual(["乙", "甲"]);
  });
});
