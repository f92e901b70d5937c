import { ArgsType, Field, InputType, Int } from "type-graphql";
import { Yen } from "../../../platform/graphql/scalar.js";
import type { OfficeCosts } from "./effect.rule.js";

@InputType({ description: "What an office spends in a month on passing plans and results around. 1か月の費用" })
export class OfficeCostsInput implements OfficeCosts {
  @Field(() => Yen, { defaultValue: 0, description: "Printing. 印刷費" })
  printing!: number;

  @Field(() => Yen, { defaultValue: 0, description: "Telephone and fax. 通信費" })
  communication!: number;

  @Field(() => Yen, { defaultValue: 0, description: "Post. 郵送費" })
  post!: number;

  @Field(() => Yen, { defaultValue: 0, description: "Travel. 交通費" })
  travel!: number;

  @Field(() => Yen, { defaultValue: 0, description: "Care software, with the exchange's licence. 介護ソフト等の費用" })
  software!: number;

  @Field(() => Yen, { nullable: true, description: "Cost of working time; shown apart. 人件費（別掲）" })
  labour!: number | null;

  @Field(() => Int, { nullable: true, description: "Working time in minutes; shown apart. 作業時間（分・別掲）" })
  labourMinutes!: number | null;
}

/** An office's month before and after. */
@ArgsType()
export class EffectArgs {
  @Field(() => OfficeCostsInput, { nullable: true, description: "The month on paper; the founding document's example when absent. 導入前の1か月" })
  before?: OfficeCostsInput | null;

  @Field(() => OfficeCostsInput, { nullable: true, description: "The month with the exchange; estimated by the founding document's ratio when absent. 導入後の1か月" })
  after?: OfficeCostsInput | null;
}
