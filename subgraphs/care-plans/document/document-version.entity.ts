import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** One version in the history of a document, with its content as it came. */
@Entity({ schema: "care_plans", name: "document_version", synchronize: false })
@ObjectType("DocumentVersion", { description: "One version of a plan or record. 計画・記録の版" })
export class DocumentVersion extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("uuid")
  documentId!: string;

  @Item("integer", "Number of the version. 版")
  version!: number;

  @Item("text", "Serial of the file set that brought it, 14 digits. ファイル連番")
  serial!: string;

  @Item("instant", "From when it was the current version. 有効開始")
  validFrom!: string;

  @Item("instant", "Until when; absent for the current version. 有効終了", { nullable: true })
  validTo!: string | null;
}
