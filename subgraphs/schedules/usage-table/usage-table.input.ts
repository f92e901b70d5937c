import { ArgsType, Field } from "type-graphql";
import { OfficeNumber, ServiceTypeCode, YearMonth } from "../../../platform/graphql/scalar.js";

/** A span of service months, both included. */
@ArgsType()
export class MonthsArgs {
  @Field(() => YearMonth, { description: "First service month. 開始年月" })
  from!: string;

  @Field(() => YearMonth, { description: "Last service month, at most 24 months in all. 終了年月" })
  to!: string;
}

/** Whose rows to show: usage tables carry the services of all offices (R11), and an office picks its own (R13). */
@ArgsType()
export class ServiceRowsArgs {
  @Field(() => OfficeNumber, { nullable: true, description: "Only services of this office. サービス事業者コードで絞り込み" })
  serviceOfficeNumber?: string | null;

  @Field(() => ServiceTypeCode, { nullable: true, description: "Only services of this type. サービス種類コードで絞り込み" })
  serviceType?: string | null;
}
