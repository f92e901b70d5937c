import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { ClosingEntry } from "./closing-entry.js";

/** One step in the trace of a month's closing. Nothing is ever taken out of it. */
@Entity({ schema: "actuals", name: "month_closing_event", synchronize: false })
@ObjectType("MonthClosingEvent", { description: "One step in the trace of a month's closing. 月次確定の履歴" })
export class MonthClosingEvent extends ClosingEntry {}
