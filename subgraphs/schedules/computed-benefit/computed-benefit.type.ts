import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Shown } from "../../../platform/graphql/item.js";
import { TypeLimit } from "../usage-table/type-limit.js";

/** Who shared the units beyond the limits out. */
export enum AllocationKind {
  NONE = "NONE",
  AS_SENT = "AS_SENT",
  PROPOSED = "PROPOSED",
}

registerEnumType(AllocationKind, {
  name: "AllocationKind",
  description: "Whose word decides which lines carry the units beyond the limits. 超過単位数の割振り",
  valuesConfig: {
    NONE: { description: "Nothing is beyond a limit. 超過なし" },
    AS_SENT: { description: "The care manager's shares, which hold. 担当者の割振り" },
    PROPOSED: { description: "A proposal: the last lines carry the excess first. 提案（末尾の行から）" },
  },
});

/** A row of table 7 as it comes out of the arithmetic; the items are those of `BenefitRow`. */
@ObjectType({ description: "A computed row of the benefit table. 別表（第7表）の計算結果の1行" })
export class ComputedBenefitRow {
  @Shown("code", "DETAIL 明細, SUBTOTAL_LIMIT 区分支給対象小計, SUBTOTAL_OUTSIDE 区分支給対象外小計, SUBTOTAL_OVER_30 30日超過分小計 or TOTAL 全合計. 行の種類")
  kind!: string;

  @Shown("text", "Name of the service office. サービス事業所名（第7表 6）", { nullable: true })
  serviceOfficeName!: string | null;

  @Shown("officeNumber", "Number of the service office; 9999999999 on the total. サービス事業所コード（第7表 7）")
  serviceOfficeNumber!: string;

  @Shown("code", "Satellite of the office. サテライト枝番（第7表 8）", { nullable: true })
  satelliteBranch!: string | null;

  @Shown("serviceCode", "Service code, or service type with AAAA, EEEE or ZZZZ, or 999999. サービスコード（第7表 9）")
  serviceCode!: string;

  @Shown("text", "Name of the code in the master. サービス内容略称", { nullable: true })
  serviceName!: string | null;

  @Shown("code", "TAIS code of rented equipment. TAISコード（第7表 10）", { nullable: true })
  taisCode!: string | null;

  @Shown("code", "Notification code of equipment. 福祉用具届出コード（第7表 11）", { nullable: true })
  equipmentNotificationCode!: string | null;

  @Shown("text", "Name of the equipment. 用具名称（機種名）（第7表 12）", { nullable: true })
  equipmentName!: string | null;

  @Shown("units", "Units per time. 単位数（第7表 13）")
  units!: number;

  @Shown("integer", "Rate after discount in percent. 割引後率（第7表 14）", { nullable: true })
  discountRate!: number | null;

  @Shown("units", "Units per time after discount. 割引後単位数（第7表 15）", { nullable: true })
  discountedUnits!: number | null;

  @Shown("integer", "Times or days. 回数／日数（第7表 16）")
  countOrDays!: number;

  @Shown("units", "Units of the row. サービス単位／金額（第7表 17）")
  serviceUnitsTotal!: number;

  @Shown("units", "Units under benefit management; absent outside the limit. 給付管理単位数（第7表 18）", { nullable: true })
  benefitManagedUnits!: number | null;

  @Shown("units", "Units beyond the type's limit. 種類支給限度基準超単位数（第7表 19）", { nullable: true })
  typeLimitExcessUnits!: number | null;

  @Shown("units", "Units within the type's limit. 種類支給限度基準内単位数（第7表 20）", { nullable: true })
  typeLimitWithinUnits!: number | null;

  @Shown("units", "Units beyond the overall limit. 区分支給限度基準超単位数（第7表 21）", { nullable: true })
  overallLimitExcessUnits!: number | null;

  @Shown("units", "Units within the overall limit. 区分支給限度基準内単位数（第7表 22）", { nullable: true })
  overallLimitWithinUnits!: number | null;

