import { Field, Int, ObjectType } from "type-graphql";
import { Yen } from "../../../platform/graphql/scalar.js";
import type { Effect } from "./effect.rule.js";

@ObjectType({ description: "What the exchange changes for an office, in yen; labour is shown apart. データ連携の効果（人件費は別掲）" })
export class ExchangeEffect implements Effect {
  @Field(() => String, { description: "OWN_FIGURES 自事業所の実績 or FOUNDING_RATIO 国の試算の比率による推計. 算出の根拠", simple: true })
  basis!: Effect["basis"];

  @Field(() => Yen, { description: "Direct costs of a month before. 導入前の直接経費（月）", simple: true })
  totalBefore!: number;

  @Field(() => Yen, { description: "Direct costs of a month after. 導入後の直接経費（月）", simple: true })
  totalAfter!: number;

  @Field(() => Int, { description: "Yen saved in a month; negative when it costs more. 削減額（月）", simple: true })
  savedMonthly!: number;

  @Field(() => Int, { description: "Yen saved in a year; negative when it costs more. 削減額（年）", simple: true })
  savedYearly!: number;

  @Field(() => Yen, { nullable: true, description: "Cost of working time before. 導入前の人件費（月）", simple: true })
  labourBefore!: number | null;

  @Field(() => Yen, { nullable: true, description: "Cost of working time after. 導入後の人件費（月）", simple: true })
  labourAfter!: number | null;

  @Field(() => Int, { nullable: true, description: "Working time before, in minutes. 導入前の作業時間（分）", simple: true })
  labourMinutesBefore!: number | null;

  @Field(() => Int, { nullable: true, description: "Working time after, in minutes. 導入後の作業時間（分）", simple: true })
  labourMinutesAfter!: number | null;
}
