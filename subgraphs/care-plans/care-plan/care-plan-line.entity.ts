import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { DocumentPart } from "../document/document-part.js";

/** A row of table 2 as it was sent. */
@Entity({ schema: "care_plans", name: "care_plan_line", synchronize: false })
@ObjectType("CarePlanLine", { description: "A row of table 2 as it was sent; empty text means the same as above. 第2表の行" })
export class CarePlanLine extends DocumentPart {
  @Item("date", "Day of the document. 居宅計画書作成年月日（第2表 4）", { nullable: true })
  documentDate!: string | null;

  @Item("integer", "Number of the need. 課題ＮＯ（第2表 6）", { nullable: true })
  needNumber!: number | null;

  @Item("text", "The need. 課題（第2表 7）", { nullable: true })
  needText!: string | null;

  @Item("integer", "Number of the goal under the need. 援助目標ＮＯ（第2表 8）", { nullable: true })
  goalNumber!: number | null;

  @Item("text", "Long-term goal. 長期目標（第2表 9）", { nullable: true })
  longTermGoal!: string | null;

  @Item("text", "Short-term goal. 短期目標（第2表 10）", { nullable: true })
  shortTermGoal!: string | null;

  @Item("text", "Period of the long-term goal, free text. 長期期間（第2表 11）", { nullable: true })
  longTermPeriod!: string | null;

  @Item("text", "Period of the short-term goal, free text. 短期期間（第2表 12）", { nullable: true })
  shortTermPeriod!: string | null;

  @Item("integer", "Number of the support under the goal. 援助内容ＮＯ（第2表 13）", { nullable: true })
  supportNumber!: number | null;

  @Item("text", "What is done. サービス内容（第2表 14）", { nullable: true })
  serviceContent!: string | null;

  @Item("code", "Y covered by care insurance, N or absent not. 保険対象区分（第2表 15）", { nullable: true })
  insuranceCoverage!: string | null;

  @Item("text", "Kind of service, free text; also help by family and others. サービス種別（第2表 16）", { nullable: true })
  serviceKind!: string | null;

  @Item("text", "Number of the office that gives it. サービス事業者コード（第2表 17）", { nullable: true })
  serviceOfficeNumber!: string | null;

  @Item("text", "Name of who gives it. サービス事業所名（第2表 18）", { nullable: true })
  serviceOfficeName!: string | null;

  @Item("text", "How often. 頻度（第2表 19）", { nullable: true })
  frequency!: string | null;

  @Item("text", "Period of the service, free text. 実施期間（第2表 20）", { nullable: true })
  servicePeriod!: string | null;

  @Item("text", "Office that updated the row. 更新業者コード（第2表 21）", { nullable: true })
  updatedByOfficeNumber!: string | null;
}
