import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { DocumentPart } from "../document/document-part.js";

/** What is known of the picture of the family; its bytes stay in the database. */
@Entity({ schema: "care_plans", name: "family_picture", synchronize: false })
@ObjectType("FamilyPicture", { description: "The picture of the family that travelled with the record. 家族構成の画像" })
export class FamilyPicture extends DocumentPart {
  @Item("text", "File name. ファイル名")
  fileName!: string;

  @Item("integer", "Bytes. 大きさ（バイト）")
  size!: number;

  @Item("text", "SHA-256 of the bytes, hexadecimal. ハッシュ値")
  sha256!: string;
}
