import { ArgsType, Field } from "type-graphql";
import { YearMonth } from "../../../platform/graphql/scalar.js";

/** A span of months, both ends included. */
@ArgsType()
export class AdoptionArgs {
  @Field(() => YearMonth, { description: "First month. 開始年月" })
  from!: string;

  @Field(() => YearMonth, { description: "Last month, at most 24 months in all. 終了年月（24か月以内）" })
  to!: string;
}
