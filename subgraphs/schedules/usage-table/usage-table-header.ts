import { Field, ObjectType } from "type-graphql";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import { TypeLimit } from "./type-limit.js";

/** What tables 6 and 7 and the supplement say about the whole month; the same for the version in force and earlier ones. */
@ObjectType({ description: "Head of a usage table. サービス利用票の見出し" })
export abstract class UsageTableHeader extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("month", "Service month. 対象年月（第6表 5）")
  serviceMonth!: string;

  @Hidden("officeNumber")
  planningOfficeNumber!: string;

  @Item("integer", "Counts the contents received, from 1. 版")
  version!: number;

  @Item("code", "Serial of the file set that brought it, 14 digits. ファイル連番")
  serial!: string;

  @Hidden("text")
  parcelId!: string;

  @Hidden("text")
  contentHash!: string;

  @Item("instant", "When this version was taken in. 取込日時")
  recordedAt!: string;

  @Item("code", "Edition of the standard, YYYYMM. CSVバージョン（第6表 1）")
  csvVersion!: string;

  @Item("date", "Day table 6 was made. 作成年月日（第6表 4）", { nullable: true })
  documentDate!: string | null;

  @Hidden("officeNumber", { nullable: true })
  planOfficeNumber!: string | null;

  @Item("text", "Planner's name. プラン担当者名（第6表 7）", { nullable: true })
  plannerName!: string | null;

  @Item("date", "Day table 7 was made. 作成年月日（第7表 4）", { nullable: true })
  benefitDocumentDate!: string | null;

  @Item("date", "Day of certification. 認定日（補足情報 13）", { nullable: true })
  certificationDate!: string | null;

  @Item("date", "First day the limit holds. 限度額適用開始年月日（補足情報 14）", { nullable: true })
  limitPeriodStartDate!: string | null;

  @Item("date", "Last day the limit holds. 限度額適用終了年月日（補足情報 15）", { nullable: true })
  limitPeriodEndDate!: string | null;

  @Item("code", "1 applied for 申請中, 2 certified 認定済. 認定状況区分（補足情報 16）", { nullable: true })
  certificationStatus!: string | null;

  @Item("date", "Day the care level changed inside the month. 要介護状態変更日（補足情報 17）", { nullable: true })
  careLevelChangeDate!: string | null;

  @Item("code", "Care level: 06, 12, 13 or 21 to 25; after a change inside the month the new one. 要介護状態区分（補足情報 18）", { nullable: true })
  careLevel!: string | null;

  @Item("code", "Care level before the change inside the month. 前回要介護状態区分（補足情報 59）", { nullable: true })
  previousCareLevel!: string | null;

  @Item("units", "Overall monthly limit. 区分支給限度基準額（補足情報 19）", { nullable: true })
  benefitLimitUnits!: number | null;

  @Hidden("json")
  @Field(() => [TypeLimit], { description: "Limits per service type, at most nine. 種類支給限度基準額（補足情報 20–55）", simple: true })
  typeLimits!: TypeLimit[];

  @Item("units", "Units beyond the limits per type, together. 合計限度超単位数（補足情報 56）", { nullable: true })
  typeLimitExcessUnitsTotal!: number | null;

  @Item("integer", "Short-stay days used until last month. 入所前月迄利用日数（補足情報 57）", { nullable: true })
  shortStayDaysUntilLastMonth!: number | null;

  @Item("integer", "Short-stay days used including this month. 入所累積利用日数（補足情報 58）", { nullable: true })
  shortStayDaysCumulative!: number | null;

  @Hidden("officeNumber", { nullable: true })
  consentReceivingOfficeNumber!: string | null;

  @Hidden("officeNumber", { nullable: true })
  updatedByOfficeNumber!: string | null;
}
