import { Field, ID, InputType, registerEnumType } from "type-graphql";
import { IdempotencyKey, LocalDate } from "../../../platform/graphql/scalar.js";

/** What makes somebody a proxy. */
export enum ProxyRelation {
  FAMILY = "FAMILY",
  GUARDIAN = "GUARDIAN",
  OTHER = "OTHER",
}

registerEnumType(ProxyRelation, {
  name: "ProxyRelation",
  description: "What makes somebody a proxy. 続柄・資格",
  valuesConfig: {
    FAMILY: { description: "A member of the family. 家族" },
    GUARDIAN: { description: "A guardian appointed by a court. 成年後見人等" },
    OTHER: { description: "Somebody else whom the insurer accepts. その他" },
  },
});

@InputType({ description: "Somebody who is to act for a person. 代理人の登録" })
export class RegisterProxyInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => String, { description: "Account identifier of the issuer. アカウント識別子" })
  subject!: string;

  @Field(() => String, { description: "Name. 代理人氏名" })
  name!: string;

  @Field(() => ProxyRelation, { description: "What makes them a proxy. 続柄・資格" })
  relation!: ProxyRelation;

  @Field(() => LocalDate, { description: "First day. 開始日" })
  validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: "Last day, when known. 終了日" })
  validTo?: string | null;
}

@InputType({ description: "The end of a proxy's part. 代理人の終了" })
export class EndProxyInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The proxy. 代理人の識別子" })
  proxyId!: string;

  @Field(() => LocalDate, { description: "Last day; a day gone by ends it at once. 終了日" })
  validTo!: string;
}
