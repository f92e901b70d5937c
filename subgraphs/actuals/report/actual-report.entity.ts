import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { ActualReportHeader } from "./actual-report-header.js";

/** What one office did for a person in a month in one service type: the version that holds now. */
@Entity({ schema: "actuals", name: "actual_report", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("ActualReport", { description: "Results of one office and service type for a person and month. 実績" })
export class ActualReport extends ActualReportHeader {
  @Item("code", "IN_FORCE 有効 or WITHDRAWN 取消. 状態")
  state!: string;
}
