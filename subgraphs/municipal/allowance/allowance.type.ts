import { Field, ObjectType } from "type-graphql";
import { LocalDate, Yen } from "../../../platform/graphql/scalar.js";
import { AllowanceUse } from "./allowance-use.entity.js";

@ObjectType("Allowance", { description: "What a person may use for home modification or equipment, and what is left of it. 住宅改修費・福祉用具購入費の限度額と残額" })
export class Allowance {
  @Field(() => String, { description: "HOME_MODIFICATION 住宅改修 or EQUIPMENT_PURCHASE 福祉用具購入. 種別", simple: true })
  kind!: string;

  @Field(() => Yen, { description: "Allowance of the period, in yen. 限度基準額", simple: true })
  limitYen!: number;

  @Field(() => Yen, { description: "Used in the period, in yen. 利用額", simple: true })
  usedYen!: number;

  @Field(() => Yen, { description: "What is left, in yen. 残額", simple: true })
  remainingYen!: number;

  @Field(() => LocalDate, { nullable: true, description: "First day of the period; null when it never began anew. 期間開始日", simple: true })
  periodFrom!: string | null;

  @Field(() => [AllowanceUse], { description: "Uses of the period, newest first. 期間内の利用", simple: true })
  uses!: AllowanceUse[];
}
