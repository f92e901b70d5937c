import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { IdempotencyKey, InsuredNumber, InsurerNumber } from "../../../platform/graphql/scalar.js";
import { BreakGlassReason, BreakGlassVerdict } from "./break-glass.enum.js";

/** Whose records are opened, and why. */
@InputType({ description: "Whose records are opened in an emergency, and why. 非常時閲覧の内容" })
export class BreakGlassInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => InsurerNumber, { description: "Insurer number on the card. 保険者番号" })
  insurerNumber!: string;

  @Field(() => InsuredNumber, { description: "Insured number on the card. 被保険者番号" })
  insuredNumber!: string;

  @Field(() => BreakGlassReason, { description: "Why. 理由" })
  reason!: BreakGlassReason;

  @Field(() => String, { description: "What makes it necessary, 10 to 1,000 characters; the person and the insurer read it. 理由の説明" })
  statement!: string;
}

/** What the insurer found. */
@InputType({ description: "What the insurer found when it looked into an opening. 非常時閲覧の確認" })
export class ReviewBreakGlassInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The opening. 非常時閲覧の識別子" })
  breakGlassId!: string;

  @Field(() => BreakGlassVerdict, { description: "What was found. 確認結果" })
  verdict!: BreakGlassVerdict;
}

/** Which openings to list. */
@ArgsType()
export class BreakGlassesArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: "Only those that nobody has looked into yet, or only those that were. 未確認のみ" })
  unreviewed?: boolean | null;
}
