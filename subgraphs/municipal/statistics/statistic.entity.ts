import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import { StatisticDimension, StatisticName } from "./statistic.js";

registerEnumType(StatisticName, {
  name: "StatisticName",
  description: "What is counted. 統計の種類",
  valuesConfig: {
    CERTIFIED_PEOPLE: { description: "People with a care level on the last day of the month. 要介護・要支援認定者数" },
    SERVICES_PLANNED: { description: "People with planned services, and how many services. サービス予定" },
    SERVICES_DELIVERED: { description: "People with delivered services, and how many services. サービス実績" },
    RECONCILIATION: { description: "People by whether plan and result of a service type agree in number. 予定と実績の突合" },
    CERTIFICATION_LEAD_TIMES: { description: "People decided upon in the month, by days from application to result. 認定までの日数" },
  },
});

registerEnumType(StatisticDimension, {
  name: "StatisticDimension",
  description: "What a statistic is counted by; at most three at once. 集計軸",
  valuesConfig: {
    SERVICE_TYPE: { description: "Service type; always named by statistics of services. サービス種類" },
    PREFECTURE: { description: "Prefecture of the insurer. 都道府県" },
    INSURER: { description: "Insurer. 保険者" },
    CARE_LEVEL: { description: "Care level. 要介護状態区分" },
    AGE_BAND: { description: "Age in bands of five years, closed below 65 and from 95. 年齢階級" },
    SEX: { description: "Sex. 性別" },
    OUTCOME: { description: "AGREES 一致, DIFFERS 相違, PLANNED_ONLY 予定のみ or DELIVERED_ONLY 実績のみ. 突合結果" },
    APPLICATION_KIND: { description: "NEW 新規, RENEWAL 更新 or CHANGE 区分変更. 申請区分" },
    LEAD_TIME: { description: "Days from application to result, in bands. 申請から認定までの日数" },
  },
});

/** One statistic of one month as it was released last. */
@Entity({ schema: "municipal", name: "statistic_release", synchronize: false })
@ObjectType("StatisticRelease", { description: "A statistic of a month that can be asked for. 公表済みの統計" })
export class StatisticRelease {
  @PrimaryColumn({ type: "text", name: "statistic" })
  @Field(() => StatisticName, { description: "What is counted. 統計の種類", simple: true })
  statistic!: StatisticName;

  @PrimaryColumn({ type: "text", name: "month" })
  @Field(() => YearMonth, { description: "Month. 対象年月", simple: true })
  month!: string;

  @Item("instant", "When the figures were last found to hold. 集計時点")
  asOf!: string;

  @Item("instant", "When the figures last changed. 更新時点")
  countedAt!: string;

  @Item("integer", "Insurers that are counted: those that have loaded such records. 集計対象の保険者数")
  insurers!: number;

  @Hidden("text")
  sourceHash!: string;
}

/** A cell of any released table, as it is stored. */
@Entity({ schema: "municipal", name: "statistic_cell", synchronize: false })
export class StoredStatisticCell {
  @PrimaryColumn({ type: "text", name: "statistic" })
  statistic!: StatisticName;

  @PrimaryColumn({ type: "text", name: "month" })
  month!: string;

  @PrimaryColumn({ type: "text", name: "shape" })
  shape!: string;

  @PrimaryColumn({ type: "text", name: "members" })
  members!: string;

  @Hidden("integer", { nullable: true })
  people!: number | null;

  @Hidden("integer", { nullable: true })
  amount!: number | null;

  @Hidden("text", { nullable: true })
  hiddenBecause!: string | null;
}

@ObjectType({ description: "Where a cell stands in one dimension. 集計軸の値" })
export class StatisticMember {
  @Field(() => StatisticDimension, { description: "Dimension. 集計軸", simple: true })
  dimension!: StatisticDimension;

  @Field(() => String, { description: "Member: a code or a band. 値", simple: true })
  member!: string;
}

@ObjectType({ description: "A cell of a statistic: a count, or the rule that hid it. Cells without people are not listed. 統計の1セル" })
export class StatisticCell {
  @Field(() => [StatisticMember], { description: "Where it stands, in the statistic's order of dimensions. 集計軸の値", simple: true })
  members!: StatisticMember[];

  @Field(() => Int, { nullable: true, description: "People; absent when hidden. 人数", simple: true })
  people!: number | null;

  @Field(() => Int, { nullable: true, description: "Services, in statistics of services; absent when hidden. 回数", simple: true })
  services!: number | null;

  @Field(() => String, { nullable: true, description: "SMALL_CELL: fewer people than may be shown 少数; CLOSED: nothing is shown of so small a municipality 小規模自治体; COMPLEMENTARY: it would give another cell away 二次秘匿. 秘匿の理由", simple: true })
  hiddenBecause!: string | null;
}

const StatisticCellConnection = connectionOf(StatisticCell, "StatisticCellConnection");

@ObjectType({ description: "One table of a statistic. 統計表" })
export class StatisticTable {
  @Field(() => StatisticRelease, { description: "Statistic, month and time. 統計と時点", simple: true })
  release!: StatisticRelease;

  @Field(() => [StatisticDimension], { description: "Dimensions of the table, in the order of its cells' members. 集計軸", simple: true })
  by!: StatisticDimension[];

  @Field(() => StatisticCellConnection, { description: "One page of its cells. セルの一覧", simple: true })
  cells!: Connection<StatisticCell>;
}
