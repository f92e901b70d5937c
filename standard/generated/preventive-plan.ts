// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPYOBO 介護予防サービス・支援計画書 (Preventive service and support plan). One record per person and plan. */
export interface PreventivePlanRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 計画作成(変更)日. "YYYY-MM-DD". */
  readonly planDate: string;
  /** 5 計画種類. */
  readonly planKind: string;
  /** 6 委託の有無. */
  readonly entrustment: string | null;
  /** 7 整理番号. */
  readonly referenceNumber: string | null;
  /** 8 利用者名. */
  readonly userName: string;
  /** 9 認定年月日. "YYYY-MM-DD". */
  readonly certificationDate: string | null;
  /** 10 認定有効期間開始日. "YYYY-MM-DD". */
  readonly certificationStartDate: string | null;
  /** 11 認定有効期間終了日. "YYYY-MM-DD". */
  readonly certificationEndDate: string | null;
  /** 12 計画書区分. */
  readonly planCategory: string | null;
  /** 13 認定状況区分. */
  readonly certificationStatus: string | null;
  /** 14 要支援状態区分. */
  readonly supportLevel: string | null;
  /** 15 計画作成者氏名（地域包括支援センター担当者名）. */
  readonly centreStaffName: string | null;
  /** 16 計画作成者氏名（担当介護支援専門員名）. */
  readonly careManagerName: string | null;
  /** 17 計画作成者事業者・事業所名. */
  readonly planOfficeName: string | null;
  /** 18 計画作成者事業者・事業所住所. */
  readonly planOfficeAddress: string | null;
  /** 19 計画作成者事業者・事業所電話番号. */
  readonly planOfficePhoneNumber: string | null;
  /** 20 初回作成日. "YYYY-MM-DD". */
  readonly initialPlanDate: string | null;
  /** 21 担当地域包括支援センター. */
  readonly responsibleCentre: string | null;
  /** 22 目標とする生活(1日). */
  readonly lifeGoalDay: string | null;
  /** 23 目標とする生活(1年). */
  readonly lifeGoalYear: string | null;
  /** 24 【運動・移動】現在の状況. */
  readonly mobilityCurrentStatus: string | null;
  /** 25 【運動・移動】本人・家族の意欲・意向. */
  readonly mobilityIntentions: string | null;
  /** 26 【運動・移動】領域における課題の有無. */
  readonly mobilityIssuePresent: string | null;
  /** 27 【運動・移動】領域における課題（背景・原因）. */
  readonly mobilityIssueBackground: string | null;
  /** 28 【日常生活(家庭生活)】現在の状況. */
  readonly dailyLifeCurrentStatus: string | null;
  /** 29 【日常生活(家庭生活)】本人・家族の意欲・意向. */
  readonly dailyLifeIntentions: string | null;
  /** 30 【日常生活(家庭生活)】領域における課題の有無. */
  readonly dailyLifeIssuePresent: string | null;
  /** 31 【日常生活(家庭生活)】領域における課題（背景・原因）. */
  readonly dailyLifeIssueBackground: string | null;
  /** 32 【社会参加、対人関係・コミュニケーション】現在の状況. */
  readonly socialCurrentStatus: string | null;
  /** 33 【社会参加、対人関係・コミュニケーション】本人・家族の意欲・意向. */
  readonly socialIntentions: string | null;
  /** 34 【社会参加、対人関係・コミュニケーション】領域における課題の有無. */
  readonly socialIssuePresent: string | null;
  /** 35 【社会参加、対人関係・コミュニケーション】領域における課題（背景・原因）. */
  readonly socialIssueBackground: string | null;
  /** 36 【健康管理】現在の状況. */
  readonly healthCurrentStatus: string | null;
  /** 37 【健康管理】本人・家族の意欲・意向. */
  readonly healthIntentions: string | null;
  /** 38 【健康管理】領域における課題の有無. */
  readonly healthIssuePresent: string | null;
  /** 39 【健康管理】領域における課題（背景・原因）. */
  readonly healthIssueBackground: string | null;
  /** 40 健康状態の留意点. */
  readonly healthCautions: string | null;
  /** 41 妥当な支援の実施に向けた方針. */
  readonly appropriateSupportPolicy: string | null;
  /** 42 総合的な方針. */
  readonly overallPolicy: string | null;
  /** 43 基本チェックリストの該当数(運動不足). */
  readonly checklistCountExercise: number | null;
  /** 44 基本チェックリストの該当数(栄養改善). */
  readonly checklistCountNutrition: number | null;
  /** 45 基本チェックリストの該当数(口腔内ケア). */
  readonly checklistCountOralCare: number | null;
  /** 46 基本チェックリストの該当数(閉じこもり予防). */
  readonly checklistCountHomebound: number | null;
  /** 47 基本チェックリストの該当数(物忘れ予防). */
  readonly checklistCountMemory: number | null;
  /** 48 基本チェックリストの該当数(うつ予防). */
  readonly checklistCountDepression: number | null;
  /** 49 事業プログラムの要否(運動不足). */
  readonly programNeededExercise: string | null;
  /** 50 事業プログラムの要否(栄養改善). */
  readonly programNeededNutrition: string | null;
  /** 51 事業プログラムの要否(口腔内ケア). */
  readonly programNeededOralCare: string | null;
  /** 52 事業プログラムの要否(閉じこもり予防). */
  readonly programNeededHomebound: string | null;
  /** 53 事業プログラムの要否(物忘れ予防). */
  readonly programNeededMemory: string | null;
  /** 54 事業プログラムの要否(うつ予防). */
  readonly programNeededDepression: string | null;
  /** 55 地域包括支援センター意見. */
  readonly centreOpinion: string | null;
  /** 56 同意日. "YYYY-MM-DD". */
  readonly consentDate: string | null;
  /** 57 同意者氏名. */
  readonly consenterName: string | null;
}

