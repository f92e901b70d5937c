import { Field, Int, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import type { ReadinessState, ReadinessSteps } from "./readiness.rule.js";

/** An insurer's steps as they were recorded at one time; the highest version is in force. */
@Entity({ schema: "municipal", name: "readiness", synchronize: false })
@ObjectType("Readiness", { description: "An insurer's steps on the way to sharing through the platform. 介護情報基盤への準備状況" })
export class Readiness implements ReadinessSteps {
  @PrimaryColumn({ type: "text", name: "insurer_number" })
  insurerNumber!: string;

  @PrimaryColumn({ type: "integer", name: "version" })
  @Field(() => Int, { description: "Version; give it back when you change the steps. 版", simple: true })
  version!: number;

  @Item("code", "How far the insurer is: NOT_STARTED 未着手, STANDARDISED ①標準化, SEND_READY ②改修, SENDING 送信中, MIGRATED ③移行, SHARING 共有中. 準備状況")
  state!: ReadinessState;

  @Item("code", "Whether the start is FIXED 決定, being ARRANGING 日程調整中 or UNDECIDED 未定. 利用開始日の状況")
  schedule!: string;

  @Item("date", "① System to be standardised on. 標準化の予定日", { nullable: true })
  standardisedPlanned!: string | null;

  @Item("date", "① System standardised on. 標準化の完了日", { nullable: true })
  standardisedOn!: string | null;

  @Item("date", "② System to be able to send on. 改修の予定日", { nullable: true })
  sendReadyPlanned!: string | null;

  @Item("date", "② System able to send on. 改修の完了日", { nullable: true })
  sendReadyOn!: string | null;

  @Item("date", "Sending since. 送信開始日", { nullable: true })
  sendingOn!: string | null;

  @Item("date", "③ Data to be migrated on. 移行の予定日", { nullable: true })
  migratedPlanned!: string | null;

  @Item("date", "③ Data migrated on; set by itself when a load reconciles. 移行の完了日", { nullable: true })
  migratedOn!: string | null;

  @Item("date", "Sharing to start on. 利用開始予定日", { nullable: true })
  sharingPlanned!: string | null;

  @Item("date", "Sharing since. 利用開始日", { nullable: true })
  sharingOn!: string | null;

  @Item("instant", "When this was recorded. 記録日時")
  recordedAt!: string;

  @Item("code", "LOAD 取込み, OFFICER 担当者 or RECONCILED_LOAD 移行データの照合. 記録の経路")
  recordedBy!: string;
}
