import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { DocumentPart } from "../document/document-part.js";

/** A row of the support plan as it was sent. */
@Entity({ schema: "care_plans", name: "preventive_plan_line", synchronize: false })
@ObjectType("PreventivePlanLine", { description: "A row of the support plan as it was sent; empty text means the same as above. 支援計画の行" })
export class PreventivePlanLine extends DocumentPart {
  @Item("text", "Number of the issue. 課題ＮＯ（別表 5）", { nullable: true })
  issueNumber!: string | null;

  @Item("text", "The issue. 総合的課題（別表 6）", { nullable: true })
  overallIssue!: string | null;

  @Item("text", "Proposed goal and measures. 課題に対する目標と具体策の提案（別表 7）", { nullable: true })
  goalAndMeasureProposal!: string | null;

  @Item("text", "What the person and family think of the measures. 具体策についての意向 本人・家族（別表 8）", { nullable: true })
  userFamilyIntentions!: string | null;

  @Item("text", "The goal. 目標（別表 9）", { nullable: true })
  goal!: string | null;

  @Item("text", "Number of the support plan. 支援計画ＮＯ（別表 10）", { nullable: true })
  supportPlanNumber!: string | null;

  @Item("text", "Point of the support. 目標についての支援のポイント（別表 11）", { nullable: true })
  supportPoint!: string | null;

  @Item("text", "Self-care, family and informal support. 本人等のセルフケアや家族の支援、インフォーマルサービス（別表 12）", { nullable: true })
  selfCareAndInformalSupport!: string | null;

  @Item("text", "Insured service or community programme. 介護保険サービス又は地域支援事業（別表 13）", { nullable: true })
  insuredOrProgramService!: string | null;

  @Item("text", "Number of the service. 利用サービスＮＯ（別表 14）", { nullable: true })
  serviceNumber!: string | null;

  @Item("text", "Kind of service. サービス種別（別表 15）", { nullable: true })
  serviceKind!: string | null;

  @Item("text", "Who gives it. 事業所（利用先）（別表 16）", { nullable: true })
  serviceOffice!: string | null;

  @Item("text", "Period, free text. 期間（別表 17）", { nullable: true })
  servicePeriod!: string | null;
}
