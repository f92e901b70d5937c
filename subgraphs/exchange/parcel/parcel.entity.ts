import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";

/** A file set on its way from one office to another. */
@Entity({ schema: "exchange", name: "parcel", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("Parcel", { description: "A file set sent from one office to another under one serial. 送信セット（ケアプランデータ連携）" })
export class Parcel {
  @PrimaryColumn({ type: "uuid", name: "id" })
  parcelId!: string;

  @Field(() => ID, { description: "Opaque identifier. 識別子", simple: true })
  id!: string;

  @Hidden("officeNumber")
  senderOfficeNumber!: string;

  @Item("serviceType", "Service type of the sender; absent in names of edition 3. 送信元サービス種類コード", { nullable: true })
  senderServiceType!: string | null;

  @Hidden("officeNumber")
  receiverOfficeNumber!: string;

  @Item("serviceType", "Service type of the receiver; absent in names of edition 3. 送信先サービス種類コード", { nullable: true })
  receiverServiceType!: string | null;

  @Item("text", "Serial shared by all files of the set, 14 digits. ファイル連番")
  serial!: string;

  @Item("code", "Kind of set, e.g. plan 居宅サービス計画書, usageTable サービス利用票, results 実績; absent when no permitted set has these files. 送信セットの種類", { nullable: true })
  setKind!: string | null;

  @Item("month", "Service month, for sets that have one. 対象年月", { nullable: true })
  serviceMonth!: string | null;

  @Item("code", "RECEIVED 受付済, ACCEPTED 検査済, REJECTED 差戻し, IMPORTED 取込済, COLLECTED 受領済 or FAILED 取込不能. 状態")
  state!: string;

  @Item("integer", "Bytes of all files. 合計サイズ")
  size!: number;

  @Item("text", "SHA-256 over names and bytes of the set, hexadecimal. ハッシュ値")
  sha256!: string;

  /** Account that sent it. */
  @Hidden("text")
  receivedBy!: string;

  @Item("instant", "When the set was stored. 受付日時")
  receivedAt!: string;

  @Item("instant", "When the check passed. 検査日時", { nullable: true })
  acceptedAt!: string | null;

  @Item("instant", "When the records were taken in. 取込日時", { nullable: true })
  importedAt!: string | null;

  @Item("instant", "When the receiver confirmed it. 受領日時", { nullable: true })
  collectedAt!: string | null;

  /** Account of the receiver that confirmed it. */
  @Hidden("text", { nullable: true })
  collectedBy!: string | null;

  @Item("instant", "Last change of state. 更新日時")
  updatedAt!: string;

  @Item("integer", "Findings that stop the set. エラー件数")
  errorCount!: number;

  @Item("integer", "Findings that do not stop the set. 警告件数")
  warningCount!: number;

  @Item("integer", "Attempts to take the set in. 取込試行回数")
  attempts!: number;

  /** Not before then is the next one made. */
  @Hidden("instant")
  nextAttemptAt!: string;

  @Item("code", "Why the last attempt did not succeed: a code of the error registry, or an SQLSTATE. 直近の失敗理由", { nullable: true })
  lastErrorCode!: string | null;
}
