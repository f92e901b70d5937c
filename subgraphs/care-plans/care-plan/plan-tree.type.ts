import { Field, Int, ObjectType } from "type-graphql";

const number = { nullable: true, description: "Number on the form. 番号", simple: true } as const;

/** A support with the office that gives it. */
@ObjectType({ description: "What is done towards a goal. 援助内容" })
export class PlanSupport {
  @Field(() => Int, number)
  supportNumber!: number | null;

  @Field(() => String, { nullable: true, description: "What is done; repeated text is resolved. サービス内容", simple: true })
  serviceContent!: string | null;

  @Field(() => String, { nullable: true, description: "Y covered by care insurance, N or absent not. 保険対象区分", simple: true })
  insuranceCoverage!: string | null;

  @Field(() => String, { nullable: true, description: "Kind of service, free text. サービス種別", simple: true })
  serviceKind!: string | null;

  @Field(() => String, { nullable: true, description: "Number of who gives it, as sent. サービス事業者コード", simple: true })
  serviceOfficeNumber!: string | null;

  @Field(() => String, { nullable: true, description: "Name of who gives it. サービス事業所名", simple: true })
  serviceOfficeName!: string | null;

  @Field(() => String, { nullable: true, description: "How often. 頻度", simple: true })
  frequency!: string | null;

  @Field(() => String, { nullable: true, description: "Period of the service, free text. 実施期間", simple: true })
  servicePeriod!: string | null;
}

@ObjectType({ description: "A pair of long-term and short-term goal. 援助目標" })
export class PlanGoal {
  @Field(() => Int, number)
  number!: number | null;

  @Field(() => String, { nullable: true, description: "Long-term goal. 長期目標", simple: true })
  longTermGoal!: string | null;

  @Field(() => String, { nullable: true, description: "Its period, free text. 長期期間", simple: true })
  longTermPeriod!: string | null;

  @Field(() => String, { nullable: true, description: "Short-term goal. 短期目標", simple: true })
  shortTermGoal!: string | null;

  @Field(() => String, { nullable: true, description: "Its period, free text. 短期期間", simple: true })
  shortTermPeriod!: string | null;

  @Field(() => [PlanSupport], { description: "What is done, in print order. 援助内容", simple: true })
  supports!: PlanSupport[];
}

@ObjectType({ description: "A need with its goals. 生活全般の解決すべき課題（ニーズ）" })
export class PlanIssue {
  @Field(() => Int, number)
  number!: number | null;

  @Field(() => String, { nullable: true, description: "The need. 課題", simple: true })
  text!: string | null;

  @Field(() => [PlanGoal], { description: "Its goals, in print order. 援助目標", simple: true })
  goals!: PlanGoal[];
}
