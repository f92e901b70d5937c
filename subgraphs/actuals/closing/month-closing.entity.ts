import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { ClosingEntry } from "./closing-entry.js";

/** Whether a person's month is confirmed now. */
@Entity({ schema: "actuals", name: "month_closing", synchronize: false })
@ObjectType("MonthClosing", { description: "Whether a person's month is confirmed. 月次確定" })
export class MonthClosing extends ClosingEntry {}
