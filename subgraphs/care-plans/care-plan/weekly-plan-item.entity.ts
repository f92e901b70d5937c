import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { DocumentPart } from "../document/document-part.js";

/** A row of table 3 as it was sent: a weekly service, a daily activity or a service outside the week. */
@Entity({ schema: "care_plans", name: "weekly_plan_item", synchronize: false })
@ObjectType("WeeklyPlanItem", { description: "A row of table 3 as it was sent. 第3表の行" })
export class WeeklyPlanItem extends DocumentPart {
  @Item("date", "Day of the document. 週間サービス計画表作成年月日（第3表 4）", { nullable: true })
  documentDate!: string | null;

  @Item("text", "Weekly service. 介護サービス内容（第3表 6）", { nullable: true })
  serviceContent!: string | null;

  @Item("code", "Day of the week, 1 Monday to 7 Sunday. 曜日（第3表 7）", { nullable: true })
  weekday!: string | null;

  @Item("time", "Start of the service. 開始時間（第3表 8）", { nullable: true })
  serviceStartTime!: string | null;

  @Item("time", "End of the service. 終了時間（第3表 9）", { nullable: true })
  serviceEndTime!: string | null;

  @Item("text", "Main activity of the day. 主な日常生活上の活動（第3表 10）", { nullable: true })
  dailyActivity!: string | null;

  @Item("time", "Start of the activity. 開始時間（第3表 11）", { nullable: true })
  activityStartTime!: string | null;

  @Item("time", "End of the activity; equal to the start for a point in time. 終了時間（第3表 12）", { nullable: true })
  activityEndTime!: string | null;

  @Item("text", "Service outside the weekly rhythm. 週単位以外のサービス（第3表 13）", { nullable: true })
  nonWeeklyService!: string | null;
}
