import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { InsurerNumber } from "../../../platform/graphql/scalar.js";

/** Which people to list. */
@ArgsType()
export class RecipientsArgs extends PageArgs {
  @Field(() => InsurerNumber, { nullable: true, description: "Only people of this insurer. 保険者番号で絞り込み" })
  insurerNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Only people whose kana name starts with this text. 氏名フリガナの前方一致" })
  nameKanaPrefix?: string | null;
}
