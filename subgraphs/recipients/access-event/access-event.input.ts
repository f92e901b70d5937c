import { ArgsType, Field, ID } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { OfficeNumber, YearMonth } from "../../../platform/graphql/scalar.js";
import { AccessDecision } from "./access-event.type.js";

/** Which looks at its insured an insurer lists. */
@ArgsType()
export class AccessEventsArgs extends PageArgs {
  @Field(() => YearMonth, { description: "Month of the looks. 対象月" })
  month!: string;

  @Field(() => OfficeNumber, { nullable: true, description: "Only looks of this office. 事業所番号" })
  officeNumber?: string | null;

  @Field(() => AccessDecision, { nullable: true, description: "Only looks with this outcome. 結果" })
  decision?: AccessDecision | null;

  @Field(() => ID, { nullable: true, description: "Only looks at this person. 利用者の識別子" })
  recipientId?: string | null;
}
