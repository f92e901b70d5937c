import type { CarePlan2Record, CarePlan3Record } from "../../../standard/index.js";
import { sampleRecord } from "../../support/standard-samples.js";

/** Table 2 like the official worked example: two needs, five rows, repeated text left empty. */
export const exampleLines = (changes: Partial<CarePlan2Record> = {}): CarePlan2Record[] =>
  [
    { needNumber: 1, needText: "自宅で安全に入浴したい", goalNumber: 1, longTermGoal: "入浴の習慣を保つ", longTermPeriod: "R7.4.1～R7.9.30", shortTermGoal: "週2回入浴する", shortTermPeriod: "R7.4.1～R7.6.30", supportNumber: 1, serviceContent: "入浴の介助", insuranceCoverage: "Y", serviceKind: "訪問介護", serviceOfficeNumber: "1370100016", serviceOfficeName: "みほん訪問介護", frequency: "週2回", servicePeriod: "R7.4.1～R7.9.30" },
    { needNumber: 1, goalNumber: 1, supportNumber: 2, serviceContent: "浴室の準備", serviceKind: "家族", serviceOfficeName: "長女", frequency: "週2回" },
    { needNumber: 1, goalNumber: 1, supportNumber: 3, shortTermGoal: "浴槽をまたげる", serviceContent: "手すりの貸与", insuranceCoverage: "Y", serviceKind: "福祉用具貸与" },
    { needNumber: 1, goalNumber: 2, supportNumber: 1, longTermGoal: "一人で着替える", shortTermGoal: "上着を着る", serviceContent: "更衣の見守り" },
    { needNumber: 2, goalNumber: 1, supportNumber: 1, needText: "外出したい", longTermGoal: "散歩を楽しむ", shortTermGoal: "玄関まで歩く", serviceContent: "歩行訓練", insuranceCoverage: "Y", serviceKind: "通所介護" },
  ].map((line) => sampleRecord("UP2KYO", { ...line, ...changes }));

/** Table 3 like the official worked example, one kind per row, not in the order of the week. */
export const exampleWeek = (): CarePlan3Record[] =>
  [
    { serviceContent: "通所介護", weekday: "4", serviceStartTime: "09:30", serviceEndTime: "16:00" },
    { serviceContent: "訪問介護", weekday: "1", serviceStartTime: "10:00", serviceEndTime: "11:00" },
    { dailyActivity: "昼食", activityStartTime: "12:00", activityEndTime: "12:00" },
    { dailyActivity: "起床", activityStartTime: "06:30", activityEndTime: "06:30" },
    { nonWeeklyService: "福祉用具貸与" },
    { nonWeeklyService: "月1回の受診" },
  ].map((item) => sampleRecord("UP3KYO", item));

/** A whole plan set; changes are made to table 1. */
export const planFiles = (changes: Partial<ReturnType<typeof planHeader>> = {}) => {
  const header = planHeader(changes);
  const { carePlanDate } = header;
  return { UP1KYO: [header], UP2KYO: exampleLines({ carePlanDate }), UP3KYO: exampleWeek().map((item) => ({ ...item, carePlanDate })) };
};

export const planHeader = (changes: Parameters<typeof sampleRecord<"UP1KYO">>[1] = {}) =>
  sampleRecord("UP1KYO", { careLevel: "22", planCategory: "11", overallSupportPolicy: "安心して暮らせるよう支える。\r\n家族の負担を減らす。", intentionsAndAssessmentResult: "家で暮らしたい", ...changes });
