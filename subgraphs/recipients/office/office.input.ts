import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { ServiceTypeCode } from "../../../platform/graphql/scalar.js";

/** Which offices to list. */
@ArgsType()
export class OfficesArgs extends PageArgs {
  @Field(() => ServiceTypeCode, { nullable: true, description: "Only offices of this service type. サービス種類コードで絞り込み" })
  serviceType?: string | null;

  @Field(() => String, { nullable: true, description: "Only offices in this prefecture, 01 to 47. 都道府県コードで絞り込み" })
  prefectureCode?: string | null;
}
