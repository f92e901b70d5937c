import { Field, ObjectType } from "type-graphql";
import { Column } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import { ClosingState } from "./month-closing.enum.js";

/** What one step of closing says; the same for the state in force and the trace. */
@ObjectType({ description: "A step of closing a month. 月次確定の記録" })
export abstract class ClosingEntry extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("month", "Service month. 対象年月")
  serviceMonth!: string;

  @Column({ type: "text", name: "state" })
  @Field(() => ClosingState, { description: "Confirmed or open again. 状態", simple: true })
  state!: ClosingState;

  @Item("integer", "Counts the steps, from 1. 版")
  version!: number;

  @Item("officeNumber", "Office that did it; absent when a later file set opened the month. 操作した事業所", { nullable: true })
  officeNumber!: string | null;

  @Item("text", "Reason for opening it again; CONTENT_CHANGED when a later file set changed plan or results. 再開の理由", { nullable: true })
  reason!: string | null;

  @Hidden("text")
  content!: string;

  @Item("instant", "When. 記録日時")
  recordedAt!: string;
}
