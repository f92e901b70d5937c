import { Field, ObjectType } from "type-graphql";
import { Shown } from "../../../platform/graphql/item.js";
import { MonthProgress, ReconciliationState } from "../reconciliation/reconciliation.enum.js";

/** How many people's months have come how far. */
@ObjectType({ description: "How many people's months have come how far. 進み具合ごとの人数" })
export class PeopleByProgress {
  @Field(() => MonthProgress, { description: "How far. 進み具合", simple: true })
  progress!: MonthProgress;

  @Shown("integer", "People. 人数")
  people!: number;
}

/** Services of an office in one state, with their sums. */
@ObjectType({ description: "Services by person, office and type in one state. 状態ごとの件数と合計" })
export class ServicesByState {
  @Field(() => ReconciliationState, { description: "State. 状態", simple: true })
  state!: ReconciliationState;

  @Shown("integer", "Services by person, office and type. 件数")
  services!: number;

  @Shown("units", "Units of everything planned. 予定単位数")
  plannedUnits!: number;

  @Shown("units", "Units of everything given. 実績単位数")
  givenUnits!: number;

  @Shown("yen", "Cost of everything planned; absent where a price is missing. 予定の費用", { nullable: true })
  plannedYen!: number | null;

  @Shown("yen", "Cost of everything given; absent where a price is missing. 実績の費用", { nullable: true })
  givenYen!: number | null;
}

/** An office's month. */
@ObjectType({ description: "An office's month over all its people. 事業所の月次の状況" })
export class OfficeMonth {
  @Shown("month", "Service month. 対象年月")
  serviceMonth!: string;

  @Field(() => [PeopleByProgress], { description: "People for whom the office plans, by progress; empty for service offices. 計画する利用者の進み具合", simple: true })
  people!: readonly PeopleByProgress[];

  @Field(() => [ServicesByState], { description: "Services that the office plans, or those it gives, by state. サービスの状態", simple: true })
  services!: readonly ServicesByState[];
}
