import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** Who gives a reason. */
export enum ReasonSide {
  CARE_MANAGER = "CARE_MANAGER",
  SERVICE_OFFICE = "SERVICE_OFFICE",
}

registerEnumType(ReasonSide, {
  name: "ReasonSide",
  description: "Who gives a reason. 理由を記す側",
  valuesConfig: {
    CARE_MANAGER: { description: "The care manager. 居宅介護支援事業所" },
    SERVICE_OFFICE: { description: "The service office. サービス事業所" },
  },
});

/** Why a service was given otherwise than planned, as one side says it. */
@Entity({ schema: "actuals", name: "difference_reason", synchronize: false })
@ObjectType("DifferenceReason", { description: "Why plan and results differ, as one side says it. 予定と実績の相違の理由" })
export class DifferenceReason extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("month")
  serviceMonth!: string;

  @Hidden("officeNumber")
  serviceOfficeNumber!: string;

  @Hidden("serviceType")
  serviceType!: string;

  @Hidden("date")
  serviceDate!: string;

  @Hidden("serviceCode")
  serviceCode!: string;

  /** Empty for services without a time. */
  @Hidden("text")
  startTime!: string;

  @Column({ type: "text", name: "side" })
  @Field(() => ReasonSide, { description: "Who says so. 記した側", simple: true })
  side!: ReasonSide;

  @Item("officeNumber", "Office that says so. 記した事業所")
  officeNumber!: string;

  @Item("integer", "Counts the changes of this reason, from 1. 版")
  version!: number;

  @Item("text", "The reason. 理由")
  reason!: string;

  @Item("instant", "When. 記録日時")
  recordedAt!: string;
}
