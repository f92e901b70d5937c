import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One basic item of an assessment, numbered and named as the insurer has it. */
@Entity({ schema: "municipal", name: "assessment_item", synchronize: false })
@ObjectType("AssessmentItem", { description: "One basic item of the assessment sheet, numbered and named as the insurer has it. 基本調査の項目. The official item list is not public; this is its plain core." })
export class AssessmentItem extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("date")
  appliedOn!: string;

  @Item("text", "Number on the sheet, e.g. 1-3. 項目番号")
  itemNumber!: string;

  @Item("text", "Name on the sheet. 項目名")
  itemName!: string;

  @Item("text", "Answer chosen. 選択肢")
  answer!: string;

  @Item("text", "Note on the item. 特記事項", { nullable: true })
  notes!: string | null;
}
