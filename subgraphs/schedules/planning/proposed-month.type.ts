import { Field, ObjectType } from "type-graphql";
import { LocalDate, LocalTime, OfficeNumber, ServiceCode } from "../../../platform/graphql/scalar.js";

@ObjectType({ description: "A proposed service on one day. 予定案の1日分" })
export class ProposedService {
  @Field(() => LocalDate, { description: "Day of service. サービス利用日", simple: true })
  serviceDate!: string;

  @Field(() => LocalTime, { nullable: true, description: "Start. 開始時刻", simple: true })
  startTime!: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End. 終了時刻", simple: true })
  endTime!: string | null;

  @Field(() => ServiceCode, { description: "Service code. サービスコード", simple: true })
  serviceCode!: string;

  @Field(() => OfficeNumber, { description: "The office. サービス事業者コード", simple: true })
  serviceOfficeNumber!: string;
}

@ObjectType({ description: "A month made from the weekly plan, to be changed and planned. 月間予定の案" })
export class ProposedMonth {
  @Field(() => [ProposedService], { description: "The services by day. 予定", simple: true })
  services!: ProposedService[];

  @Field(() => [String], { description: "Texts of table 3 that have no code yet. 対応のない内容", simple: true })
  unassigned!: string[];

  @Field(() => [String], { description: "Services of table 3 outside the week, or on no weekday: on which days they fall is for whoever plans. 週単位以外のサービス", simple: true })
  outsideTheWeek!: string[];
}
