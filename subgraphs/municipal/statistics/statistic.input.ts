import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { InsurerNumber, ServiceTypeCode, YearMonth } from "../../../platform/graphql/scalar.js";
import { StatisticDimension, StatisticName } from "./statistic.js";

/** Which table of which statistic, and which of its cells. */
@ArgsType()
export class StatisticArgs extends PageArgs {
  @Field(() => StatisticName, { description: "What is counted. 統計の種類" })
  name!: StatisticName;

  @Field(() => YearMonth, { description: "Month. 対象年月" })
  month!: string;

  @Field(() => [StatisticDimension], { description: "Dimensions, at most three; PREFECTURE and INSURER are one and the same. 集計軸（3つまで）" })
  by!: StatisticDimension[];

  @Field(() => String, { nullable: true, description: "Only cells of this prefecture, in tables by prefecture or insurer. 都道府県コードで絞り込み" })
  prefectureCode?: string | null;

  @Field(() => InsurerNumber, { nullable: true, description: "Only cells of this insurer, in tables by insurer. 保険者番号で絞り込み" })
  insurerNumber?: string | null;

  @Field(() => ServiceTypeCode, { nullable: true, description: "Only cells of this service type, in statistics of services. サービス種類で絞り込み" })
  serviceType?: string | null;
}
