import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** A limit of its own for one service type, as the card has it. */
@Entity({ schema: "municipal", name: "card_type_limit", synchronize: false })
@ObjectType("CardTypeLimit", { description: "Limit for one service type within the monthly limit. 種類支給限度基準額. The official item list is public only in part; this is its plain core." })
export class CardTypeLimit extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Item("units", "Monthly limit in units. 種類支給限度基準額")
  limitUnits!: number;

  @Item("date", "First day of validity. 適用期間（開始）")
  validFrom!: string;

  @Item("date", "Last day of validity. 適用期間（終了）", { nullable: true })
  validTo!: string | null;
}
