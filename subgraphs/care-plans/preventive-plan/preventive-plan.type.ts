import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

export enum PreventiveArea {
  MOBILITY = "MOBILITY",
  DAILY_LIFE = "DAILY_LIFE",
  SOCIAL = "SOCIAL",
  HEALTH = "HEALTH",
}

registerEnumType(PreventiveArea, {
  name: "PreventiveArea",
  description: "Area of life that is assessed. アセスメント領域",
  valuesConfig: {
    MOBILITY: { description: "Exercise and getting about. 運動・移動" },
    DAILY_LIFE: { description: "Daily and family life. 日常生活（家庭生活）" },
    SOCIAL: { description: "Taking part, relations, communication. 社会参加、対人関係・コミュニケーション" },
    HEALTH: { description: "Looking after one's health. 健康管理" },
  },
});

export enum PreventiveProgramme {
  EXERCISE = "EXERCISE",
  NUTRITION = "NUTRITION",
  ORAL_CARE = "ORAL_CARE",
  HOMEBOUND = "HOMEBOUND",
  MEMORY = "MEMORY",
  DEPRESSION = "DEPRESSION",
}

registerEnumType(PreventiveProgramme, {
  name: "PreventiveProgramme",
  description: "Preventive programme of the basic checklist. 介護予防の事業プログラム",
  valuesConfig: {
    EXERCISE: { description: "Lack of exercise. 運動不足" },
    NUTRITION: { description: "Nutrition. 栄養改善" },
    ORAL_CARE: { description: "Oral care. 口腔内ケア" },
    HOMEBOUND: { description: "Staying indoors. 閉じこもり予防" },
    MEMORY: { description: "Forgetfulness. 物忘れ予防" },
    DEPRESSION: { description: "Depression. うつ予防" },
  },
});

const text = (description: string) => ({ nullable: true, description, simple: true }) as const;

@ObjectType({ description: "Assessment of one area of life. アセスメント領域と現在の状況" })
export class AreaAssessment {
  @Field(() => PreventiveArea, { description: "The area. 領域", simple: true })
  area!: PreventiveArea;

  @Field(() => String, text("Present state. 現在の状況"))
  currentStatus!: string | null;

  @Field(() => String, text("What the person and family want. 本人・家族の意欲・意向"))
  intentions!: string | null;

  @Field(() => String, text("1 there is an issue 有, 2 none 無. 領域における課題の有無"))
  issuePresent!: string | null;

  @Field(() => String, text("The issue, its background and cause. 領域における課題（背景・原因）"))
  issueBackground!: string | null;
}

@ObjectType({ description: "One programme of the basic checklist. 基本チェックリストと事業プログラム" })
export class ProgrammeNeed {
  @Field(() => PreventiveProgramme, { description: "The programme. 事業プログラム", simple: true })
  programme!: PreventiveProgramme;

  @Field(() => Int, text("Items of the checklist that apply. 基本チェックリストの該当数"))
  checklistCount!: number | null;

  @Field(() => String, text("1 needed 要, 2 not needed 否. 事業プログラムの要否"))
  needed!: string | null;
}

@ObjectType({ description: "A service in the support plan. 利用サービス" })
export class PreventiveService {
  @Field(() => String, text("Number on the form. 利用サービスＮＯ"))
  number!: string | null;

  @Field(() => String, text("Kind of service. サービス種別"))
  serviceKind!: string | null;

  @Field(() => String, text("Who gives it. 事業所（利用先）"))
  serviceOffice!: string | null;

  @Field(() => String, text("Period, free text. 期間"))
  servicePeriod!: string | null;
}

@ObjectType({ description: "A support plan under an issue. 支援計画" })
export class PreventiveSupport {
  @Field(() => String, text("Number on the form. 支援計画ＮＯ"))
  number!: string | null;

  @Field(() => String, text("Point of the support. 目標についての支援のポイント"))
  supportPoint!: string | null;

  @Field(() => String, text("Self-care, family and informal support. 本人等のセルフケアや家族の支援、インフォーマルサービス"))
  selfCareAndInformalSupport!: string | null;

  @Field(() => String, text("Insured service or community programme. 介護保険サービス又は地域支援事業"))
  insuredOrProgramService!: string | null;

  @Field(() => [PreventiveService], { description: "Services. 利用サービス", simple: true })
  services!: PreventiveService[];
}

@ObjectType({ description: "An overall issue with its support plans. 総合的課題" })
export class PreventiveIssue {
  @Field(() => String, text("Number on the form. 課題ＮＯ"))
  number!: string | null;

  @Field(() => String, text("The issue. 総合的課題"))
  overallIssue!: string | null;

  @Field(() => String, text("Proposed goal and measures. 課題に対する目標と具体策の提案"))
  goalAndMeasureProposal!: string | null;

  @Field(() => String, text("What the person and family think of the measures. 具体策についての意向 本人・家族"))
  userFamilyIntentions!: string | null;

  @Field(() => String, text("The goal. 目標"))
  goal!: string | null;

  @Field(() => [PreventiveSupport], { description: "Support plans. 支援計画", simple: true })
  supportPlans!: PreventiveSupport[];
}
