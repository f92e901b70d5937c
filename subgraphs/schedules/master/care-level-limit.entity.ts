import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { MasterRow } from "./master-row.js";

/** Units that a care level may use in a month. */
@Entity({ schema: "schedules", name: "care_level_limit", synchronize: false })
@ObjectType("CareLevelLimit", { description: "Units that a care level may use in a month. 区分支給限度基準額" })
export class CareLevelLimit extends MasterRow {
  @Item("code", "Care level. 要介護状態区分コード")
  careLevel!: string;

  @Item("code", "Insurer that sets its own; empty for everywhere. 保険者番号")
  insurerNumber!: string;

  @Item("units", "Units per month. 限度単位数")
  limitUnits!: number;
}
