import { Field, ID, InputType, Int } from "type-graphql";
import { itemTypesOf } from "../../../platform/graphql/items-of.js";
import { IdempotencyKey, LocalDate, LocalTime, OfficeNumber, ServiceCode, ServiceTypeCode, Units, YearMonth } from "../../../platform/graphql/scalar.js";
import { supplementItems } from "../usage-table/header-items.rule.js";
import { UsageTable } from "../usage-table/usage-table.entity.js";

@InputType({ description: "A service planned on one day. 予定の1日分" })
export class PlannedServiceInput {
  @Field(() => LocalDate, { description: "Day of service, inside the month. サービス利用日（第6表 10）" })
  serviceDate!: string;

  @Field(() => LocalTime, { nullable: true, description: "Start; absent for services without a time. サービス開始時刻（第6表 12）" })
  startTime?: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End; absent for services without a time. サービス終了時刻（第6表 13）" })
  endTime?: string | null;

  @Field(() => Int, { defaultValue: 1, description: "Times on that day. サービス回数（第6表 14）" })
  serviceCount!: number;

  @Field(() => ServiceCode, { description: "Service code. サービスコード（第6表 15）" })
  serviceCode!: string;

  @Field(() => OfficeNumber, { description: "Office that is to deliver it; in charge of the person. サービス事業者コード（第6表 20）" })
  serviceOfficeNumber!: string;

  @Field(() => String, { nullable: true, description: "Name of that office as the form has it. サービス事業所名（第6表 21）" })
  serviceOfficeName?: string | null;

  @Field(() => Units, { nullable: true, description: "Units per time; needed for rented equipment only. 単位数（第6表 8）" })
  units?: number | null;

  @Field(() => String, { nullable: true, description: "TAIS code of rented equipment. TAISコード（第6表 16）" })
  taisCode?: string | null;

  @Field(() => String, { nullable: true, description: "Notification code of equipment without a TAIS code. 福祉用具届出コード（第6表 17）" })
  equipmentNotificationCode?: string | null;

  @Field(() => String, { nullable: true, description: "Name of the equipment. 用具名称（機種名）（第6表 18）" })
  equipmentName?: string | null;

  @Field(() => Int, { nullable: true, description: "Tells equipment lines of equal code and units apart. 明細判別コード（第6表 19）" })
  detailNumber?: number | null;

  @Field(() => String, { nullable: true, description: "Satellite of the office. サテライト枝番（第6表 22）" })
  satelliteBranch?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the day is beyond 30 days of short stay. ３０日超区分（第6表 23）" })
  over30Days!: boolean;
}

const supplementNames = supplementItems.filter((item) => item !== "typeLimits");

/** What the supplement says of the month: care level, limit and its period. */
export const MonthSupplement = itemTypesOf(UsageTable, supplementNames.map((name) => ({ name, type: "text", description: `${name} of the supplement. 補足情報の項目` })), {
  name: "MonthSupplement",
  description: "Care level, limit and its period of the month. 利用者補足情報",
}).input;

@InputType({ description: "Units beyond a limit that one office's service carries. 超過単位数の割り振り" })
export class ExcessShareInput {
  @Field(() => OfficeNumber, { description: "The office. サービス事業者コード" })
  serviceOfficeNumber!: string;

  @Field(() => ServiceCode, { description: "Its service. サービスコード" })
  serviceCode!: string;

  @Field(() => String, { nullable: true, description: "Satellite of the office, where the service has one. サテライト枝番" })
  satelliteBranch?: string | null;

  @Field(() => String, { nullable: true, description: "TAIS code of rented equipment. TAISコード" })
  taisCode?: string | null;

  @Field(() => String, { nullable: true, description: "Notification code of rented equipment. 福祉用具届出コード" })
  equipmentNotificationCode?: string | null;

  @Field(() => Units, { nullable: true, description: "Units per time of rented equipment, as planned. 単位数" })
  units?: number | null;

  @Field(() => Units, { defaultValue: 0, description: "Units beyond the limit of the type. 種類支給限度基準を超える単位数（第7表）" })
  typeLimitExcessUnits!: number;

  @Field(() => Units, { defaultValue: 0, description: "Units beyond the monthly limit. 区分支給限度基準を超える単位数（第7表）" })
  overallLimitExcessUnits!: number;
}

@InputType({ description: "Units of one service type that the municipality allows in the month. 種類支給限度基準額" })
export class TypeLimitInput {
  @Field(() => ServiceTypeCode, { description: "Service type; short-stay medical care is always 22. サービス種類コード（補足情報 20）" })
  serviceType!: string;

  @Field(() => Units, { description: "Limit. 支給限度基準額（補足情報 21）" })
  limitUnits!: number;
}

@InputType({ description: "A person's month as it is to be planned from now on, whole. サービス利用票の作成・変更" })
export class PlanMonthInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => Int, { description: "The version it was made from; 0 when the office has planned nothing for this month yet. 元の版" })
  version!: number;

  @Field(() => LocalDate, { description: "Day of the document. 作成年月日（第6表 4）" })
  documentDate!: string;

  @Field(() => String, { description: "Planner's name. プラン担当者名（第6表 7）" })
  plannerName!: string;

  @Field(() => [PlannedServiceInput], { description: "Every service of the month. 予定" })
  services!: PlannedServiceInput[];

  @Field(() => MonthSupplement, { nullable: true, description: "Care level and limit of the month. 補足情報" })
  supplement?: object | null;

  @Field(() => [TypeLimitInput], { nullable: true, description: "Limits per service type, up to nine; those that the insurer has loaded when absent. 種類支給限度基準額（補足情報 20–55）" })
  typeLimits?: TypeLimitInput[] | null;

  @Field(() => [ExcessShareInput], { nullable: true, description: "Which services carry the units beyond the limits; proposed by the system when absent. 超過分の割り振り" })
  excess?: ExcessShareInput[] | null;
}

@InputType({ description: "A month that is taken back from everyone. サービス利用票の取下げ" })
export class WithdrawMonthInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The usage table of the caller's office. サービス利用票の識別子" })
  usageTableId!: string;

  @Field(() => Int, { description: "Its version. 版" })
  version!: number;
}
