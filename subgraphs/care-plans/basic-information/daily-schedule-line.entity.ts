import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { DocumentPart } from "../document/document-part.js";

/** A line of the daily timetable. */
@Entity({ schema: "care_plans", name: "daily_schedule_line", synchronize: false })
@ObjectType("DailyScheduleLine", { description: "A line of the daily timetable. 1日の生活・すごし方（タイムスケジュール）" })
export class DailyScheduleLine extends DocumentPart {
  @Item("text", "Time, free text. 時間（別表1 5）", { nullable: true })
  timeOfDay!: string | null;

  @Item("text", "What the person does. 本人の生活状況（別表1 6）", { nullable: true })
  userActivity!: string | null;

  @Item("text", "What caregivers and family do. 介護者・家族の生活状況（別表1 7）", { nullable: true })
  caregiverActivity!: string | null;
}
