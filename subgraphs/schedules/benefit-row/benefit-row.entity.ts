import { Field, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalLine } from "../../../platform/graphql/personal-row.js";

/** One record of table 7 as it was sent: a service line, a subtotal of a service type, or the month's total. */
@Entity({ schema: "schedules", name: "benefit_row", synchronize: false })
@ObjectType("BenefitRow", { description: "A row of the benefit table, kept as sent. サービス利用票別表（第7表）の1行" })
export class BenefitRow extends PersonalLine {
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

  @Item("code", "DETAIL 明細, SUBTOTAL_LIMIT 区分支給対象小計, SUBTOTAL_OUTSIDE 区分支給対象外小計, SUBTOTAL_OVER_30 30日超過分小計 or TOTAL 全合計. Only DETAIL rows are services. 行の種類")
  kind!: string;

  @Item("text", "Name of the service office. サービス事業所名（第7表 6）", { nullable: true })
  serviceOfficeName!: string | null;

  @Item("officeNumber", "Number of the service office; 9999999999 on the total. サービス事業所コード（第7表 7）")
  serviceOfficeNumber!: string;

  @Item("code", "Satellite of the office. サテライト枝番（第7表 8）", { nullable: true })
  satelliteBranch!: string | null;

  @Item("serviceCode", "Service code, or service type with AAAA, EEEE or ZZZZ, or 999999. サービスコード（第7表 9）")
  serviceCode!: string;

  @Item("code", "TAIS code of rented equipment. TAISコード（第7表 10）", { nullable: true })
  taisCode!: string | null;

  @Item("code", "Notification code of equipment without a TAIS code. 福祉用具届出コード（第7表 11）", { nullable: true })
  equipmentNotificationCode!: string | null;

  @Item("text", "Name of the equipment. 用具名称（機種名）（第7表 12）", { nullable: true })
  equipmentName!: string | null;

  @Item("units", "Units per time. 単位数（第7表 13）")
  units!: number;

  @Item("integer", "Rate after discount in percent. 割引後率（第7表 14）", { nullable: true })
  discountRate!: number | null;

  @Item("units", "Units per time after discount. 割引後単位数（第7表 15）", { nullable: true })
  discountedUnits!: number | null;

  @Item("integer", "Times or days. 回数／日数（第7表 16）")
  countOrDays!: number;

  @Item("units", "Units of the row. サービス単位／金額（第7表 17）", { nullable: true })
  serviceUnitsTotal!: number | null;

  @Item("units", "Units under benefit management; absent outside the limit. 給付管理単位数（第7表 18）", { nullable: true })
  benefitManagedUnits!: number | null;

  @Item("units", "Units beyond the type's limit. 種類支給限度基準超単位数（第7表 19）", { nullable: true })
  typeLimitExcessUnits!: number | null;

  @Item("units", "Units within the type's limit. 種類支給限度基準内単位数（第7表 20）", { nullable: true })
  typeLimitWithinUnits!: number | null;

  @Item("units", "Units beyond the overall limit. 区分支給限度基準超単位数（第7表 21）", { nullable: true })
  overallLimitExcessUnits!: number | null;

  @Item("units", "Units within the overall limit. 区分支給限度基準内単位数（第7表 22）", { nullable: true })
  overallLimitWithinUnits!: number | null;

  @Hidden("integer", { nullable: true })
  unitPriceHundredths!: number | null;

  @Field(() => String, { nullable: true, description: "Yen per unit with two decimals, as in 11.40. 単位数単価（第7表 23）", simple: true })
  unitPrice!: string | null;

  @Item("yen", "Total cost covered. 費用総額 保険／事業対象分（第7表 24）", { nullable: true })
  totalCostCovered!: number | null;

  @Item("integer", "Benefit rate in percent. 給付率（第7表 25）", { nullable: true })
  benefitRate!: number | null;

  @Item("yen", "Claimed from the insurance or programme. 保険／事業費請求額（第7表 26）", { nullable: true })
  claimedAmount!: number | null;

  @Item("yen", "Fixed co-payment per time. 定額利用者負担単価金額（第7表 27）", { nullable: true })
  fixedCopaymentUnitAmount!: number | null;

  @Item("yen", "Co-payment on covered cost. 利用者負担 保険／事業対象分（第7表 28）", { nullable: true })
  copaymentCovered!: number | null;

  @Item("yen", "Paid in full by the person. 利用者負担 全額負担分（第7表 29）", { nullable: true })
  copaymentFull!: number | null;

  @Item("integer", "Short-stay days until last month. 前月までの利用日数（第7表 30）", { nullable: true })
  daysUntilLastMonth!: number | null;

  @Item("integer", "Short-stay days planned this month. 当月の計画利用日数（第7表 31）", { nullable: true })
  daysPlannedThisMonth!: number | null;

  @Item("integer", "Short-stay days including this month. 累積利用日数（第7表 32）", { nullable: true })
  daysCumulative!: number | null;

  @Item("boolean", "Whether the row is beyond 30 days of short stay. ３０日超区分（第7表 33）")
  over30Days!: boolean;

  @Hidden("text", { nullable: true })
  fixedOfficeCode!: string | null;

  @Item("code", "Code of the person who entered it. 入力者コード（第7表 35）", { nullable: true })
  enteredByCode!: string | null;

  @Hidden("officeNumber", { nullable: true })
  updatedByOfficeNumber!: string | null;
}
