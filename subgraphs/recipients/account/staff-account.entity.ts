import { Field, ID, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";

/** Somebody of the staff of an office or insurer, as this platform knows them. */
@Entity({ schema: "recipients", name: "staff_account", synchronize: false })
@ObjectType("StaffAccount", { description: "An account of the staff of an office or insurer. 職員アカウント" })
export class StaffAccount {
  @PrimaryColumn({ type: "text", name: "subject" })
  @Field(() => ID, { description: "Account identifier of the issuer. アカウント識別子", simple: true })
  subject!: string;

  @Hidden("officeNumber", { nullable: true })
  officeNumber!: string | null;

  @Hidden("insurerNumber", { nullable: true })
  insurerNumber!: string | null;

  @Item("text", "Name shown. 表示名")
  displayName!: string;

  @Item("code", "Role. 役割")
  role!: string;

  @Item("text", "Job type. 職種", { nullable: true })
  jobType!: string | null;

  @Item("serviceType", "Service type worked for. サービス種類コード", { nullable: true })
  serviceType!: string | null;

  @Item("code", "OFFICE 事業所ユーザ, ADMINISTRATOR 管理者ユーザ or GENERAL 一般ユーザ. 利用者区分")
  level!: string;

  @Item("integer", "Version; a change names the one it was made from. 版")
  version!: number;

  @Item("instant", "When it ended; nothing while it is in force. 終了日時", { nullable: true })
  endedAt!: Date | null;
}
