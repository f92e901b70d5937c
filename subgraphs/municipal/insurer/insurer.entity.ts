import { Directive, Field, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { InsurerNumber } from "../../../platform/graphql/scalar.js";

/** An insurer: one municipality, or a union that several have formed. */
@Entity({ schema: "municipal", name: "insurer", synchronize: false })
@Directive('@key(fields: "insurerNumber")')
@ObjectType("Insurer", { description: "An insurer of long-term care: a municipality or a union of several. 保険者" })
export class Insurer {
  @PrimaryColumn({ type: "text", name: "insurer_number" })
  @Field(() => InsurerNumber, { description: "Insurer number. 保険者番号", simple: true })
  insurerNumber!: string;

  @Item("text", "Name. 保険者名")
  name!: string;

  @Item("code", "CITY 市町村 or WIDE_AREA 広域連合. 種別")
  kind!: string;

  @Item("code", "Prefecture code, 01 to 47. 都道府県コード")
  prefectureCode!: string;

  @Item("text", "Municipalities it covers. 構成市町村", { array: true })
  municipalities!: string[];

  @Item("code", "Local-government codes of those municipalities, in the same order. 全国地方公共団体コード", { array: true, nullable: true })
  municipalityCodes!: string[] | null;

  @Item("integer", "How many people live there; decides which counts are too small to be shown. 人口", { nullable: true })
  population!: number | null;

  @Item("code", "How far the insurer is on the way to sharing: NOT_STARTED 未着手, STANDARDISED ①標準化, SEND_READY ②改修, SENDING 送信中, MIGRATED ③移行, SHARING 共有中. 準備状況")
  readiness!: string;
}
