import { Field, ObjectType } from "type-graphql";
import { Shown } from "../../../platform/graphql/item.js";
import { PersonMonth } from "../reconciliation/person-month.entity.js";
import { ReconciliationGroup } from "../reconciliation/reconciliation-group.entity.js";
import { ClosingUnit } from "./closing-unit.entity.js";
import { MonthClosingEvent } from "./month-closing-event.entity.js";
import { MonthClosing } from "./month-closing.entity.js";

/** Where a person's month stands. */
@ObjectType({ description: "Where a person's month stands. 月次の状況" })
export class MonthStatus {
  @Shown("month", "Service month. 対象年月")
  serviceMonth!: string;

  @Shown("boolean", "Whether the month is confirmed and locked. 確定済みか")
  isLocked!: boolean;

  @Field(() => PersonMonth, { nullable: true, description: "All offices together; hidden from service offices. 全事業所の状況", simple: true })
  person!: PersonMonth | null;

  @Field(() => [ReconciliationGroup], { description: "By office and service type; a service office sees its own. 事業所・サービス種類ごと", simple: true })
  offices!: ReconciliationGroup[];

  @Field(() => MonthClosing, { nullable: true, description: "The last step of closing. 月次確定", simple: true })
  closing!: MonthClosing | null;

  @Field(() => [MonthClosingEvent], { description: "All steps, newest first. 月次確定の履歴", simple: true })
  trace!: MonthClosingEvent[];

  @Field(() => [ClosingUnit], { description: "Planned benefit units of the month as confirmed; none while it is open. 給付計画単位数", simple: true })
  units!: ClosingUnit[];
}
