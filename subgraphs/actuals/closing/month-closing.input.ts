import { Field, ID, InputType, Int } from "type-graphql";
import { IdempotencyKey, YearMonth } from "../../../platform/graphql/scalar.js";

/** What both steps of closing are about. */
@InputType({ description: "A person's month. 利用者の月" })
abstract class MonthStepInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => Int, { description: "Version of the closing that the caller has seen; 0 when there was none. 手元の版" })
  version!: number;
}

@InputType({ description: "Confirming a person's month. 月次の確定" })
export class ConfirmMonthInput extends MonthStepInput {
  @Field(() => Boolean, { defaultValue: false, description: "Confirm although plan and results differ. 相違を承知のうえ確定する" })
  acceptDifferences!: boolean;

  @Field(() => Int, { nullable: true, description: "The month's `contentVersion` as the caller has read it: what changed since is not confirmed. Unchecked when absent. 手元の内容の版" })
  contentVersion?: number | null;
}

@InputType({ description: "Opening a confirmed month again. 確定の取消し（再開）" })
export class ReopenMonthInput extends MonthStepInput {
  @Field(() => String, { description: "Why, 1 to 500 characters. 理由" })
  reason!: string;
}
