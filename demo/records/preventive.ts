import type { PreventiveBasicInfoHistoryRecord, PreventiveBasicInfoRecord, PreventiveBasicInfoScheduleRecord, PreventivePlanDetailRecord, PreventivePlanRecord } from "../../standard/index.js";
import { toCareLevelCode } from "../../standard/index.js";
import { addDays, addMonths, monthOf, toEraMonth } from "../calendar.js";
import type { CardPeriod, District, Person } from "../model.js";
import { officeAt } from "../people/make-person.js";
import { needOf } from "../text/needs.js";
import { DAY_SCHEDULE, PREVENTIVE_STORIES } from "../text/preventive.js";
import type { PreventiveStory } from "../text/preventive.js";
import { recordHead } from "./common.js";
import { frequencyOf, SERVICE_NAMES } from "./service-text.js";

const NO_EMERGENCY = {
  emergency2Name: null, emergency2Relationship: null, emergency2Address: null, emergency2Phone: null,
  emergency3Name: null, emergency3Relationship: null, emergency3Address: null, emergency3Phone: null,
  emergency4Name: null, emergency4Relationship: null, emergency4Address: null, emergency4Phone: null,
} as const;

function storyOf(person: Person): PreventiveStory {
  return PREVENTIVE_STORIES[person.ordinal % PREVENTIVE_STORIES.length] as PreventiveStory;
}

/** 1 介護予防支援 (with insured services), 2 介護予防ケアマネジメント (総合事業 only). */
function planKindOf(person: Person): string {
  return person.uses.some(({ serviceType }) => !serviceType.startsWith("A")) ? "1" : "2";
}

export function consultationDateOf(person: Person): string {
  return addDays(person.firstPlanDate, -7);
}

/** 利用者基本情報. */
export function toBasicInfo(person: Person, card: CardPeriod): PreventiveBasicInfoRecord {
  const story = storyOf(person);
  const certified = card.careLevel !== "06";
  const child = person.ordinal % 2 === 0 ? "長女" : "長男";
  return {
    ...recordHead(person), ...NO_EMERGENCY,
    consultationDate: consultationDateOf(person), planKind: planKindOf(person), entrustment: person.traits.entrusted ? "2" : "1",
    staffName: person.planner.displayName, consultationMethod: "01", consultationMethodOther: null, consultationOccurrence: "01",
    previousConsultationDate: null, currentSituation: "01", currentSituationNote: null,
    userNameKana: person.nameKana, userName: person.name, gender: person.sex, birthDate: person.birthDate,
    address: `${person.address1}${person.address2 ?? ""}`, phoneNumber: person.phoneNumber, faxNumber: null,
    elderlyDisabilityIndependence: certified ? "11" : "01", dementiaIndependence: person.ordinal % 4 === 0 ? "02" : "01",
    careLevel: toCareLevelCode(card.careLevel, "general", "basicInformation"),
    certificationStartDate: certified ? card.validFrom : null, certificationEndDate: certified ? card.validTo : null, previousCareLevel: null,
    checklistResult: certified ? null : "1", checklistDate: certified ? null : consultationDateOf(person),
    physicalDisability: "0", intellectualDisability: "0", mentalDisability: "0", intractableDisease: "0", disabilityRemarks: null,
    housingType: person.address2 ? "08" : "05", roomFloor: person.address2 ? 2 : 1, homeModification: person.ordinal % 3 === 0 ? "1" : "2",
    nationalPension: "1", employeePension: person.sex === "1" ? "1" : "0", disabilityPension: "0",
    publicAssistance: person.traits.publicAssistanceOnly ? "1" : "0", financialDetails: null,
    visitorName: null, visitorAddress: null, visitorPhoneNumber: null, visitorRelationship: null,
    emergency1Name: `${person.name.split("　")[0]}　（${child}）`, emergency1Relationship: child, emergency1Address: "隣の市", emergency1Phone: "000-000-0000",
    familyImageFileName: null,
    familySituation: person.livesAlone ? `一人暮らし。${child}が月に2回訪ねる。` : "配偶者と二人暮らし。",
    lifeHistory: story.lifeHistory, dailyLifeOverview: "日中は自宅で過ごし、天気の良い日は近所を歩く。", hobbies: story.hobbies,
    socialRelations: story.socialRelations, publicServicesInUse: person.uses.map(({ support }) => SERVICE_NAMES[support]).join("、"),
    informalServicesInUse: "配食、ごみ出しの手伝い", consentDate: consultationDateOf(person), consenterName: person.name,
  };
}

/** 別表1 タイムスケジュール. */
export function toDaySchedule(person: Person): PreventiveBasicInfoScheduleRecord[] {
  return DAY_SCHEDULE.map(([timeOfDay, userActivity, family]) => ({
    ...recordHead(person), consultationDate: consultationDateOf(person), timeOfDay, userActivity, caregiverActivity: family || null,
  }));
}

