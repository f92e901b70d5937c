import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { MasterRow } from "./master-row.js";

/** Units of one service type that an insurer allows a care level in a month. */
@Entity({ schema: "schedules", name: "type_limit", synchronize: false })
@ObjectType("InsurerTypeLimit", { description: "Units of one service type that an insurer allows in a month. 種類支給限度基準額" })
export class InsurerTypeLimit extends MasterRow {
  @Item("insurerNumber", "Insurer number. 保険者番号")
  insurerNumber!: string;

  @Item("code", "Care level. 要介護状態区分コード")
  careLevel!: string;

  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Item("units", "Units per month. 限度単位数")
  limitUnits!: number;
}
