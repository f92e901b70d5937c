import { Field, ObjectType } from "type-graphql";
import { ServiceTypeCode, Units } from "../../../platform/graphql/scalar.js";

/** One of at most nine limits per service type (補足情報 20–55). */
@ObjectType({ description: "A monthly limit of one service type. 種類支給限度基準額" })
export class TypeLimit {
  @Field(() => ServiceTypeCode, { description: "Service type; short-stay medical care is always 22. サービス種類コード（補足情報 20）", simple: true })
  serviceType!: string;

  @Field(() => Units, { nullable: true, description: "Limit. 支給限度基準額（補足情報 21）", simple: true })
  limitUnits!: number | null;

  @Field(() => Units, { nullable: true, description: "Planned units of the type. 合計単位数（補足情報 22）", simple: true })
  totalUnits!: number | null;

  @Field(() => Units, { nullable: true, description: "Units beyond the limit. 限度超単位数（補足情報 23）", simple: true })
  excessUnits!: number | null;
}
