import { Field, Int, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalLine } from "../../../platform/graphql/personal-row.js";

/** One record of table 6: the cell of one day of one service line. */
@Entity({ schema: "schedules", name: "planned_service", synchronize: false })
@ObjectType("PlannedService", { description: "A planned service on one day. サービス利用票 予定（第6表）の1日分" })
export class PlannedService extends PersonalLine {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("month")
  serviceMonth!: string;

  @Hidden("uuid")
  usageTableId!: string;

  @Hidden("integer")
  version!: number;

  @Item("integer", "Place in the file, from 1. 並び順")
  position!: number;

  @Item("units", "Units per time after discount. 単位数（第6表 8）", { nullable: true })
  units!: number | null;

  @Item("integer", "Short-stay days until last month. 前月までの短期入所利用日数（第6表 9）", { nullable: true })
  shortStayDaysUntilLastMonth!: number | null;

  @Item("date", "Day of service. サービス利用日（第6表 10）")
  serviceDate!: string;

  @Hidden("text", { nullable: true })
  proratedBitmap!: string | null;

  @Field(() => [Int], { nullable: true, description: "Days of the month that are claimed per day, 1 to 31; absent when not prorated. 日割対象日（第6表 11）", simple: true })
  proratedDays!: number[] | null;

  @Item("time", "Planned start; absent for services without a time. サービス開始時刻（第6表 12）", { nullable: true })
  startTime!: string | null;

  @Item("time", "Planned end; absent for services without a time. サービス終了時刻（第6表 13）", { nullable: true })
  endTime!: string | null;

  @Item("integer", "Times on that day. サービス回数（第6表 14）")
  serviceCount!: number;

  @Item("serviceCode", "Service code. サービスコード（第6表 15）")
  serviceCode!: string;

  @Item("code", "TAIS code of rented equipment. TAISコード（第6表 16）", { nullable: true })
  taisCode!: string | null;

  @Item("code", "Notification code of equipment without a TAIS code. 福祉用具届出コード（第6表 17）", { nullable: true })
  equipmentNotificationCode!: string | null;

  @Item("text", "Name of the equipment. 用具名称（機種名）（第6表 18）", { nullable: true })
  equipmentName!: string | null;

  @Item("integer", "Tells equipment lines of equal code and units apart. 明細判別コード（第6表 19）", { nullable: true })
  detailNumber!: number | null;

  @Item("officeNumber", "Number of the office that is to deliver it. サービス事業者コード（第6表 20）")
  serviceOfficeNumber!: string;

  @Item("text", "Name of that office as the form has it. サービス事業所名（第6表 21）", { nullable: true })
  serviceOfficeName!: string | null;

  @Item("code", "Satellite of the office. サテライト枝番（第6表 22）", { nullable: true })
  satelliteBranch!: string | null;

  @Item("boolean", "Whether the day is beyond 30 days of short stay. ３０日超区分（第6表 23）")
  over30Days!: boolean;

  @Hidden("officeNumber", { nullable: true })
  updatedByOfficeNumber!: string | null;
}
