import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { InsurerNumber, ServiceTypeCode, YearMonth } from "../../../platform/graphql/scalar.js";

/** One page of a master. */
@ArgsType()
export class MasterArgs extends PageArgs {
  @Field(() => YearMonth, { nullable: true, description: "Only what holds in this service month; every row with its history when absent. 対象年月" })
  month?: string | null;
}

/** One page of a master by service type. */
@ArgsType()
export class ServiceTypeMasterArgs extends MasterArgs {
  @Field(() => ServiceTypeCode, { nullable: true, description: "Only of this service type. サービス種類コードで絞り込み" })
  serviceType?: string | null;
}

/** One page of a master by insurer. */
@ArgsType()
export class InsurerMasterArgs extends MasterArgs {
  @Field(() => InsurerNumber, { nullable: true, description: "Only of this insurer. 保険者番号で絞り込み" })
  insurerNumber?: string | null;
}
