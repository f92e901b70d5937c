import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PlanDocument } from "../document/plan-document.js";

/** A preventive plan; areas and programmes are shown as lists, its support lines hang on it. Items 24–39 and 43–54 are kept as sent. */
@Entity({ schema: "care_plans", name: "preventive_plan", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("PreventivePlan", { description: "A plan of preventive services and support. 介護予防サービス・支援計画書" })
export class PreventivePlan extends PlanDocument {
  @Item("date", "Day the plan was made or changed; with person and office the key of the plan. 計画作成（変更）日（4）")
  planDate!: string;

  @Item("code", "1 preventive care support 介護予防支援, 2 preventive care management 介護予防ケアマネジメント. 計画種類（5）")
  planKind!: string;

  @Item("code", "1 made by the office itself 自前, 2 entrusted 委託. 委託の有無（6）", { nullable: true })
  entrustment!: string | null;

  @Item("text", "The office's own number. 整理番号（7）", { nullable: true })
  referenceNumber!: string | null;

  @Item("text", "The person's name on the plan. 利用者名（8）")
  userName!: string;

  @Item("date", "Day of certification. 認定年月日（9）", { nullable: true })
  certificationDate!: string | null;

  @Item("date", "First day of the certification. 認定有効期間開始日（10）", { nullable: true })
  certificationStartDate!: string | null;

  @Item("date", "Last day of the certification. 認定有効期間終了日（11）", { nullable: true })
  certificationEndDate!: string | null;

  @Item("code", "11 initial 初回, 12 referral 紹介, 21 continuation 継続, 51 to 54 their combinations. 計画書区分（12）", { nullable: true })
  planCategory!: string | null;

  @Item("code", "1 application pending 申請中, 2 certified 認定済. 認定状況区分（13）", { nullable: true })
  certificationStatus!: string | null;

  @Item("code", "1 support level 1, 2 support level 2, 3 community support programme. 要支援状態区分（14）", { nullable: true })
  supportLevel!: string | null;

  @Item("text", "Member of the support centre in charge. 計画作成者氏名（地域包括支援センター担当者名）（15）", { nullable: true })
  centreStaffName!: string | null;

  @Item("text", "Care manager in charge. 計画作成者氏名（担当介護支援専門員名）（16）", { nullable: true })
  careManagerName!: string | null;

  @Item("text", "Name of the planning office. 計画作成者事業者・事業所名（17）", { nullable: true })
  planOfficeName!: string | null;

  @Item("text", "Address of the planning office. 計画作成者事業者・事業所住所（18）", { nullable: true })
  planOfficeAddress!: string | null;

  @Item("text", "Telephone number of the planning office. 計画作成者事業者・事業所電話番号（19）", { nullable: true })
  planOfficePhoneNumber!: string | null;

  @Item("date", "Day of the first plan. 初回作成日（20）", { nullable: true })
  initialPlanDate!: string | null;

  @Item("text", "Support centre responsible. 担当地域包括支援センター（21）", { nullable: true })
  responsibleCentre!: string | null;

  @Item("text", "Life aimed at, in a day. 目標とする生活（1日）（22）", { nullable: true })
  lifeGoalDay!: string | null;

  @Item("text", "Life aimed at, in a year. 目標とする生活（1年）（23）", { nullable: true })
  lifeGoalYear!: string | null;

  @Hidden("text", { nullable: true })
  mobilityCurrentStatus!: string | null;

  @Hidden("text", { nullable: true })
  mobilityIntentions!: string | null;

  @Hidden("code", { nullable: true })
  mobilityIssuePresent!: string | null;

  @Hidden("text", { nullable: true })
  mobilityIssueBackground!: string | null;

  @Hidden("text", { nullable: true })
  dailyLifeCurrentStatus!: string | null;

  @Hidden("text", { nullable: true })
  dailyLifeIntentions!: string | null;

  @Hidden("code", { nullable: true })
  dailyLifeIssuePresent!: string | null;

  @Hidden("text", { nullable: true })
  dailyLifeIssueBackground!: string | null;

  @Hidden("text", { nullable: true })
  socialCurrentStatus!: string | null;

  @Hidden("text", { nullable: true })
  socialIntentions!: string | null;

  @Hidden("code", { nullable: true })
  socialIssuePresent!: string | null;

  @Hidden("text", { nullable: true })
  socialIssueBackground!: string | null;

  @Hidden("text", { nullable: true })
  healthCurrentStatus!: string | null;

  @Hidden("text", { nullable: true })
  healthIntentions!: string | null;

  @Hidden("code", { nullable: true })
  healthIssuePresent!: string | null;

  @Hidden("text", { nullable: true })
  healthIssueBackground!: string | null;

  @Item("text", "What to heed about the person's health. 健康状態の留意点（40）", { nullable: true })
  healthCautions!: string | null;

  @Item("text", "Policy for giving fitting support. 妥当な支援の実施に向けた方針（41）", { nullable: true })
  appropriateSupportPolicy!: string | null;

  @Item("text", "Overall policy. 総合的な方針（42）", { nullable: true })
  overallPolicy!: string | null;

  @Hidden("integer", { nullable: true })
  checklistCountExercise!: number | null;

  @Hidden("integer", { nullable: true })
  checklistCountNutrition!: number | null;

  @Hidden("integer", { nullable: true })
  checklistCountOralCare!: number | null;

  @Hidden("integer", { nullable: true })
  checklistCountHomebound!: number | null;

  @Hidden("integer", { nullable: true })
  checklistCountMemory!: number | null;

  @Hidden("integer", { nullable: true })
  checklistCountDepression!: number | null;

  @Hidden("code", { nullable: true })
  programNeededExercise!: string | null;

  @Hidden("code", { nullable: true })
  programNeededNutrition!: string | null;

  @Hidden("code", { nullable: true })
  programNeededOralCare!: string | null;

  @Hidden("code", { nullable: true })
  programNeededHomebound!: string | null;

  @Hidden("code", { nullable: true })
  programNeededMemory!: string | null;

  @Hidden("code", { nullable: true })
  programNeededDepression!: string | null;

  @Item("text", "Opinion of the support centre. 地域包括支援センター意見（55）", { nullable: true })
  centreOpinion!: string | null;

  @Item("date", "Day of consent on the form. 同意日（56）", { nullable: true })
  consentDate!: string | null;

  @Item("text", "Who consented on the form. 同意者氏名（57）", { nullable: true })
  consenterName!: string | null;
}
