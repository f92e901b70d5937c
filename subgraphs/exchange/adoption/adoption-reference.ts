import { Field, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import type { LoadKind } from "../../../platform/subgraph/load-kind.js";

/** How many offices use the exchange as somebody else publishes it; sources divide by different totals, so both sides stand apart. */
@Entity({ schema: "exchange", name: "adoption_reference", synchronize: false })
@ObjectType("ExchangeAdoptionReference", { description: "How many offices use the exchange, as published elsewhere. 普及状況（公表値）" })
export class AdoptionReference {
  @PrimaryColumn({ type: "text", name: "source" })
  @Field(() => String, { description: "Who publishes it. 出典", simple: true })
  source!: string;

  @PrimaryColumn({ type: "text", name: "month" })
  @Field(() => YearMonth, { description: "Month. 年月", simple: true })
  month!: string;

  @PrimaryColumn({ type: "text", name: "prefecture_code" })
  @Field(() => String, { description: "Prefecture, 01 to 47; 00 is the country. 都道府県コード", simple: true })
  prefectureCode!: string;

  @PrimaryColumn({ type: "text", name: "office_kind" })
  @Field(() => String, { description: "Kind of office, as in ExchangeAdoption, or ALL. 事業所の種別", simple: true })
  officeKind!: string;

  @Item("integer", "Offices that use it. 利用事業所数（分子）")
  officesUsing!: number;

  @Item("integer", "Offices that they are compared with; absent when the source gives none. 対象事業所数（分母）", { nullable: true })
  officesAll!: number | null;
}

/** Published counts of adoption: the state's, by month and prefecture. */
export const adoptionReferenceLoad: LoadKind = {
  kind: "adoption_reference",
  order: 80,
  description: "Published counts of offices that use the exchange. データ連携の普及状況（公表値）",
  columns: [
    { name: "source", type: "text", required: true, description: "Who publishes it. 出典" },
    { name: "month", type: "text", required: true, pattern: "^\\d{4}-(0[1-9]|1[0-2])$", description: "Month. 年月" },
    { name: "prefectureCode", type: "text", required: true, pattern: "^(0\\d|[1-3]\\d|4[0-7])$", description: "Prefecture code; 00 is the country. 都道府県コード" },
    { name: "officeKind", type: "text", required: true, pattern: "^(ALL|CARE_MANAGEMENT|SUPPORT_CENTRE|SERVICE|MEDICAL_INSTITUTION)$", description: "Kind of office or ALL. 事業所の種別" },
    { name: "officesUsing", type: "integer", required: true, pattern: "^\\d{1,7}$", description: "Offices that use it. 利用事業所数" },
    { name: "officesAll", type: "integer", required: false, pattern: "^\\d{1,7}$", description: "Offices they are compared with. 対象事業所数" },
  ],
  async store(tx) {
    const refused = await tx.query<{ line: number; column: string; rule: string }>(`DELETE FROM pg_temp.staging WHERE "officesAll"::integer < "officesUsing"::integer RETURNING line::integer AS line, 'officesAll' AS column, 'at least officesUsing' AS rule`);
    await tx.execute(`INSERT INTO exchange.adoption_reference (source, month, prefecture_code, office_kind, offices_using, offices_all)
      SELECT DISTINCT ON (source, month, "prefectureCode", "officeKind") source, month, "prefectureCode", "officeKind", "officesUsing"::integer, "officesAll"::integer FROM pg_temp.staging ORDER BY source, month, "prefectureCode", "officeKind", line DESC
      ON CONFLICT (source, month, prefecture_code, office_kind) DO UPDATE SET offices_using = excluded.offices_using, offices_all = excluded.offices_all`);
    return refused;
  },
};
