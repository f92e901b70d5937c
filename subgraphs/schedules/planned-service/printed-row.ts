import { Field, Int, ObjectType } from "type-graphql";
import { LocalTime, OfficeNumber, ServiceCode } from "../../../platform/graphql/scalar.js";
import type { GridRow } from "./printed-grid.rule.js";

/** One line of the printed form: made from cells, never stored. */
@ObjectType({ description: "A printed line of the usage table: one service at one time by one office. サービス利用票の1行" })
export class PrintedRow implements GridRow {
  @Field(() => LocalTime, { nullable: true, description: "Start. サービス開始時刻", simple: true })
  startTime!: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End. サービス終了時刻", simple: true })
  endTime!: string | null;

  @Field(() => ServiceCode, { description: "Service code. サービスコード", simple: true })
  serviceCode!: string;

  @Field(() => OfficeNumber, { description: "Number of the service office. サービス事業者コード", simple: true })
  serviceOfficeNumber!: string;

  @Field(() => String, { nullable: true, description: "Name of the service office as the form has it. サービス事業所名", simple: true })
  serviceOfficeName!: string | null;

  @Field(() => String, { nullable: true, description: "Satellite of the office. サテライト枝番", simple: true })
  satelliteBranch!: string | null;

  @Field(() => String, { nullable: true, description: "TAIS code of rented equipment. TAISコード", simple: true })
  taisCode!: string | null;

  @Field(() => String, { nullable: true, description: "Notification code of equipment. 福祉用具届出コード", simple: true })
  equipmentNotificationCode!: string | null;

  @Field(() => String, { nullable: true, description: "Name of the equipment. 用具名称（機種名）", simple: true })
  equipmentName!: string | null;

  @Field(() => Int, { nullable: true, description: "Tells equipment lines apart. 明細判別コード", simple: true })
  detailNumber!: number | null;

  @Field(() => Boolean, { description: "Whether the line is beyond 30 days of short stay. ３０日超区分", simple: true })
  over30Days!: boolean;

  @Field(() => [Int], { description: "Times on each day, 31 numbers from day 1. 1日〜31日の回数", simple: true })
  days!: number[];

  @Field(() => Int, { description: "Times in the month. 合計", simple: true })
  total!: number;
}
