import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { AddOnKind, CountedPer } from "./master.enum.js";
import { MasterRow } from "./master-row.js";

/** What the arithmetic of table 7 asks of a service code. */
@Entity({ schema: "schedules", name: "service_code", synchronize: false })
@ObjectType("ServiceCodeEntry", { description: "A service code with what table 7 is worked out with. サービスコード表の1行" })
export class ServiceCodeEntry extends MasterRow {
  @Item("serviceCode", "Service code. サービスコード")
  serviceCode!: string;

  @Item("text", "Name. サービス内容略称")
  name!: string;

  @Item("integer", "Units per time before discount; 0 for a percentage add-on and for equipment. 合成単位数")
  units!: number;

  @Item("integer", "What remains after the discount, in percent. 割引後率")
  discountRate!: number;

  @Column({ type: "text", name: "per" })
  @Field(() => CountedPer, { description: "What it is counted by. 算定単位", simple: true })
  per!: CountedPer;

  @Item("boolean", "Whether it stands under the monthly limit. 支給限度額対象か")
  limitManaged!: boolean;

  @Item("integer", "Units per time under the limit where they differ from those billed. 給付管理単位数", { nullable: true })
  managedUnits!: number | null;

  @Item("yen", "Fixed co-pay of 総合事業 per time. 定額利用者負担単価金額", { nullable: true })
  fixedCopay!: number | null;

  @Column({ type: "text", name: "add_on_kind", nullable: true })
  @Field(() => AddOnKind, { nullable: true, description: "Percentage add-on, when it is one. 加算の種類", simple: true })
  addOnKind!: AddOnKind | null;

  @Item("integer", "Rate of that add-on in thousandths. 加算率（‰）", { nullable: true })
  addOnPermille!: number | null;
}
