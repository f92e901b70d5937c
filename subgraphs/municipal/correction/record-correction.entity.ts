import { ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** Values by the names of load columns, as the load format writes them. */
export type RecordValues = Readonly<Record<string, string | number>>;

/** A record as it stood until a load replaced it or took it back; never changed afterwards. */
@Entity({ schema: "municipal", name: "superseded_record", synchronize: false })
@ObjectType("RecordCorrection", { description: "A record as it stood until the insurer corrected it or took it back; what stands now is among the records. 訂正・取消前の記録" })
export class RecordCorrection extends PersonalRow {
  @PrimaryColumn({ type: "uuid", name: "recipient_id" })
  recipientId!: string;

  @Hidden("uuid")
  recordId!: string;

  @Item("code", "Kind of record, as the load format names it. 記録の種類")
  kind!: string;

  @Hidden("text")
  category!: string;

  @Item("code", "CORRECTED 訂正: other values took its place; WITHDRAWN 取消: it was taken back. 訂正・取消の別")
  how!: string;

  @Item("instant", "When it ceased to stand. 訂正・取消日時")
  replacedAt!: Date;

  @Item("text", "SHA-256 of the manifest of the load that replaced it, as the signed reconciliation sheet has it. 訂正・取消を行った登録の目録")
  manifestSha256!: string;

  @Hidden("json")
  recordKey!: RecordValues;

  @Hidden("json")
  recordValues!: RecordValues;
}
