import { Field, Int, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden } from "../../../platform/graphql/item.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";

/** How many offices of one kind and prefecture used the exchange in a month: counts only, no office is named. */
@Entity({ schema: "exchange", name: "adoption", synchronize: false })
@ObjectType("ExchangeAdoption", { description: "How many offices of a kind and prefecture used the exchange in a month. データ連携の普及状況" })
export class ExchangeAdoption {
  @PrimaryColumn({ type: "text", name: "month" })
  @Field(() => YearMonth, { description: "Month in which sets were taken in. 取込月", simple: true })
  month!: string;

  @PrimaryColumn({ type: "text", name: "office_kind" })
  @Field(() => String, { description: "Kind of office: CARE_MANAGEMENT 居宅介護支援, SUPPORT_CENTRE 地域包括支援センター, SERVICE サービス事業所 or MEDICAL_INSTITUTION 医療機関. 事業所の種別", simple: true })
  officeKind!: string;

  @PrimaryColumn({ type: "text", name: "prefecture_code" })
  @Field(() => String, { description: "Prefecture, 01 to 47. 都道府県コード", simple: true })
  prefectureCode!: string;

  @Hidden("integer", { nullable: true })
  @Field(() => Int, { nullable: true, description: "Offices that sent or received a set; absent when hidden. 利用事業所数（分子）", simple: true })
  officesUsing!: number | null;

  @Hidden("integer", { nullable: true })
  @Field(() => Int, { nullable: true, description: "All offices in the directory; absent when hidden. 全事業所数（分母）", simple: true })
  officesAll!: number | null;

  @Field(() => String, { nullable: true, description: "SMALL_CELL when a count of 1 or 2 offices is hidden. 秘匿の理由（1・2事業所は非表示）", simple: true })
  hiddenBecause!: string | null;
}
