import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One state of the insurance card. The official item list is public only in part; this is its plain core. */
@Entity({ schema: "municipal", name: "insured_card", synchronize: false })
@ObjectType("InsuredCard", { description: "Insurance card: care level and its validity. 被保険者証. The official item list is public only in part; this is its plain core." })
export class InsuredCard extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("code", "Care level: 06 事業対象者, 12–13 要支援１–２, 21–25 要介護１–５. 要介護状態区分", { nullable: true })
  careLevel!: string | null;

  @Item("date", "Day of certification. 認定年月日", { nullable: true })
  certifiedOn!: string | null;

  @Item("date", "First day of validity. 認定の有効期間（開始）")
  validFrom!: string;

  @Item("date", "Last day of validity. 認定の有効期間（終了）", { nullable: true })
  validTo!: string | null;

  @Item("units", "Monthly limit in units. 区分支給限度基準額", { nullable: true })
  limitUnits!: number | null;

  @Item("date", "First day of the limit's period. 限度額適用期間（開始）", { nullable: true })
  limitFrom!: string | null;

  @Item("date", "Last day of the limit's period. 限度額適用期間（終了）", { nullable: true })
  limitTo!: string | null;

  @Item("text", "Notes of the panel, designated services. 認定審査会の意見等", { nullable: true })
  notes!: string | null;

  @Item("date", "Day of issue. 交付年月日", { nullable: true })
  issuedOn!: string | null;

  @Item("text", "Restriction of benefits. 給付制限の内容", { nullable: true })
  restriction!: string | null;

  @Item("date", "First day of the restriction. 給付制限の期間（開始）", { nullable: true })
  restrictionFrom!: string | null;

  @Item("date", "Last day of the restriction. 給付制限の期間（終了）", { nullable: true })
  restrictionTo!: string | null;
}
