import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** What lay before the panel for one application, and what it judged. The official item list is not public; this is its plain core. */
@Entity({ schema: "municipal", name: "panel_review", synchronize: false })
@ObjectType("PanelReview", { description: "One panel's look at an application: its material and its judgement. 介護認定審査会資料・審査判定結果. The official item list is not public; this is its plain core." })
export class PanelReview extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("date", "Day of the application it belongs to. 申請日")
  appliedOn!: string;

  @Item("date", "Day of the panel. 審査会開催日")
  heldOn!: string;

  @Item("text", "Panel that looked at it. 合議体", { nullable: true })
  panelName!: string | null;

  @Item("text", "Number among the panel's cases. 審査番号", { nullable: true })
  caseNumber!: string | null;

  @Item("code", "Level before the application. 前回の要介護状態区分", { nullable: true })
  previousLevel!: string | null;

  @Item("code", "Level of the first, computed judgement. 一次判定結果", { nullable: true })
  primaryLevel!: string | null;

  @Item("text", "Special notes of the visit that lay before the panel. 特記事項", { nullable: true })
  visitNotes!: string | null;

  @Item("text", "What lay before the panel of the doctor's opinion. 主治医意見書の記載事項", { nullable: true })
  doctorNotes!: string | null;

  @Item("code", "DECIDED 判定 or POSTPONED 再審査. 審査の結果")
  outcome!: string;

  @Item("code", "Level of the second judgement, by the panel. 二次判定結果", { nullable: true })
  secondaryLevel!: string | null;

  @Item("text", "Why the second judgement differs from the first. 一次判定の変更理由", { nullable: true })
  changeReason!: string | null;

  @Item("integer", "Months for which the result is to hold. 認定有効期間（月数）", { nullable: true })
  validMonths!: number | null;

  @Item("text", "What the panel says besides the level. 審査会の意見", { nullable: true })
  opinion!: string | null;
}
