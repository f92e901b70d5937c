import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import { MonthProgress } from "./reconciliation.enum.js";

/** A person's month over all offices, as last settled. Service offices do not see it. */
@Entity({ schema: "actuals", name: "person_month", synchronize: false })
@ObjectType("PersonMonth", { description: "A person's month over all offices. 利用者の月次の状況" })
export class PersonMonth extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("month", "Service month. 対象年月")
  serviceMonth!: string;

  @Hidden("officeNumber", { nullable: true })
  planningOfficeNumber!: string | null;

  @Column({ type: "text", name: "progress" })
  @Field(() => MonthProgress, { description: "How far the month has come. 進み具合", simple: true })
  progress!: MonthProgress;

  @Item("integer", "Services by office and type, planned or given. 事業所・種類の数")
  officeCount!: number;

  @Item("integer", "Of them, those with results. 報告済みの数")
  reportedCount!: number;

  @Item("integer", "Of them, those that differ. 相違のある数")
  differingCount!: number;

  @Item("units", "Units of everything planned. 予定単位数")
  plannedUnits!: number;

  @Item("units", "Units of everything given. 実績単位数")
  givenUnits!: number;

  @Item("yen", "Cost of everything planned, whoever pays. 予定の費用", { nullable: true })
  plannedYen!: number | null;

  @Item("yen", "Cost of everything given, whoever pays. 実績の費用", { nullable: true })
  givenYen!: number | null;

  @Hidden("text")
  content!: string;

  @Item("integer", "Counts each change of the month's plan, results, sums and reasons; `confirmMonth` takes it. 内容の版")
  contentVersion!: number;

  @Hidden("instant")
  settledAt!: string;
}
