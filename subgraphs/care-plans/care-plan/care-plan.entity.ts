import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { PlanDocument } from "../document/plan-document.js";

/** Table 1 of a care plan; tables 2 and 3 hang on it. */
@Entity({ schema: "care_plans", name: "care_plan", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("CarePlan", { description: "A home care plan, tables 1 to 3. 居宅サービス計画書" })
export class CarePlan extends PlanDocument {
  @Item("date", "Day the plan was made or changed; with person and office the key of the plan. 居宅サービス計画作成（変更）日（第1表 14）")
  carePlanDate!: string;

  @Item("date", "Day of the document. 作成年月日（第1表 4）")
  documentDate!: string;

  @Item("date", "Day of the first plan. 初回居宅サービス計画作成日（第1表 15）")
  initialPlanDate!: string;

  @Item("text", "The person's postal code on the plan. 利用者郵便番号（第1表 5）", { nullable: true })
  postalCode!: string | null;

  @Item("text", "The person's address on the plan, first line. 利用者住所１（第1表 6）", { nullable: true })
  address1!: string | null;

  @Item("text", "The person's address on the plan, second line. 利用者住所２（第1表 7）", { nullable: true })
  address2!: string | null;

  @Item("text", "Name of the care manager who made the plan. 居宅サービス計画作成者氏名（第1表 8）")
  plannerName!: string;

  @Item("text", "Name of the planning office. 介護支援事業者名（第1表 9）")
  planOfficeName!: string;

  @Item("text", "Postal code of the planning office. 介護支援事業者郵便番号（第1表 10）", { nullable: true })
  planOfficePostalCode!: string | null;

  @Item("text", "Address of the planning office, first line. 介護支援事業者住所１（第1表 11）", { nullable: true })
  planOfficeAddress1!: string | null;

  @Item("text", "Address of the planning office, second line. 介護支援事業者住所２（第1表 12）", { nullable: true })
  planOfficeAddress2!: string | null;

  @Item("officeNumber", "Number of the planning office. 介護支援事業者コード（第1表 13）")
  planOfficeNumber!: string;

  @Item("code", "11 initial 初回, 12 referral 紹介, 21 continuation 継続, 51 to 54 their combinations. 計画書区分（第1表 16）", { nullable: true })
  planCategory!: string | null;

  @Item("code", "1 application pending 申請中, 2 certified 認定済. 認定状況区分（第1表 17）", { nullable: true })
  certificationStatus!: string | null;

  @Item("date", "Day of certification. 認定日（第1表 18）", { nullable: true })
  certificationDate!: string | null;

  @Item("date", "First day of the certification. 認定有効期間開始日（第1表 19）", { nullable: true })
  certificationStartDate!: string | null;

  @Item("date", "Last day of the certification. 認定有効期間終了日（第1表 20）", { nullable: true })
  certificationEndDate!: string | null;

  @Item("code", "06 programme-eligible, 12 and 13 support level 1 and 2, 21 to 25 care level 1 to 5. 要介護状態区分（第1表 21）", { nullable: true })
  careLevel!: string | null;

  @Item("text", "What the person and family want, and what the assessment found. 利用者及び家族の生活に対する意向を踏まえた課題分析の結果（第1表 22）", { nullable: true })
  intentionsAndAssessmentResult!: string | null;

  @Item("text", "Opinion of the review board and services it designates. 介護認定審査会の意見及びサービスの種類の指定（第1表 23）", { nullable: true })
  reviewBoardOpinion!: string | null;

  @Item("text", "Overall policy of support. 総合的な援助の方針（第1表 24）", { nullable: true })
  overallSupportPolicy!: string | null;

  @Item("code", "Why housework-centred home help is claimed: 1 lives alone, 2 family has disability or illness, 3 other. 生活援助中心型の算定理由（第1表 25）", { nullable: true })
  livingSupportReason!: string | null;

  @Item("text", "The other reason. その他理由（第1表 26）", { nullable: true })
  livingSupportOtherReason!: string | null;

  @Item("text", "Office that updated the plan. 更新業者コード（第1表 27）", { nullable: true })
  updatedByOfficeNumber!: string | null;
}
