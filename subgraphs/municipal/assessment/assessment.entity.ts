import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** The assessment visit of one application. The official item list is not public; this is its plain core. */
@Entity({ schema: "municipal", name: "assessment", synchronize: false })
@ObjectType("Assessment", { description: "Assessment sheet of one application for certification. 認定調査票. The official item list is not public; this is its plain core." })
export class Assessment extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("date", "Day of the application it belongs to. 申請日")
  appliedOn!: string;

  @Item("date", "Day of the visit. 調査実施日")
  surveyedOn!: string;

  @Item("text", "Where it took place. 実施場所", { nullable: true })
  place!: string | null;

  @Item("code", "Independence in daily life of elderly people with disabilities, as written: J1 … C2. 障害高齢者の日常生活自立度", { nullable: true })
  physicalIndependence!: string | null;

  @Item("code", "Independence in daily life of elderly people with dementia, as written: I … M. 認知症高齢者の日常生活自立度", { nullable: true })
  dementiaIndependence!: string | null;

  @Item("code", "Level of the first, computed judgement. 一次判定結果", { nullable: true })
  primaryLevel!: string | null;

  @Item("integer", "Estimated minutes of care a day, in tenths. 要介護認定等基準時間（0.1分単位）", { nullable: true })
  standardMinutes!: number | null;

  @Item("text", "Special notes. 特記事項", { nullable: true })
  notes!: string | null;
}
