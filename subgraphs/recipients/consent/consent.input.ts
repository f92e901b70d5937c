import { Field, ID, InputType } from "type-graphql";
import { ConsentCategory, ConsentState } from "./consent.enum.js";
import { IdempotencyKey, LocalDate } from "../../../platform/graphql/scalar.js";

/** A person's decision as it is recorded. */
@InputType({ description: "A person's decision on one category of information. 本人同意の記録" })
export class RecordConsentInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => ConsentCategory, { description: "What the decision is about. 情報の種類" })
  category!: ConsentCategory;

  @Field(() => ConsentState, { description: "What the person decided. 同意の状態" })
  state!: ConsentState;

  @Field(() => LocalDate, { description: "Day on which the person said so; today or earlier. 取得日" })
  takenOn!: string;
}
