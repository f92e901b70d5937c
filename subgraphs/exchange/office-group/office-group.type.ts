import { Field, Int, ObjectType } from "type-graphql";
import { YearMonth } from "../../../platform/graphql/scalar.js";

@ObjectType({ description: "Something a group measured itself, e.g. sheets of paper. グループの実測値" })
export class OfficeGroupMeasure {
  @Field(() => String, { description: "What was measured. 指標", simple: true })
  measure!: string;

  @Field(() => String, { description: "Unit. 単位", simple: true })
  unit!: string;

  @Field(() => Int, { description: "Before. 導入前", simple: true })
  before!: number;

  @Field(() => Int, { description: "After. 導入後", simple: true })
  after!: number;
}

@ObjectType({ description: "The exchange in the three months before or after a group took it up. グループの利用状況" })
export class OfficeGroupPeriod {
  @Field(() => YearMonth, { description: "First month. 開始年月", simple: true })
  from!: string;

  @Field(() => YearMonth, { description: "Last month. 終了年月", simple: true })
  to!: string;

  @Field(() => Int, { nullable: true, description: "Offices of the group that sent or received a set; absent when hidden. 利用事業所数（分子）", simple: true })
  officesUsing!: number | null;

  @Field(() => Int, { nullable: true, description: "Sets sent by the group; absent when hidden. 送信件数", simple: true })
  setsSent!: number | null;
}

@ObjectType({ description: "Offices that took up the exchange together, before and after. データ連携を共に導入した事業所グループ" })
export class ExchangeOfficeGroup {
  @Field(() => String, { description: "Name. グループ名", simple: true })
  name!: string;

  @Field(() => YearMonth, { description: "Month in which they took it up. 導入年月", simple: true })
  introducedMonth!: string;

  @Field(() => Int, { nullable: true, description: "Offices of the group; absent when hidden. 事業所数（分母）", simple: true })
  offices!: number | null;

  @Field(() => OfficeGroupPeriod, { description: "The three months before. 導入前3か月", simple: true })
  before!: OfficeGroupPeriod;

  @Field(() => OfficeGroupPeriod, { description: "The three months from then on. 導入後3か月", simple: true })
  after!: OfficeGroupPeriod;

  @Field(() => [OfficeGroupMeasure], { description: "What the group measured itself. 実測値", simple: true })
  measures!: OfficeGroupMeasure[];

  @Field(() => String, { nullable: true, description: "SMALL_CELL when 1 or 2 offices would be told. 秘匿の理由", simple: true })
  hiddenBecause!: string | null;
}