export const preventivePlanLayout: Layout<PreventivePlanRecord> = {
  id: "UPYOBO",
  nameJa: "介護予防サービス・支援計画書",
  nameEn: "Preventive service and support plan",
  hasMonth: false,
  addedIn4: true,
  key: ["insurerNumber","insuredNumber","planDate"],
  parents: [],
  sortBy: [],
  directions: [
    {"from":"centre","to":"entrustedOffice"},
    {"from":"centre","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"centre"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required","needed":true},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required","needed":true},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required","needed":true},
    {"number":4,"name":"planDate","nameJa":"計画作成(変更)日","rule":"date","maxLength":8,"required":"required","needed":true},
    {"number":5,"name":"planKind","nameJa":"計画種類","rule":"code","maxLength":1,"required":"required","needed":true,"codeList":"planKind"},
    {"number":6,"name":"entrustment","nameJa":"委託の有無","rule":"code","maxLength":1,"required":"optional","needed":true,"codeList":"entrustment"},
    {"number":7,"name":"referenceNumber","nameJa":"整理番号","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":8,"name":"userName","nameJa":"利用者名","rule":"freeText","maxLength":null,"required":"required","needed":true},
    {"number":9,"name":"certificationDate","nameJa":"認定年月日","rule":"date","maxLength":8,"required":"optional"},
    {"number":10,"name":"certificationStartDate","nameJa":"認定有効期間開始日","rule":"date","maxLength":8,"required":"optional"},
    {"number":11,"name":"certificationEndDate","nameJa":"認定有効期間終了日","rule":"date","maxLength":8,"required":"optional"},
    {"number":12,"name":"planCategory","nameJa":"計画書区分","rule":"code","maxLength":2,"required":"optional","codeList":"planCategory"},
    {"number":13,"name":"certificationStatus","nameJa":"認定状況区分","rule":"code","maxLength":1,"required":"optional","codeList":"certificationStatus"},
    {"number":14,"name":"supportLevel","nameJa":"要支援状態区分","rule":"code","maxLength":1,"required":"optional","codeList":"supportLevel"},
    {"number":15,"name":"centreStaffName","nameJa":"計画作成者氏名（地域包括支援センター担当者名）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":16,"name":"careManagerName","nameJa":"計画作成者氏名（担当介護支援専門員名）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":17,"name":"planOfficeName","nameJa":"計画作成者事業者・事業所名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":18,"name":"planOfficeAddress","nameJa":"計画作成者事業者・事業所住所","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":19,"name":"planOfficePhoneNumber","nameJa":"計画作成者事業者・事業所電話番号","rule":"phone","maxLength":15,"required":"optional"},
    {"number":20,"name":"initialPlanDate","nameJa":"初回作成日","rule":"date","maxLength":8,"required":"optional"},
    {"number":21,"name":"responsibleCentre","nameJa":"担当地域包括支援センター","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":22,"name":"lifeGoalDay","nameJa":"目標とする生活(1日)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":23,"name":"lifeGoalYear","nameJa":"目標とする生活(1年)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":24,"name":"mobilityCurrentStatus","nameJa":"【運動・移動】現在の状況","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":25,"name":"mobilityIntentions","nameJa":"【運動・移動】本人・家族の意欲・意向","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":26,"name":"mobilityIssuePresent","nameJa":"【運動・移動】領域における課題の有無","rule":"code","maxLength":1,"required":"optional","codeList":"yesNo12"},
    {"number":27,"name":"mobilityIssueBackground","nameJa":"【運動・移動】領域における課題（背景・原因）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":28,"name":"dailyLifeCurrentStatus","nameJa":"【日常生活(家庭生活)】現在の状況","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":29,"name":"dailyLifeIntentions","nameJa":"【日常生活(家庭生活)】本人・家族の意欲・意向","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":30,"name":"dailyLifeIssuePresent","nameJa":"【日常生活(家庭生活)】領域における課題の有無","rule":"code","maxLength":1,"required":"optional","codeList":"yesNo12"},
    {"number":31,"name":"dailyLifeIssueBackground","nameJa":"【日常生活(家庭生活)】領域における課題（背景・原因）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":32,"name":"socialCurrentStatus","nameJa":"【社会参加、対人関係・コミュニケーション】現在の状況","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":33,"name":"socialIntentions","nameJa":"【社会参加、対人関係・コミュニケーション】本人・家族の意欲・意向","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":34,"name":"socialIssuePresent","nameJa":"【社会参加、対人関係・コミュニケーション】領域における課題の有無","rule":"code","maxLength":1,"required":"optional","codeList":"yesNo12"},
    {"number":35,"name":"socialIssueBackground","nameJa":"【社会参加、対人関係・コミュニケーション】領域における課題（背景・原因）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":36,"name":"healthCurrentStatus","nameJa":"【健康管理】現在の状況","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":37,"name":"healthIntentions","nameJa":"【健康管理】本人・家族の意欲・意向","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":38,"name":"healthIssuePresent","nameJa":"【健康管理】領域における課題の有無","rule":"code","maxLength":1,"required":"optional","codeList":"yesNo12"},
    {"number":39,"name":"healthIssueBackground","nameJa":"【健康管理】領域における課題（背景・原因）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":40,"name":"healthCautions","nameJa":"健康状態の留意点","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":41,"name":"appropriateSupportPolicy","nameJa":"妥当な支援の実施に向けた方針","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":42,"name":"overallPolicy","nameJa":"総合的な方針","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":43,"name":"checklistCountExercise","nameJa":"基本チェックリストの該当数(運動不足)","rule":"integer","maxLength":1,"required":"optional"},
    {"number":44,"name":"checklistCountNutrition","nameJa":"基本チェックリストの該当数(栄養改善)","rule":"integer","maxLength":1,"required":"optional"},
    {"number":45,"name":"checklistCountOralCare","nameJa":"基本チェックリストの該当数(口腔内ケア)","rule":"integer","maxLength":1,"required":"optional"},
    {"number":46,"name":"checklistCountHomebound","nameJa":"基本チェックリストの該当数(閉じこもり予防)","rule":"integer","maxLength":1,"required":"optional"},
    {"number":47,"name":"checklistCountMemory","nameJa":"基本チェックリストの該当数(物忘れ予防)","rule":"integer","maxLength":1,"required":"optional"},
    {"number":48,"name":"checklistCountDepression","nameJa":"基本チェックリストの該当数(うつ予防)","rule":"integer","maxLength":1,"required":"optional"},
    {"number":49,"name":"programNeededExercise","nameJa":"事業プログラムの要否(運動不足)","rule":"code","maxLength":1,"required":"optional","codeList":"needed12"},
    {"number":50,"name":"programNeededNutrition","nameJa":"事業プログラムの要否(栄養改善)","rule":"code","maxLength":1,"required":"optional","codeList":"needed12"},
    {"number":51,"name":"programNeededOralCare","nameJa":"事業プログラムの要否(口腔内ケア)","rule":"code","maxLength":1,"required":"optional","codeList":"needed12"},
    {"number":52,"name":"programNeededHomebound","nameJa":"事業プログラムの要否(閉じこもり予防)","rule":"code","maxLength":1,"required":"optional","codeList":"needed12"},
    {"number":53,"name":"programNeededMemory","nameJa":"事業プログラムの要否(物忘れ予防)","rule":"code","maxLength":1,"required":"optional","codeList":"needed12"},
    {"number":54,"name":"programNeededDepression","nameJa":"事業プログラムの要否(うつ予防)","rule":"code","maxLength":1,"required":"optional","codeList":"needed12"},
    {"number":55,"name":"centreOpinion","nameJa":"地域包括支援センター意見","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":56,"name":"consentDate","nameJa":"同意日","rule":"date","maxLength":8,"required":"optional"},
    {"number":57,"name":"consenterName","nameJa":"同意者氏名","rule":"freeText","maxLength":null,"required":"optional"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    planDate: c[3] as string,
    planKind: c[4] as string,
    entrustment: c[5] as string | null,
    referenceNumber: c[6] as string | null,
    userName: c[7] as string,
    certificationDate: c[8] as string | null,
    certificationStartDate: c[9] as string | null,
    certificationEndDate: c[10] as string | null,
    planCategory: c[11] as string | null,
    certificationStatus: c[12] as string | null,
    supportLevel: c[13] as string | null,
    centreStaffName: c[14] as string | null,
    careManagerName: c[15] as string | null,
    planOfficeName: c[16] as string | null,
    planOfficeAddress: c[17] as string | null,
    planOfficePhoneNumber: c[18] as string | null,
    initialPlanDate: c[19] as string | null,
    responsibleCentre: c[20] as string | null,
    lifeGoalDay: c[21] as string | null,
    lifeGoalYear: c[22] as string | null,
    mobilityCurrentStatus: c[23] as string | null,
    mobilityIntentions: c[24] as string | null,
    mobilityIssuePresent: c[25] as string | null,
    mobilityIssueBackground: c[26] as string | null,
    dailyLifeCurrentStatus: c[27] as string | null,
    dailyLifeIntentions: c[28] as string | null,
    dailyLifeIssuePresent: c[29] as string | null,
    dailyLifeIssueBackground: c[30] as string | null,
    socialCurrentStatus: c[31] as string | null,
    socialIntentions: c[32] as string | null,
    socialIssuePresent: c[33] as string | null,
    socialIssueBackground: c[34] as string | null,
    healthCurrentStatus: c[35] as string | null,
    healthIntentions: c[36] as string | null,
    healthIssuePresent: c[37] as string | null,
    healthIssueBackground: c[38] as string | null,
    healthCautions: c[39] as string | null,
    appropriateSupportPolicy: c[40] as string | null,
    overallPolicy: c[41] as string | null,
    checklistCountExercise: c[42] as number | null,
    checklistCountNutrition: c[43] as number | null,
    checklistCountOralCare: c[44] as number | null,
    checklistCountHomebound: c[45] as number | null,
    checklistCountMemory: c[46] as number | null,
    checklistCountDepression: c[47] as number | null,
    programNeededExercise: c[48] as string | null,
    programNeededNutrition: c[49] as string | null,
    programNeededOralCare: c[50] as string | null,
    programNeededHomebound: c[51] as string | null,
    programNeededMemory: c[52] as string | null,
    programNeededDepression: c[53] as string | null,
    centreOpinion: c[54] as string | null,
    consentDate: c[55] as string | null,
    consenterName: c[56] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.planDate,
    r.planKind,
    r.entrustment,
    r.referenceNumber,
    r.userName,
    r.certificationDate,
    r.certificationStartDate,
    r.certificationEndDate,
    r.planCategory,
    r.certificationStatus,
    r.supportLevel,
    r.centreStaffName,
    r.careManagerName,
    r.planOfficeName,
    r.planOfficeAddress,
    r.planOfficePhoneNumber,
    r.initialPlanDate,
    r.responsibleCentre,
    r.lifeGoalDay,
    r.lifeGoalYear,
    r.mobilityCurrentStatus,
    r.mobilityIntentions,
    r.mobilityIssuePresent,
    r.mobilityIssueBackground,
    r.dailyLifeCurrentStatus,
    r.dailyLifeIntentions,
    r.dailyLifeIssuePresent,
    r.dailyLifeIssueBackground,
    r.socialCurrentStatus,
    r.socialIntentions,
    r.socialIssuePresent,
    r.socialIssueBackground,
    r.healthCurrentStatus,
    r.healthIntentions,
    r.healthIssuePresent,
    r.healthIssueBackground,
    r.healthCautions,
    r.appropriateSupportPolicy,
    r.overallPolicy,
    r.checklistCountExercise,
    r.checklistCountNutrition,
    r.checklistCountOralCare,
    r.checklistCountHomebound,
    r.checklistCountMemory,
    r.checklistCountDepression,
    r.programNeededExercise,
    r.programNeededNutrition,
    r.programNeededOralCare,
    r.programNeededHomebound,
    r.programNeededMemory,
    r.programNeededDepression,
    r.centreOpinion,
    r.consentDate,
    r.consenterName,
  ],
};
