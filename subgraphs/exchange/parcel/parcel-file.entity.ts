import { Field, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";

/** One file of a parcel, kept byte for byte. */
@Entity({ schema: "exchange", name: "parcel_file", synchronize: false })
@ObjectType("ParcelFile", { description: "One file of a set, kept byte for byte. 送信セットのファイル" })
export class ParcelFile {
  @PrimaryColumn({ type: "uuid", name: "parcel_id" })
  parcelId!: string;

  @PrimaryColumn({ type: "text", name: "name" })
  @Field(() => String, { description: "File name. ファイル名", simple: true })
  name!: string;

  @Item("code", "Kind of file: its name's prefix, e.g. UP1KYO. ファイル種別")
  kind!: string;

  @Item("integer", "Bytes. サイズ")
  size!: number;

  @Item("text", "SHA-256 of the bytes, hexadecimal. ハッシュ値")
  sha256!: string;

  @Hidden("uuid")
  contentId!: string;
}
