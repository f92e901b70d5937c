import { ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";

/** What an account said from a moment on; written by the database itself and never changed afterwards. */
@Entity({ schema: "recipients", name: "staff_account_event", synchronize: false })
@ObjectType("StaffAccountEvent", { description: "What an account said from a moment on, and who made it so. 職員アカウントの履歴" })
export class StaffAccountEvent {
  @PrimaryColumn({ type: "uuid", name: "id" })
  id!: string;

  @Hidden("text")
  subject!: string;

  @Item("integer", "Version of the account. 版")
  version!: number;

  @Item("code", "Role. 役割")
  role!: string;

  @Item("text", "Job type. 職種", { nullable: true })
  jobType!: string | null;

  @Item("serviceType", "Service type worked for. サービス種類コード", { nullable: true })
  serviceType!: string | null;

  @Item("code", "OFFICE 事業所ユーザ, ADMINISTRATOR 管理者ユーザ or GENERAL 一般ユーザ. 利用者区分")
  level!: string;

  @Item("officeNumber", "Office it belonged to. 所属事業所", { nullable: true })
  officeNumber!: string | null;

  @Hidden("insurerNumber", { nullable: true })
  insurerNumber!: string | null;

  @Item("instant", "When it ended; nothing while it was in force. 終了日時", { nullable: true })
  endedAt!: Date | null;

  @Item("text", "Account that made it so; WORKER for a load. 変更者", { nullable: true })
  changedBy!: string | null;

  @Item("instant", "When it was made so. 変更日時")
  recordedAt!: Date;
}
