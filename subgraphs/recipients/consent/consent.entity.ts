import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** What a person agreed to, per category of information. */
@Entity({ schema: "recipients", name: "consent", synchronize: false })
@ObjectType("Consent", { description: "A person's recorded decision on one category of information. 本人同意" })
export class Consent extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("code", "Category of information, e.g. SURVEY 認定調査票, OPINION 主治医意見書, CARD 被保険者証. 情報の種類")
  category!: string;

  @Item("code", "GIVEN 同意, REFUSED 不同意 or WITHDRAWN 撤回. 同意の状態")
  state!: string;

  @Item("code", "Who recorded it: MUNICIPALITY 市町村, CARE_MANAGER 介護支援専門員 or OFFICE 事業所. 取得者")
  takenBy!: string;

  @Item("date", "Day it was recorded. 取得日")
  takenOn!: string;
}
