import { Field, ID, InputType } from "type-graphql";
import { IdempotencyKey, InsuredNumber, InsurerNumber, LocalDate, OfficeNumber, ServiceTypeCode } from "../../../platform/graphql/scalar.js";
import { ConfirmationMethod } from "./confirmation-method.enum.js";

/** What an office has read from the person's papers. */
@InputType({ description: "An identity confirmation at the caller's office. 本人確認" })
export class ConfirmIdentityInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ConfirmationMethod, { description: "How the person was identified. 確認方法" })
  method!: ConfirmationMethod;

  @Field(() => InsurerNumber, { description: "Insurer number on the card. 保険者番号" })
  insurerNumber!: string;

  @Field(() => InsuredNumber, { description: "Insured number on the card. 被保険者番号" })
  insuredNumber!: string;

  @Field(() => String, { description: "Name in kana; spaces do not count. 氏名フリガナ" })
  nameKana!: string;

  @Field(() => String, { description: "Sex: 1 male, 2 female. 性別" })
  sex!: string;

  @Field(() => LocalDate, { description: "Date of birth. 生年月日" })
  birthDate!: string;

  @Field(() => ServiceTypeCode, { description: "Service type that the office gives the person; one of its own. サービス種類コード" })
  serviceType!: string;

  @Field(() => LocalDate, { description: "Day of the confirmation, today or earlier: the relation begins. 確認日" })
  confirmedOn!: string;
}

/** An end of an office's part in a person's care. */
@InputType({ description: "The end of an office's part in a person's care. 担当の終了" })
export class EndRelationshipInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The relation. 担当関係の識別子" })
  relationshipId!: string;

  @Field(() => LocalDate, { description: "Last day; not before the first. 終了日" })
  endDate!: string;
}

/** An insurer's request for a doctor's opinion. */
@InputType({ description: "The insurer's request for an attending doctor's opinion. 主治医意見書作成依頼" })
export class RequestOpinionInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => OfficeNumber, { description: "The medical institution that is asked. 医療機関番号" })
  institutionNumber!: string;

  @Field(() => LocalDate, { description: "Day of the request, today or earlier. 依頼日" })
  requestedOn!: string;
}
