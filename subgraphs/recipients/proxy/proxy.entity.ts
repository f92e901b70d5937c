import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** Somebody who acts for a person, as the insurer registered them. */
@Entity({ schema: "recipients", name: "proxy", synchronize: false })
@ObjectType("Proxy", { description: "Somebody who acts for a person: sees what the person sees. 代理人" })
export class Proxy extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("text")
  subject!: string;

  @Hidden("text")
  recordedBy!: string;

  @Hidden("instant")
  recordedAt!: Date;

  @Item("text", "Name. 代理人氏名")
  name!: string;

  @Item("code", "FAMILY 家族, GUARDIAN 成年後見人等 or OTHER その他. 続柄・資格")
  relation!: string;

  @Item("date", "First day. 開始日")
  validFrom!: string;

  @Item("date", "Last day; absent while no end is known. 終了日", { nullable: true })
  validTo!: string | null;
}
