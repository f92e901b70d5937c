import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One opening of a person's records for one hour, with its reason and what came of its review. */
@Entity({ schema: "recipients", name: "break_glass", synchronize: false })
@ObjectType("BreakGlass", { description: "A doctor opened a person's records for one hour in an emergency. 非常時閲覧" })
export class BreakGlass extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("officeNumber")
  officeNumber!: string;

  @Hidden("text")
  subject!: string;

  @Item("code", "EMERGENCY_CARE 救急, DISASTER 災害 or SYSTEM_FAILURE システム障害. 理由")
  reason!: string;

  @Item("text", "What the doctor stated. 理由の説明")
  statement!: string;

  @Item("instant", "When the records were opened. 開始日時")
  openedAt!: Date;

  @Item("instant", "When they close. 終了日時")
  expiresAt!: Date;

  @Item("instant", "When the insurer looked into it. 確認日時", { nullable: true })
  reviewedAt!: Date | null;

  @Hidden("text", { nullable: true })
  reviewedBy!: string | null;

  @Item("code", "JUSTIFIED 正当 or NOT_JUSTIFIED 不当. 確認結果", { nullable: true })
  verdict!: string | null;
}
