import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { ActualReportHeader } from "./actual-report-header.js";

/** A version of a report that a correction replaced. */
@Entity({ schema: "actuals", name: "actual_report_version", synchronize: false })
@ObjectType("ActualReportVersion", { description: "An earlier version of results. 実績の旧版" })
export class ActualReportVersion extends ActualReportHeader {
  @Hidden("uuid")
  actualReportId!: string;

  @Item("instant", "When the next version replaced it. 差替日時")
  replacedAt!: string;
}
