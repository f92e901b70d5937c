import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One home modification or one purchase of equipment. */
@Entity({ schema: "municipal", name: "allowance_use", synchronize: false })
@ObjectType("AllowanceUse", { description: "One use of an allowance. 住宅改修費・福祉用具購入費の利用. The official item list is not public; this is its plain core." })
export class AllowanceUse extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("code", "HOME_MODIFICATION 住宅改修 or EQUIPMENT_PURCHASE 福祉用具購入. 種別")
  kind!: string;

  @Item("date", "Day of use. 利用日")
  usedOn!: string;

  @Item("text", "What was done or bought. 内容")
  item!: string;

  @Item("yen", "Cost that counts against the allowance, in yen. 対象費用額")
  costYen!: number;

  @Item("boolean", "The allowance begins anew with this use. 限度額の更新")
  startsAnew!: boolean;
}