  @Shown("text", "Yen per unit with two decimals, as in 11.40. 単位数単価（第7表 23）", { nullable: true })
  unitPrice!: string | null;

  @Shown("yen", "Total cost covered. 費用総額 保険／事業対象分（第7表 24）", { nullable: true })
  totalCostCovered!: number | null;

  @Shown("integer", "Benefit rate in percent. 給付率（第7表 25）", { nullable: true })
  benefitRate!: number | null;

  @Shown("yen", "Claimed from the insurance or programme. 保険／事業費請求額（第7表 26）", { nullable: true })
  claimedAmount!: number | null;

  @Shown("yen", "Fixed co-payment per time. 定額利用者負担単価金額（第7表 27）", { nullable: true })
  fixedCopaymentUnitAmount!: number | null;

  @Shown("yen", "Co-payment on covered cost. 利用者負担 保険／事業対象分（第7表 28）", { nullable: true })
  copaymentCovered!: number | null;

  @Shown("yen", "Paid in full by the person. 利用者負担 全額負担分（第7表 29）", { nullable: true })
  copaymentFull!: number | null;

  @Shown("boolean", "Whether the row is beyond 30 days of short stay. ３０日超区分（第7表 33）")
  over30Days!: boolean;
}

/** Units that the benefit management sheet must carry (給付管理票). */
@ObjectType({ description: "Units within the limits of one service office and service type. 給付計画単位数" })
export class PlannedBenefitUnits {
  @Shown("officeNumber", "Number of the service office. サービス事業所コード")
  serviceOfficeNumber!: string;

  @Shown("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Shown("units", "Units within the limits. 給付計画単位数")
  units!: number;
}

/** Table 7 of a usage table, worked out from its planned services and the masters of its month. */
@ObjectType({ description: "The benefit table as the rules give it. サービス利用票別表（第7表）の計算結果" })
export class ComputedBenefit {
  @Shown("units", "Monthly limit by the heaviest care level of the month; absent where none is known. 区分支給限度基準額", { nullable: true })
  limitUnits!: number | null;

  @Shown("integer", "Benefit rate in percent: 90, 80 or 70. 給付率")
  benefitRate!: number;

  @Field(() => AllocationKind, { description: "Who shared the units beyond the limits out. 超過単位数の割振り", simple: true })
  allocation!: AllocationKind;

  @Shown("boolean", "Whether the masters know every code and price of the month; lines that they do not know are left out. 計算対象がすべて揃っているか")
  isComplete!: boolean;

  @Field(() => [ComputedBenefitRow], { description: "Services, subtotals and the total in print order. 第7表の行", simple: true })
  rows!: ComputedBenefitRow[];

  @Field(() => [TypeLimit], { description: "Use of the limits per service type, at most nine. 種類別支給限度管理", simple: true })
  typeLimits!: TypeLimit[];

  @Field(() => [PlannedBenefitUnits], { description: "Units within the limits per office and service type. 給付計画単位数", simple: true })
  plannedBenefits!: PlannedBenefitUnits[];

  @Field(() => Int, { description: "Units under the limit in all. 給付管理単位数の合計", simple: true })
  managedUnits!: number;

  @Field(() => Int, { description: "Units beyond the limits per type, together. 種類支給限度基準を超える単位数", simple: true })
  overTypeLimitUnits!: number;

  @Field(() => Int, { description: "Units beyond the overall limit. 区分支給限度基準を超える単位数", simple: true })
  overLimitUnits!: number;

  @Shown("yen", "Total cost covered. 費用総額")
  totalCost!: number;

  @Shown("yen", "Claimed from the insurance or programme. 保険／事業費請求額")
  claimedAmount!: number;

  @Shown("yen", "Co-payment on covered cost. 利用者負担（保険／事業対象分）")
  copaymentCovered!: number;

  @Shown("yen", "Paid in full by the person. 利用者負担（全額負担分）")
  copaymentFull!: number;
}
