import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One item of the feedback that LIFE gives about a person. */
@Entity({ schema: "municipal", name: "life_feedback", synchronize: false })
@ObjectType("LifeFeedback", { description: "One item of the feedback sheet about a person. LIFE 利用者フィードバック票. The official item list is not public; this is its plain core." })
export class LifeFeedback extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("officeNumber", "Office that recorded it. 事業所番号")
  officeNumber!: string;

  @Item("date", "Day of evaluation. 評価日")
  evaluatedOn!: string;

  @Item("code", "ADL, NUTRITION 栄養, ORAL 口腔・嚥下, DEMENTIA 認知症 or OTHER. 領域")
  area!: string;

  @Item("text", "Item. 項目")
  item!: string;

  @Item("text", "Value. 値")
  value!: string;

  @Item("text", "Value before. 前回の値", { nullable: true })
  previousValue!: string | null;

  @Item("text", "Comment. コメント", { nullable: true })
  comment!: string | null;
}