/** 別表2 現病歴・既往歴. */
export function toIllnessHistory(person: Person, district: District): PreventiveBasicInfoHistoryRecord[] {
  const clinic = person.doctor ?? officeAt(district, "CLINIC");
  const [diseaseName, treatmentDetails] = storyOf(person).illness;
  const row = { ...recordHead(person), consultationDate: consultationDateOf(person), medicalInstitutionAndDoctor: `${clinic.name}　${clinic.staff[0]?.displayName ?? ""}`, medicalPhoneNumber: clinic.phoneNumber };
  return [
    { ...row, onsetDateText: "平成30年頃", diseaseName, doctorFlag: "1", courseStatus: "01", treatmentDetails },
    { ...row, onsetDateText: "平成20年頃", diseaseName: "白内障（手術後）", doctorFlag: "2", courseStatus: "02", treatmentDetails: null },
  ];
}

/** 介護予防サービス・支援計画書. */
export function toPreventivePlan(person: Person, district: District, card: CardPeriod, planDate: string): PreventivePlanRecord {
  const story = storyOf(person);
  const certified = card.careLevel !== "06";
  const centre = officeAt(district, "CENTRE");
  const area = (name: "mobility" | "dailyLife" | "social" | "health", present: boolean) => {
    const [status, intention, background] = story[name];
    return { [`${name}CurrentStatus`]: status, [`${name}Intentions`]: intention, [`${name}IssuePresent`]: present ? "1" : "2", [`${name}IssueBackground`]: background };
  };
  const areas = { ...area("mobility", true), ...area("dailyLife", true), ...area("social", person.ordinal % 2 === 0), ...area("health", true) } as AreaItems;
  return {
    ...recordHead(person), ...areas,
    planDate, planKind: planKindOf(person), entrustment: person.traits.entrusted ? "2" : "1", referenceNumber: null, userName: person.name,
    certificationDate: certified ? card.certifiedOn : null, certificationStartDate: certified ? card.validFrom : null, certificationEndDate: certified ? card.validTo : null,
    planCategory: planDate === person.firstPlanDate ? "11" : "21", certificationStatus: certified ? "2" : null,
    supportLevel: toCareLevelCode(card.careLevel, "general", "preventivePlan"),
    centreStaffName: centre.staff[0]?.displayName ?? null, careManagerName: person.planner.displayName,
    planOfficeName: person.planOffice.name, planOfficeAddress: person.planOffice.address, planOfficePhoneNumber: person.planOffice.phoneNumber,
    initialPlanDate: person.firstPlanDate, responsibleCentre: centre.name, lifeGoalDay: story.lifeGoalDay, lifeGoalYear: story.lifeGoalYear,
    healthCautions: "血圧の高い日は運動を控える。", appropriateSupportPolicy: "できることを続けながら、外出の機会を増やす。",
    overallPolicy: "本人の望む暮らしに向けて、家族・地域と協力して支援する。",
    checklistCountExercise: 3, checklistCountNutrition: 0, checklistCountOralCare: person.ordinal % 3, checklistCountHomebound: 1, checklistCountMemory: person.ordinal % 2, checklistCountDepression: 0,
    programNeededExercise: "1", programNeededNutrition: "2", programNeededOralCare: person.ordinal % 3 === 2 ? "1" : "2", programNeededHomebound: "2", programNeededMemory: "2", programNeededDepression: "2",
    centreOpinion: person.traits.entrusted ? "計画の内容は妥当である。" : null, consentDate: planDate, consenterName: person.name,
  };
}

type AreaItems = Pick<PreventivePlanRecord, {
  [K in keyof PreventivePlanRecord]: K extends `${"mobility" | "dailyLife" | "social" | "health"}${"CurrentStatus" | "Intentions" | "IssuePresent" | "IssueBackground"}` ? K : never
}[keyof PreventivePlanRecord]>;

/** 支援計画: one issue per need, one row per used service; repeated text is left empty. */
export function toPreventivePlanRows(person: Person, district: District, planDate: string): PreventivePlanDetailRecord[] {
  const month = monthOf(planDate);
  return [...new Set(person.uses.map(({ need }) => need))].flatMap((id, issue) => {
    const need = needOf(id);
    return person.uses.filter((use) => use.need === id).map((use, index): PreventivePlanDetailRecord => {
      const first = index === 0;
      return {
        ...recordHead(person), planDate, issueNumber: String(issue + 1),
        overallIssue: first ? need.text : null, goalAndMeasureProposal: first ? need.longTermGoal : null,
        userFamilyIntentions: first ? "本人：やってみたい。家族：無理なく続けてほしい。" : null, goal: first ? need.shortTermGoals[0] : null,
        supportPlanNumber: "1", supportPoint: first ? "できる動作は見守り、自信につなげる。" : null,
        selfCareAndInformalSupport: first ? `${need.informal[1]}：${need.informal[0]}` : null,
        insuredOrProgramService: first ? (need.services[use.support] ?? null) : null,
        serviceNumber: String(index + 1), serviceKind: `${SERVICE_NAMES[use.support]}（${frequencyOf(use)}）`,
        serviceOffice: officeAt(district, use.slot).name, servicePeriod: `${toEraMonth(month)}～${toEraMonth(addMonths(month, 5))}`,
      };
    });
  });
}
