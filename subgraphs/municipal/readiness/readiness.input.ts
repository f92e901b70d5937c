import { Field, InputType, Int, registerEnumType } from "type-graphql";
import { IdempotencyKey, LocalDate } from "../../../platform/graphql/scalar.js";

/** What the portal says about a start that is not fixed. */
export enum ReadinessSchedule {
  FIXED = "FIXED",
  ARRANGING = "ARRANGING",
  UNDECIDED = "UNDECIDED",
}

registerEnumType(ReadinessSchedule, {
  name: "ReadinessSchedule",
  description: "Whether the day sharing starts is known. 利用開始日の状況",
  valuesConfig: {
    FIXED: { description: "The day is fixed. 決定" },
    ARRANGING: { description: "A proposal is being adjusted. 日程調整中" },
    UNDECIDED: { description: "Adjustment has not begun. 未定" },
  },
});

const day = (description: string): PropertyDecorator => Field(() => LocalDate, { nullable: true, description });

/** All steps of the own insurer; a day that is left out is taken away. */
@InputType({ description: "The own insurer's steps on the way to sharing; a day that is left out is taken away. 準備状況の記録" })
export class RecordReadinessInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => Int, { description: "Version that was read; 0 when nothing is on record. 版" })
  version!: number;

  @Field(() => ReadinessSchedule, { description: "Whether the start is fixed; then its day is given. 利用開始日の状況" })
  schedule!: ReadinessSchedule;

  @day("① System to be standardised on. 標準化の予定日")
  standardisedPlanned?: string | null;

  @day("① System standardised on. 標準化の完了日")
  standardisedOn?: string | null;

  @day("② System to be able to send on. 改修の予定日")
  sendReadyPlanned?: string | null;

  @day("② System able to send on. 改修の完了日")
  sendReadyOn?: string | null;

  @day("Sending since. 送信開始日")
  sendingOn?: string | null;

  @day("③ Data to be migrated on. 移行の予定日")
  migratedPlanned?: string | null;

  @day("③ Data migrated on. 移行の完了日")
  migratedOn?: string | null;

  @day("Sharing to start on. 利用開始予定日")
  sharingPlanned?: string | null;

  @day("Sharing since. 利用開始日")
  sharingOn?: string | null;
}
