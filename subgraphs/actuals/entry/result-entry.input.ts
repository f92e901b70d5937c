import { Field, ID, InputType, Int } from "type-graphql";
import { IdempotencyKey, LocalDate, LocalTime, ServiceCode, ServiceTypeCode, YearMonth } from "../../../platform/graphql/scalar.js";

/** Whose results of which month and service type are changed, and what the caller has seen of them. */
@InputType({ description: "Results of the own office for a person, month and service type. 自事業所の実績" })
abstract class ResultEntryInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => ServiceTypeCode, { description: "Service type. サービス種類コード" })
  serviceType!: string;

  @Field(() => Int, { description: "Version of the results that the caller has seen; 0 when there were none. 手元の版" })
  version!: number;
}

@InputType({ description: "A service given on one day. 1日分の実績" })
export class ResultDayInput {
  @Field(() => LocalDate, { description: "Day of service. サービス利用日" })
  serviceDate!: string;

  @Field(() => ServiceCode, { description: "Service code. サービスコード" })
  serviceCode!: string;

  @Field(() => LocalTime, { nullable: true, description: "Start; absent for services without a time. サービス開始時刻" })
  startTime?: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End; absent for services without a time. サービス終了時刻" })
  endTime?: string | null;

  @Field(() => Int, { description: "Times on that day, 0 to 99; 0 takes the entry out. サービス回数" })
  serviceCount!: number;

  @Field(() => Int, { nullable: true, description: "Units per time after discount. 単位数" })
  units?: number | null;
}

@InputType({ description: "Entering results day by day. 実績の入力" })
export class EnterResultsInput extends ResultEntryInput {
  @Field(() => [ResultDayInput], { description: "Days to put in, 1 to 200; one of the same day, code and start is replaced. 入力する日" })
  days!: ResultDayInput[];
}

@InputType({ description: "Entering results as planned. 予定どおりの入力" })
export class EnterResultsAsPlannedInput extends ResultEntryInput {
  @Field(() => LocalDate, { description: "First day. 開始日" })
  from!: string;

  @Field(() => LocalDate, { description: "Last day. 終了日" })
  to!: string;
}

@InputType({ description: "Taking results back. 実績の取消し" })
export class WithdrawResultsInput extends ResultEntryInput {}
