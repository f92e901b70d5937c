import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import { MonthProgress, ReconciliationState } from "./reconciliation.enum.js";

/** One page of an office's services in a month. */
@ArgsType()
export class WorkListArgs extends PageArgs {
  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => [ReconciliationState], { nullable: true, description: "Only these states. 状態で絞り込み" })
  states?: ReconciliationState[] | null;
}

/** One page of a care-management office's people in a month. */
@ArgsType()
export class PersonMonthsArgs extends PageArgs {
  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => [MonthProgress], { nullable: true, description: "Only months that have come so far. 進み具合で絞り込み" })
  progress?: MonthProgress[] | null;
}
