import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** What happened to an office's part in a person's care; never changed afterwards. */
@Entity({ schema: "recipients", name: "relationship_event", synchronize: false })
@ObjectType("RelationshipEvent", { description: "What happened to an office's part in a person's care, with its evidence. 担当関係の履歴" })
export class RelationshipEvent extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("uuid")
  relationshipId!: string;

  @Item("code", "CONFIRMED 本人確認, OPINION_REQUESTED 意見書作成依頼 or ENDED 終了. 事由")
  kind!: string;

  @Item("code", "MY_NUMBER_CARD マイナンバーカード or FOUR_ITEMS 4情報, for confirmations. 確認方法", { nullable: true })
  method!: string | null;

  @Item("date", "Day on which it happened. 発生日")
  occurredOn!: string;

  @Item("instant", "When it was recorded. 記録日時")
  recordedAt!: Date;

  @Hidden("text")
  subject!: string;
}
