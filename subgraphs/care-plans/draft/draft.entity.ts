import { Field, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import type { DocumentKind } from "../document/document-form.js";
import type { DraftContent } from "./draft-content.js";
import { DraftState } from "./draft-state.enum.js";

/** A plan or record that an office is writing; nothing of it is in the plans before it is given out. */
@Entity({ schema: "care_plans", name: "draft", synchronize: false })
@ObjectType("DocumentDraft", { description: "A plan or record that an office is writing. 計画・記録の原案" })
export class Draft extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("code", "CARE_PLAN 居宅サービス計画書, PREVENTIVE_PLAN 介護予防サービス・支援計画書 or BASIC_INFORMATION 利用者基本情報. 種類")
  kind!: DocumentKind;

  @Hidden("officeNumber")
  senderOfficeNumber!: string;

  @Item("date", "Day that the document will bear; with person and office its key. 作成（変更）日")
  day!: string;

  @Item("integer", "Number of this version; an edit names the version it was made from. 版")
  version!: number;

  @Field(() => DraftState, { description: "Where it stands. 状態", simple: true })
  @Hidden("code")
  state!: DraftState;

  @Hidden("json")
  content!: DraftContent;

  @Item("date", "Day the person agreed. 同意日", { nullable: true })
  agreedOn!: string | null;

  @Item("text", "Who agreed: the person or who acted for them. 同意者", { nullable: true })
  agreedBy!: string | null;

  @Item("instant", "When this version was written. 更新日時")
  updatedAt!: Date;
}
