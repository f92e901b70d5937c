import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** The share of costs a person pays, with its validity. */
@Entity({ schema: "municipal", name: "burden_ratio", synchronize: false })
@ObjectType("BurdenRatio", { description: "Share of costs the person pays. 負担割合証. The official item list is public only in part; this is its plain core." })
export class BurdenRatio extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("integer", "Share in percent: 10, 20 or 30. 負担割合")
  ratio!: number;

  @Item("date", "First day of validity. 適用期間（開始）")
  validFrom!: string;

  @Item("date", "Last day of validity. 適用期間（終了）", { nullable: true })
  validTo!: string | null;
}
