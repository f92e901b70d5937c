import type { CarePlan1Record, CarePlan2Record, CarePlan3Record } from "../../standard/index.js";
import { addMonths, monthOf, toEraMonth } from "../calendar.js";
import { equipmentOf } from "../masters/equipment.js";
import type { CardPeriod, District, Person, ServiceUse } from "../model.js";
import { officeAt } from "../people/make-person.js";
import { needOf } from "../text/needs.js";
import type { NeedId } from "../text/needs.js";
import { recordHead } from "./common.js";
import { frequencyOf, SERVICE_NAMES } from "./service-text.js";

/** 第1表 of one plan. */
export function toTable1(person: Person, card: CardPeriod, planDate: string): CarePlan1Record {
  const office = person.planOffice;
  const housework = person.uses.some(({ support }) => support === "HOUSEWORK");
  const needs = [...new Set(person.uses.map(({ need }) => need))].map(needOf);
  return {
    ...recordHead(person),
    documentDate: planDate,
    postalCode: person.postalCode,
    address1: person.address1,
    address2: person.address2,
    plannerName: person.planner.displayName,
    planOfficeName: office.name,
    planOfficePostalCode: office.postalCode,
    planOfficeAddress1: office.address,
    planOfficeAddress2: null,
    planOfficeNumber: office.officeNumber,
    carePlanDate: planDate,
    initialPlanDate: person.firstPlanDate,
    planCategory: planDate === person.firstPlanDate ? "11" : "21",
    certificationStatus: "2",
    certificationDate: card.certifiedOn,
    certificationStartDate: card.validFrom,
    certificationEndDate: card.validTo,
    careLevel: card.careLevel,
    intentionsAndAssessmentResult: `本人：${needs[0]?.text ?? ""}\r\n家族：${person.livesAlone ? "離れて暮らしているが、週末はできるだけ訪ねたい。" : "無理のない範囲で家での暮らしを支えたい。"}`,
    reviewBoardOpinion: card.careLevel >= "24" ? "状態の変化に注意し、医療との連携を図ること。" : "特になし",
    overallSupportPolicy: `${needs.map(({ longTermGoal }) => longTermGoal).join("\r\n")}\r\n緊急時は家族と主治医に連絡する。`,
    livingSupportReason: housework ? (person.livesAlone ? "1" : "2") : null,
    livingSupportOtherReason: null,
    updatedByOfficeNumber: office.officeNumber,
    reservedIdentifier: null,
  };
}

/** 第2表: needs → goals → supports; repeated text is left empty as on the printed form. */
export function toTable2(person: Person, district: District, card: CardPeriod, planDate: string): CarePlan2Record[] {
  const needs = [...new Set(person.uses.map(({ need }) => need))];
  return needs.flatMap((id, index) => needRows(person, district, card, planDate, id, index + 1));
}

function needRows(person: Person, district: District, card: CardPeriod, planDate: string, id: NeedId, needNumber: number): CarePlan2Record[] {
  const need = needOf(id);
  const month = monthOf(planDate);
  const period = (months: number): string => `${toEraMonth(month)}～${toEraMonth(addMonths(month, months - 1))}`;
  const row = (goalNumber: number, supportNumber: number, part: Partial<CarePlan2Record>): CarePlan2Record => ({
    ...recordHead(person),
    documentDate: planDate, carePlanDate: planDate, needNumber, goalNumber, supportNumber,
    needText: null, longTermGoal: null, shortTermGoal: null, longTermPeriod: null, shortTermPeriod: null,
    serviceContent: null, insuranceCoverage: null, serviceKind: null, serviceOfficeNumber: null, serviceOfficeName: null,
    frequency: null, servicePeriod: period(6),
    updatedByOfficeNumber: person.planOffice.officeNumber, reservedIdentifier: null,
    ...part,
  });
  const services = person.uses.filter((use) => use.need === id).map((use, index) => {
    const office = officeAt(district, use.slot);
    return row(1, index + 1, {
      serviceContent: need.services[use.support] ?? null,
      insuranceCoverage: "Y",
      serviceKind: SERVICE_NAMES[use.support],
      serviceOfficeNumber: office.officeNumber,
      serviceOfficeName: office.name,
      frequency: frequencyOf(use),
    });
  });
  const [content, kind, frequency] = need.informal;
  const informal = row(2, 1, {
    shortTermGoal: need.shortTermGoals[1], shortTermPeriod: period(6),
    serviceContent: content, insuranceCoverage: "N", serviceKind: kind, frequency,
  });
  const [first, ...rest] = services;
  if (!first) return [];
  const head = {
    ...first, needText: need.text, longTermGoal: need.longTermGoal, longTermPeriod: `${toEraMonth(month)}～${toEraMonth(monthOf(card.validTo))}`,
    shortTermGoal: need.shortTermGoals[0], shortTermPeriod: period(6),
  };
  return [head, ...rest, informal];
}

const ACTIVITIES: readonly (readonly [text: string, start: string, end: string])[] = [
  ["起床", "06:30", "06:30"], ["朝食・服薬", "07:30", "08:00"], ["昼食", "12:00", "12:40"],
  ["夕食・服薬", "18:00", "18:40"], ["入浴または清拭", "19:30", "20:00"], ["就寝", "21:30", "21:30"],
];

/** 第3表: weekly services by weekday, daily activities, services outside the week; one kind per record. */
export function toTable3(person: Person, district: District, planDate: string): CarePlan3Record[] {
  const row = (part: Partial<CarePlan3Record>): CarePlan3Record => ({
    ...recordHead(person), documentDate: planDate, carePlanDate: planDate, serviceContent: null, weekday: null, serviceStartTime: null,
    serviceEndTime: null, dailyActivity: null, activityStartTime: null, activityEndTime: null, nonWeeklyService: null, ...part,
  });
  const weekly = person.uses.flatMap((use) => use.weekly.map((time) => row({
    serviceContent: `${SERVICE_NAMES[use.support]}（${officeAt(district, use.slot).name}）`,
    weekday: String(time.weekday), serviceStartTime: time.start, serviceEndTime: time.end,
  })));
  const activities = ACTIVITIES.map(([dailyActivity, activityStartTime, activityEndTime]) => row({ dailyActivity, activityStartTime, activityEndTime }));
  const others = person.uses.filter(({ weekly: times }) => times.length === 0).map((use) => row({ nonWeeklyService: nonWeeklyText(use, district) }));
  return [...weekly.sort((a, b) => Number(a.weekday) - Number(b.weekday)), ...activities, ...others];
}

function nonWeeklyText(use: ServiceUse, district: District): string {
  const items = use.equipment.map((id) => equipmentOf(id).name).join("、");
  return `${SERVICE_NAMES[use.support]}（${officeAt(district, use.slot).name}）${items || frequencyOf(use)}`;
}
