import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { DocumentPart } from "../document/document-part.js";

/** An illness, present or past. */
@Entity({ schema: "care_plans", name: "illness", synchronize: false })
@ObjectType("Illness", { description: "An illness, present or past. 現病歴・既往歴" })
export class Illness extends DocumentPart {
  @Item("text", "When, free text. 年月日（別表2 5）", { nullable: true })
  onsetDateText!: string | null;

  @Item("text", "Name of the illness. 病名（別表2 6）", { nullable: true })
  diseaseName!: string | null;

  @Item("text", "Institution and doctor. 医療機関・医師名（別表2 7）", { nullable: true })
  medicalInstitutionAndDoctor!: string | null;

  @Item("code", "1 attending doctor 主治医, 2 other それ以外. 主治医・意見作成者フラグ（別表2 8）", { nullable: true })
  doctorFlag!: string | null;

  @Item("text", "Telephone number. 医療機関・医師電話番号（別表2 9）", { nullable: true })
  medicalPhoneNumber!: string | null;

  @Item("code", "01 under treatment 治療中, 02 under observation 経過観察中, 03 other その他. 経過（別表2 10）", { nullable: true })
  courseStatus!: string | null;

  @Item("text", "Details of the treatment. 治療中の内容（別表2 11）", { nullable: true })
  treatmentDetails!: string | null;
}
