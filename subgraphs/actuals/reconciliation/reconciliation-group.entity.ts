import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import { ReconciliationState } from "./reconciliation.enum.js";

/** Plan against results of one person, month, service office and service type, as last settled. */
@Entity({ schema: "actuals", name: "reconciliation_group", synchronize: false })
@ObjectType("OfficeReconciliation", { description: "Plan against results of one office and service type in a month. 事業所・サービス種類ごとの予実突合" })
export class ReconciliationGroup extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("month", "Service month. 対象年月")
  serviceMonth!: string;

  @Item("officeNumber", "Number of the service office. サービス事業者コード")
  serviceOfficeNumber!: string;

  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Hidden("officeNumber", { nullable: true })
  planningOfficeNumber!: string | null;

  @Column({ type: "text", name: "state" })
  @Field(() => ReconciliationState, { description: "How far it has come. 状態", simple: true })
  state!: ReconciliationState;

  @Item("integer", "Planned services, day by day. 予定の件数")
  plannedCells!: number;

  @Item("integer", "Given services, day by day. 実績の件数")
  givenCells!: number;

  @Item("integer", "Given as planned. 一致")
  matched!: number;

  @Item("integer", "Given at another time, with another code or count. 変更")
  changed!: number;

  @Item("integer", "Planned and not given. 未実施")
  missing!: number;

  @Item("integer", "Given and not planned. 予定外")
  extra!: number;

  @Item("units", "Units of everything planned, percentage add-ons included. 予定単位数")
  plannedUnits!: number;

  @Item("units", "Units of everything given, percentage add-ons included. 実績単位数")
  givenUnits!: number;

  @Item("yen", "Cost of everything planned, whoever pays; absent without a unit price. 予定の費用", { nullable: true })
  plannedYen!: number | null;

  @Item("yen", "Cost of everything given, whoever pays; absent without a unit price. 実績の費用", { nullable: true })
  givenYen!: number | null;
}
