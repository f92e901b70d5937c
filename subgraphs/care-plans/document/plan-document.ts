import { Field, ObjectType } from "type-graphql";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import { DocumentStatus } from "./document-status.js";

/** What plans and basic information have in common: who sent them, which version they are and where they stand. */
@ObjectType({ description: "A plan or record that offices send each other. 計画・記録" })
export abstract class PlanDocument extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("officeNumber", "Office that wrote and sent it; documents are kept apart by it. 送信元事業所番号")
  senderOfficeNumber!: string;

  @Item("integer", "Number of this version; 1 is the first. A correction gets the next number. 版")
  version!: number;

  @Item("text", "Serial of the newest file set with this content, 14 digits; empty when written here. ファイル連番")
  serial!: string;

  @Hidden("text")
  contentHash!: string;

  @Field(() => DocumentStatus, { description: "Where it stands. 状態", simple: true })
  @Hidden("code")
  status!: DocumentStatus;

  @Hidden("text", { array: true })
  receiverOfficeNumbers!: string[];

  @Item("date", "Day the person agreed, when recorded here. 同意日", { nullable: true })
  agreedOn!: string | null;

  @Item("text", "Who agreed: the person or who acted for them. 同意者", { nullable: true })
  agreedBy!: string | null;

  @Item("date", "Last day in force, when ended. 終了日", { nullable: true })
  endedOn!: string | null;

  @Item("instant", "When this version came in. 受付日時")
  receivedAt!: string;
}
