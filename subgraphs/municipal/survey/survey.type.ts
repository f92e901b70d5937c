import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/scalar.js";

const figure = (description: string): PropertyDecorator => Field(() => Int, { nullable: true, description, simple: true });

@ObjectType({ description: "A figure that is not shown, and why. 秘匿した数値と理由" })
export class HiddenSurveyFigure {
  @Field(() => String, { description: "Name of the figure; a share is hidden with what it is made of. 項目名", simple: true })
  figure!: string;

  @Field(() => String, { description: "Rule that hid a count it is made of: SMALL_CELL 少数, COMPLEMENTARY 他の秘匿を守るため. 秘匿の理由", simple: true })
  hiddenBecause!: string;
}

@ObjectType({ description: "What bodies of one population class plan, as counts beside what they are shares of; a figure is absent when a count it is made of is hidden. 人口区分別の移行予定" })
export class ReadinessSurveyRow {
  @Field(() => String, { description: "ALL 計, FROM_25000 25,000人以上, FROM_2000 2,000人以上25,000人未満, BELOW_2000 2,000人未満 or UNKNOWN 不明. 人口区分", simple: true })
  populationClass!: string;

  @figure("Bodies asked. 対象数")
  asked!: number | null;

  @figure("Bodies that answered. 回答数")
  answered!: number | null;

  @figure("Of these, still arranging or undecided. 日程調整中・未定")
  undecided!: number | null;

  @figure("Answers with a time: what the shares are of. 有効回答数")
  valid!: number | null;

  @figure("Migrated by the end of fiscal 2026. 令和8年度末までの移行")
  byFiscal2026!: number | null;

  @figure("Share of it in whole percent. 同割合（％）")
  byFiscal2026Percent!: number | null;

  @figure("Migrated by the end of fiscal 2027, those before included. 令和9年度末までの移行（累計）")
  byFiscal2027!: number | null;

  @figure("Share of it in whole percent. 同割合（％）")
  byFiscal2027Percent!: number | null;

  @figure("Migrated in fiscal 2028 or later. 令和10年度以降の移行")
  fromFiscal2028!: number | null;

  @figure("Share of it in whole percent. 同割合（％）")
  fromFiscal2028Percent!: number | null;

  @Field(() => [HiddenSurveyFigure], { description: "Figures that are not shown, with the rule that hid each. 秘匿した数値", simple: true })
  hidden!: readonly HiddenSurveyFigure[];
}

@ObjectType({ description: "When bodies plan to have migrated: answers of a survey, or readiness as it stands. 移行時期の調査" })
export class ReadinessSurvey {
  @Field(() => String, { description: "Name of the survey, or CURRENT for readiness as it stands. 調査名", simple: true })
  survey!: string;

  @Field(() => DateTime, { description: "When it was counted. 集計時点", simple: true })
  asOf!: string;

  @Field(() => [ReadinessSurveyRow], { description: "All bodies, then each population class. 人口区分別の集計", simple: true })
  rows!: ReadinessSurveyRow[];
}
