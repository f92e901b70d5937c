import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";

/** One page of an office's planned benefit units of a month. */
@ArgsType()
export class BenefitUnitsArgs extends PageArgs {
  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;
}
