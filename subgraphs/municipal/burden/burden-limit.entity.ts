import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** How much a person pays at most for meals and room. The official item list is not public; this is its plain core. */
@Entity({ schema: "municipal", name: "burden_limit", synchronize: false })
@ObjectType("BurdenLimit", { description: "Certificate of limited burden: what the person pays at most a day for meals and room. 負担限度額認定証. The official item list is not public; this is its plain core." })
export class BurdenLimit extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("code", "Stage of income: 1, 2, 3-1 or 3-2. 利用者負担段階")
  stage!: string;

  @Item("date", "First day of validity. 適用期間（開始）")
  validFrom!: string;

  @Item("date", "Last day of validity. 適用期間（終了）", { nullable: true })
  validTo!: string | null;

  @Item("yen", "Meals, yen a day. 食費の負担限度額", { nullable: true })
  mealYen!: number | null;

  @Item("yen", "Private room in a unit, yen a day. ユニット型個室", { nullable: true })
  unitRoomYen!: number | null;

  @Item("yen", "Semi-private room in a unit, yen a day. ユニット型個室的多床室", { nullable: true })
  unitSharedYen!: number | null;

  @Item("yen", "Private room of the older kind, yen a day. 従来型個室", { nullable: true })
  privateRoomYen!: number | null;

  @Item("yen", "Shared room, yen a day. 多床室", { nullable: true })
  sharedRoomYen!: number | null;
}
