import { Field, ID, InputType } from "type-graphql";
import { IdempotencyKey, LocalDate, LocalTime, OfficeNumber, ServiceCode } from "../../../platform/graphql/scalar.js";

/** The service that differs is named by its planned side, or by the given one where nothing was planned. */
@InputType({ description: "Why a service was given otherwise than planned. 相違の理由の記録" })
export class ExplainDifferenceInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => OfficeNumber, { description: "Service office of the service; a service office names itself. サービス事業者コード" })
  serviceOfficeNumber!: string;

  @Field(() => LocalDate, { description: "Day of service. サービス利用日" })
  serviceDate!: string;

  @Field(() => ServiceCode, { description: "Service code. サービスコード" })
  serviceCode!: string;

  @Field(() => LocalTime, { nullable: true, description: "Start; absent for services without a time. サービス開始時刻" })
  startTime?: string | null;

  @Field(() => String, { nullable: true, description: "The reason, up to 500 characters; without one the reason given before is taken back. 理由" })
  reason?: string | null;
}
