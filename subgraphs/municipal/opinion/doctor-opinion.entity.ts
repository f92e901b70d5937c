import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** What the attending doctor wrote for one application. The official item list is not public; this is its plain core. */
@Entity({ schema: "municipal", name: "doctor_opinion", synchronize: false })
@ObjectType("DoctorOpinion", { description: "Attending doctor's opinion for one application for certification. 主治医意見書. The official item list is not public; this is its plain core." })
export class DoctorOpinion extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("date", "Day of the application it belongs to. 申請日")
  appliedOn!: string;

  @Item("officeNumber", "Medical institution that wrote it. 作成医療機関")
  officeNumber!: string;

  @Item("date", "Day it was written. 記入日")
  writtenOn!: string;

  @Item("text", "Diagnoses that cause the need of care. 診断名", { nullable: true })
  diagnosis!: string | null;

  @Item("date", "Day of onset. 発症年月日", { nullable: true })
  onsetOn!: string | null;

  @Item("text", "Stability of the symptoms. 症状の安定性", { nullable: true })
  stability!: string | null;

  @Item("code", "Independence in daily life of elderly people with disabilities, as written. 障害高齢者の日常生活自立度", { nullable: true })
  physicalIndependence!: string | null;

  @Item("code", "Independence in daily life of elderly people with dementia, as written. 認知症高齢者の日常生活自立度", { nullable: true })
  dementiaIndependence!: string | null;

  @Item("text", "Course and treatment. 経過及び治療内容", { nullable: true })
  course!: string | null;

  @Item("text", "Special medical care of the last 14 days. 特別な医療", { nullable: true })
  specialCare!: string | null;

  @Item("text", "Other remarks. 特記すべき事項", { nullable: true })
  opinion!: string | null;
}
