import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One decision as it was recorded; never changed afterwards. */
@Entity({ schema: "recipients", name: "consent_event", synchronize: false })
@ObjectType("ConsentEvent", { description: "A decision as it was recorded at the time. 本人同意の履歴" })
export class ConsentEvent extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("code", "Category of information. 情報の種類")
  category!: string;

  @Item("code", "GIVEN 同意, REFUSED 不同意 or WITHDRAWN 撤回. 同意の状態")
  state!: string;

  @Item("code", "Who recorded it: MUNICIPALITY 市町村, CARE_MANAGER 介護支援専門員 or OFFICE 事業所. 取得者")
  takenBy!: string;

  @Item("date", "Day on which the person said so. 取得日")
  takenOn!: string;

  @Item("instant", "When it was recorded. 記録日時")
  recordedAt!: Date;

  @Hidden("text", { nullable: true })
  subject!: string | null;

  @Hidden("officeNumber", { nullable: true })
  officeNumber!: string | null;
}
