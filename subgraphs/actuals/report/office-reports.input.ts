import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { ServiceTypeCode, YearMonth } from "../../../platform/graphql/scalar.js";
import { ActualReportState } from "./actual-report-state.enum.js";

/** One page of an office's results of a month. */
@ArgsType()
export class OfficeReportsArgs extends PageArgs {
  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => [ActualReportState], { nullable: true, description: "Only these states; those that hold when absent. 状態で絞り込み" })
  states?: ActualReportState[] | null;

  @Field(() => ServiceTypeCode, { nullable: true, description: "Only of this service type. サービス種類コードで絞り込み" })
  serviceType?: string | null;
}
