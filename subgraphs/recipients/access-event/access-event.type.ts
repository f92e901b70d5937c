import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/scalar.js";

/** What came of asking. */
export enum AccessDecision {
  SEEN = "SEEN",
  CHANGED = "CHANGED",
  BREAK_GLASS = "BREAK_GLASS",
  DENIED = "DENIED",
}

registerEnumType(AccessDecision, {
  name: "AccessDecision",
  description: "What came of asking. アクセスの結果",
  valuesConfig: {
    SEEN: { description: "It was shown. 閲覧" },
    CHANGED: { description: "It was changed. 変更" },
    BREAK_GLASS: { description: "It was shown under an opening in an emergency. 非常時閲覧" },
    DENIED: { description: "It was asked for and not shown. 拒否" },
  },
});

/** One look at one person's information of one category. Who it was within an office is known to the operator, not to the graph. */
@ObjectType({ description: "One look at a person's information of one category. アクセス記録" })
export class AccessEvent {
  readonly officeNumber!: string | null;
  readonly insurerNumber!: string;
  readonly recipientId!: string;
  readonly requestId!: string;

  @Field(() => DateTime, { description: "When. 日時", simple: true })
  occurredAt!: string;

  @Field(() => String, { description: "Role of who looked. 閲覧者の役割", simple: true })
  role!: string;

  @Field(() => String, { description: "Why, as the sign-in stated it. 利用目的", simple: true })
  purpose!: string;

  @Field(() => String, { description: "Category of the access matrix. 情報の種類", simple: true })
  category!: string;

  @Field(() => AccessDecision, { description: "What came of it. 結果", simple: true })
  decision!: AccessDecision;

  @Field(() => Int, { description: "How many records. 件数", simple: true })
  rowCount!: number;
}
