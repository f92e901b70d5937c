import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Shown } from "../../../platform/graphql/item.js";

/** Ways in which a sent table 7 and the computed one can differ. */
export enum BenefitFindingCode {
  CODE_UNKNOWN = "CODE_UNKNOWN",
  PRICE_UNKNOWN = "PRICE_UNKNOWN",
  LIMIT_DIFFERS = "LIMIT_DIFFERS",
  ALLOCATION_INVALID = "ALLOCATION_INVALID",
  ROW_MISSING = "ROW_MISSING",
  ROW_EXTRA = "ROW_EXTRA",
  VALUE_DIFFERS = "VALUE_DIFFERS",
}

/** What each code says. */
export const findingTexts: Readonly<Record<BenefitFindingCode, { readonly en: string; readonly ja: string }>> = {
  CODE_UNKNOWN: { en: "The service-code master does not know this code in this month; its lines are not computed.", ja: "この年月のサービスコード表にないコードです。計算の対象外としました。" },
  PRICE_UNKNOWN: { en: "No unit price is known for this office and service type; its lines are not computed.", ja: "この事業所・サービス種類の単位数単価が不明です。計算の対象外としました。" },
  LIMIT_DIFFERS: { en: "The limit on the form is not that of the care level.", ja: "区分支給限度基準額が要介護状態区分の額と異なります。" },
  ALLOCATION_INVALID: { en: "The units beyond the limit are not shared out correctly; the proposal was used.", ja: "超過単位数の割振りが合いません。提案値で計算しました。" },
  ROW_MISSING: { en: "The computed table has a row that was not sent.", ja: "計算では必要な行が送信された別表にありません。" },
  ROW_EXTRA: { en: "A row was sent that the plan does not give.", ja: "予定からは出てこない行が送信されています。" },
  VALUE_DIFFERS: { en: "The value sent is not the computed one.", ja: "送信された値が計算値と異なります。" },
};

registerEnumType(BenefitFindingCode, {
  name: "BenefitFindingCode",
  description: "How a sent benefit table differs from the computed one. 別表の相違の種類",
  valuesConfig: Object.fromEntries(Object.entries(findingTexts).map(([code, { en, ja }]) => [code, { description: `${en} ${ja}` }])),
});

/** One difference between table 7 as sent and as computed. The sent rows stay as they are. */
@ObjectType({ description: "A difference between the sent and the computed benefit table. 別表の計算値との相違" })
export class BenefitFinding {
  @Field(() => BenefitFindingCode, { description: "Kind of difference. 相違の種類", simple: true })
  code!: BenefitFindingCode;

  @Shown("officeNumber", "Office of the row. サービス事業所コード", { nullable: true })
  serviceOfficeNumber!: string | null;

  @Shown("serviceCode", "Service code of the row. サービスコード", { nullable: true })
  serviceCode!: string | null;

  @Shown("text", "Field of the row, as in `BenefitRow`. 項目", { nullable: true })
  item!: string | null;

  @Shown("text", "What was sent. 送信された値", { nullable: true })
  sent!: string | null;

  @Shown("text", "What the rules give. 計算値", { nullable: true })
  computed!: string | null;

  @Shown("text", "In English. 英語の説明")
  messageEn!: string;

  @Shown("text", "In Japanese. 日本語の説明")
  messageJa!: string;
}
