import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import { UsageTableState } from "./usage-table-state.enum.js";

/** One page of an office's usage tables of a month. */
@ArgsType()
export class OfficeUsageTablesArgs extends PageArgs {
  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => [UsageTableState], { nullable: true, description: "Only these states; those that hold when absent. 状態で絞り込み" })
  states?: UsageTableState[] | null;
}
