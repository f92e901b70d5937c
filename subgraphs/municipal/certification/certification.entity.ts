import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One application for certification from the day it is filed to its result. */
@Entity({ schema: "municipal", name: "certification", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("Certification", { description: "An application for certification of needed long-term care, its progress and result. 要介護認定. The official item list is public only in part; this is its plain core." })
export class Certification extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("date", "Day of application. 申請日")
  appliedOn!: string;

  @Item("code", "NEW 新規, RENEWAL 更新 or CHANGE 区分変更. 申請区分")
  kind!: string;

  @Item("date", "Day the assessment visit was asked for. 認定調査依頼日", { nullable: true })
  surveyRequestedOn!: string | null;

  @Item("date", "Day the doctor's opinion was asked for. 主治医意見書依頼日", { nullable: true })
  opinionRequestedOn!: string | null;

  @Item("date", "Day for which the panel is planned. 認定審査会開催予定日", { nullable: true })
  panelPlannedOn!: string | null;

  @Item("text", "What the panel says besides the level. 認定審査会の意見", { nullable: true })
  panelOpinion!: string | null;

  @Item("date", "Day of the assessment visit. 認定調査日", { nullable: true })
  surveyedOn!: string | null;

  @Item("date", "Day the doctor's opinion arrived. 主治医意見書受領日", { nullable: true })
  opinionReceivedOn!: string | null;

  @Item("date", "Day of the panel. 認定審査会開催日", { nullable: true })
  panelOn!: string | null;

  @Item("date", "Day of the result. 認定日", { nullable: true })
  certifiedOn!: string | null;

  @Item("date", "Day it was withdrawn or rejected. 取下げ・却下日", { nullable: true })
  endedOn!: string | null;

  @Item("code", "Resulting care level. 要介護状態区分", { nullable: true })
  careLevel!: string | null;

  @Item("date", "First day of validity. 認定有効期間開始日", { nullable: true })
  validFrom!: string | null;

  @Item("date", "Last day of validity. 認定有効期間終了日", { nullable: true })
  validTo!: string | null;

  @Item("code", "Where the application stands: APPLIED 申請, SURVEYED 調査済, OPINION_RECEIVED 意見書受領, PANEL 審査, CERTIFIED 認定, REJECTED 却下, WITHDRAWN 取下げ. 進捗")
  status!: string;

  @Hidden("officeNumber", { nullable: true })
  opinionOfficeNumber!: string | null;
}
