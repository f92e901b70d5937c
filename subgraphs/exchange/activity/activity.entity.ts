import { Field, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";

/** How often an office used the exchange in a month. */
@Entity({ schema: "exchange", name: "activity", synchronize: false })
@ObjectType("ExchangeActivity", { description: "How often an office used the exchange in a month. データ連携の利用状況" })
export class ExchangeActivity {
  @PrimaryColumn({ type: "text", name: "month" })
  @Field(() => YearMonth, { description: "Month in which the sets were taken in. 取込月", simple: true })
  month!: string;

  @PrimaryColumn({ type: "text", name: "office_number" })
  officeNumber!: string;

  @PrimaryColumn({ type: "text", name: "side" })
  @Field(() => String, { description: "SENT 送信 or RECEIVED 受信. 送受信の別", simple: true })
  side!: string;

  @PrimaryColumn({ type: "text", name: "set_kind" })
  @Field(() => String, { description: "Kind of set, e.g. plan, usageTable, results. 送信セットの種類", simple: true })
  setKind!: string;

  @Item("integer", "Sets taken in. 取込件数")
  parcels!: number;
}
