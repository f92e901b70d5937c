import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** An office's part in a person's care, with its evidence. */
@Entity({ schema: "recipients", name: "care_relationship", synchronize: false })
@ObjectType("CareRelationship", { description: "An office in charge of a person. 担当事業所" })
export class CareRelationship extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("officeNumber")
  officeNumber!: string;

  @Item("serviceType", "Service type of the office's part. サービス種類コード")
  serviceType!: string;

  @Item("code", "CARE_MANAGER 居宅介護支援, SERVICE_OFFICE サービス事業所 or MEDICAL_INSTITUTION 医療機関. 役割")
  role!: string;

  @Item("date", "First day. 開始日")
  startDate!: string;

  @Item("date", "Last day, when agreed. 終了日", { nullable: true })
  endDate!: string | null;

  @Item("code", "IDENTITY_CONFIRMED 本人確認済 or OPINION_REQUESTED 意見書作成依頼. 根拠")
  evidence!: string;

  @Item("month", "Last month in which service was planned or given. 最終サービス提供月")
  lastServiceMonth!: string;
}
