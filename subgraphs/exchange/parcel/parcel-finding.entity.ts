import { ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";

/** Something the check has to say about a parcel. Never repeats what a file holds. */
@Entity({ schema: "exchange", name: "finding", synchronize: false })
@ObjectType("ParcelFinding", { description: "Something the check has to say about a set. 検査の指摘" })
export class ParcelFinding {
  @PrimaryColumn({ type: "uuid", name: "parcel_id" })
  parcelId!: string;

  @PrimaryColumn({ type: "integer", name: "ordinal" })
  ordinal!: number;

  @Item("text", "File it is about. ファイル名")
  fileName!: string;

  @Item("integer", "Line on which the record begins, from 1. 行", { nullable: true })
  line!: number | null;

  @Item("integer", "Item number of the layout, from 1. 項番", { nullable: true })
  columnNumber!: number | null;

  @Item("text", "Japanese name of the item. 項目名", { nullable: true })
  item!: string | null;

  @Item("code", "What is wrong, as a stable name. 指摘の種類")
  kind!: string;

  @Item("code", "Rule of the standard: R01 to R43, G1 to G13, LAYOUT, IDENTIFIER or LIMIT. 規則")
  rule!: string;

  @Item("code", "error エラー or warning 警告. 重要度")
  severity!: string;

  @Item("text", "Message in Japanese. 日本語の説明")
  messageJa!: string;

  @Item("text", "Message in English. 英語の説明")
  messageEn!: string;
}
