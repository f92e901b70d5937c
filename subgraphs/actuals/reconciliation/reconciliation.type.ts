import { Field, ObjectType } from "type-graphql";
import { Shown } from "../../../platform/graphql/item.js";
import { DifferenceReason } from "../reason/difference-reason.entity.js";
import { ReconciliationGroup } from "./reconciliation-group.entity.js";
import { ChangedItem, MatchKind } from "./reconciliation.enum.js";

/** One side of a reconciled cell. */
@ObjectType({ description: "A service on one day, planned or given. 予定または実績の1日分" })
export class ReconciledService {
  @Shown("date", "Day of service. サービス利用日")
  serviceDate!: string;

  @Shown("time", "Start; absent for services without a time. サービス開始時刻", { nullable: true })
  startTime!: string | null;

  @Shown("time", "End; absent for services without a time. サービス終了時刻", { nullable: true })
  endTime!: string | null;

  @Shown("serviceCode", "Service code. サービスコード")
  serviceCode!: string;

  @Shown("integer", "Times on that day. サービス回数")
  serviceCount!: number;

  @Shown("units", "Units per time as the form has it. 単位数", { nullable: true })
  units!: number | null;

  @Shown("officeNumber", "Number of the service office. サービス事業者コード")
  serviceOfficeNumber!: string;
}

/** What was planned beside what was given. */
@ObjectType({ description: "A planned service beside the given one. 予定と実績の対" })
export class ReconciledCell {
  @Field(() => MatchKind, { description: "What became of it. 突合の結果", simple: true })
  kind!: MatchKind;

  @Field(() => [ChangedItem], { description: "In what it differs. 変更された項目", simple: true })
  changed!: ChangedItem[];

  @Field(() => ReconciledService, { nullable: true, description: "As planned. 予定", simple: true })
  planned!: ReconciledService | null;

  @Field(() => ReconciledService, { nullable: true, description: "As given. 実績", simple: true })
  given!: ReconciledService | null;

  @Field(() => [DifferenceReason], { description: "Why, as either side says it. 相違の理由", simple: true })
  reasons!: DifferenceReason[];
}

/** A person's month, plan against results, as far as the viewer sees the results. */
@ObjectType({ description: "A person's month, plan against results. 予実突合" })
export class Reconciliation {
  @Shown("month", "Service month. 対象年月")
  serviceMonth!: string;

  @Field(() => [ReconciliationGroup], { description: "By office and service type; a service office sees its own. 事業所・サービス種類ごと", simple: true })
  offices!: ReconciliationGroup[];

  @Shown("units", "Units of everything planned. 予定単位数の合計")
  plannedUnits!: number;

  @Shown("units", "Units of everything given. 実績単位数の合計")
  givenUnits!: number;

  @Shown("yen", "Cost of everything planned, whoever pays. 予定の費用の合計", { nullable: true })
  plannedYen!: number | null;

  @Shown("yen", "Cost of everything given, whoever pays. 実績の費用の合計", { nullable: true })
  givenYen!: number | null;

  /** The person, for the cells that are matched when they are asked for. */
  readonly insurerNumber!: string;
  readonly recipientId!: string;
}
