import { ObjectType } from "type-graphql";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One row of a document, as it was sent. */
@ObjectType({ description: "One row of a plan or record. 計画・記録の行" })
export abstract class DocumentPart extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("uuid")
  documentId!: string;

  @Item("integer", "Place of the row in the file, from 0. 行の順序")
  position!: number;
}
