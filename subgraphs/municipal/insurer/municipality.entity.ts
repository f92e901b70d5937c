import { Field, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { LocalDate } from "../../../platform/graphql/scalar.js";

/** A municipality and its insurer for a period: a municipality may join a union or leave it. */
@Entity({ schema: "municipal", name: "municipality", synchronize: false })
@ObjectType("Municipality", { description: "A municipality while it belongs to an insurer: itself, or a union of several. 市区町村" })
export class Municipality {
  @PrimaryColumn({ type: "text", name: "municipality_code" })
  @Field(() => String, { description: "Local-government code. 全国地方公共団体コード", simple: true })
  municipalityCode!: string;

  @PrimaryColumn({ type: "date", name: "valid_from" })
  @Field(() => LocalDate, { description: "First day of belonging to the insurer. 適用開始日", simple: true })
  validFrom!: string;

  @Item("date", "Last day of belonging to it. 適用終了日", { nullable: true })
  validTo!: string | null;

  @Item("text", "Name. 市区町村名")
  name!: string;

  @Item("code", "Prefecture code, 01 to 47. 都道府県コード")
  prefectureCode!: string;

  @Hidden("insurerNumber")
  insurerNumber!: string;
}
