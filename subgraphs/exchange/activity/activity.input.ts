import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { OfficeNumber, YearMonth } from "../../../platform/graphql/scalar.js";

/** Whose use of the exchange to list. */
@ArgsType()
export class ActivityArgs extends PageArgs {
  @Field(() => YearMonth, { nullable: true, description: "Only this month. 取込月で絞り込み" })
  month?: string | null;

  @Field(() => OfficeNumber, { nullable: true, description: "Only this office. 事業所番号で絞り込み" })
  officeNumber?: string | null;
}
