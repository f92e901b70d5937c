import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import { LocalDate, LocalTime, OfficeNumber, ServiceCode, YearMonth } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { UsageTable } from "../usage-table/usage-table.entity.js";
import { PlanMonthInput, WithdrawMonthInput } from "./plan-month.input.js";
import { planMonth, withdrawMonth } from "./plan-month.service.js";
import { proposeMonth, type WeeklyService } from "./propose-month.rule.js";

@ObjectType({ description: "The month as it stands after the change. 変更後のサービス利用票" })
export class UsageTablePayload {
  @Field(() => UsageTable, { description: "The usage table. サービス利用票", simple: true })
  usageTable!: UsageTable;
}

@InputType({ description: "What a text of table 3 means on table 6. 第3表の内容とサービスコードの対応" })
export class AssignmentInput {
  @Field(() => String, { description: "The text of table 3. 介護サービス内容（第3表 6）" })
  content!: string;

  @Field(() => ServiceCode, { description: "Its service code. サービスコード" })
  serviceCode!: string;

  @Field(() => OfficeNumber, { description: "The office that delivers it. サービス事業者コード" })
  serviceOfficeNumber!: string;
}

@InputType({ description: "How a month is made from the weekly plan in force. 週間サービス計画からの月間予定の作成" })
export class ProposeMonthInput {
  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => [AssignmentInput], { description: "What the texts of table 3 mean. 内容とコードの対応" })
  assignments!: AssignmentInput[];

  @Field(() => [LocalDate], { defaultValue: [], description: "Days without services, holidays among them. サービスを行わない日" })
  leftOut!: string[];
}

@ObjectType({ description: "A proposed service on one day. 予定案の1日分" })
export class ProposedService {
  @Field(() => LocalDate, { description: "Day of service. サービス利用日", simple: true })
  serviceDate!: string;

  @Field(() => LocalTime, { nullable: true, description: "Start. 開始時刻", simple: true })
  startTime!: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End. 終了時刻", simple: true })
  endTime!: string | null;

  @Field(() => ServiceCode, { description: "Service code. サービスコード", simple: true })
  serviceCode!: string;

  @Field(() => OfficeNumber, { description: "The office. サービス事業者コード", simple: true })
  serviceOfficeNumber!: string;
}

@ObjectType({ description: "A month made from the weekly plan, to be changed and planned. 月間予定の案" })
export class ProposedMonth {
  @Field(() => [ProposedService], { description: "The services by day. 予定", simple: true })
  services!: ProposedService[];

  @Field(() => [String], { description: "Texts of table 3 that have no code yet. 対応のない内容", simple: true })
  unassigned!: string[];
}

@Resolver()
export class PlanningResolver {
  @Query(() => ProposedMonth, { nullable: true, description: "A month made from the weekly plan in force, stored nowhere; null without one. 週間サービス計画から月間予定の案を作る" })
  async proposedMonth(@Arg("input", () => ProposeMonthInput, { description: "The month and what the weekly texts mean. 作成の条件" }) input: ProposeMonthInput, @Ctx() { session, audit }: RequestContext): Promise<ProposedMonth | null> {
    const { insurerNumber, rowId } = getRowKey(input.recipientId);
    const weekly = await session.query<WeeklyService>(
      `SELECT weekday, start_time AS "startTime", end_time AS "endTime", content FROM care_plans.shared_weekly_service
       WHERE insurer_number = $1 AND recipient_id = $2 AND care_plan_date = (SELECT max(care_plan_date) FROM care_plans.shared_weekly_service WHERE insurer_number = $1 AND recipient_id = $2)
       ORDER BY weekday, start_time, position`,
      [insurerNumber, rowId],
    );
    if (weekly.length === 0) return null;
    audit.note(insurerNumber, rowId, "CARE_PLAN", 1);
    const { days, unassigned } = proposeMonth(input.month, weekly, input.assignments, input.leftOut);
    return { services: days, unassigned };
  }

  @Mutation(() => UsageTablePayload, { description: "Plans a person's month, whole; every office concerned holds it from then on. サービス利用票を作成・変更する" })
  async planMonth(@Arg("input", () => PlanMonthInput, { description: "The month. 予定の内容" }) input: PlanMonthInput, @Ctx() context: RequestContext): Promise<UsageTablePayload> {
    return { usageTable: await planMonth(context, input) };
  }

  @Mutation(() => UsageTablePayload, { description: "Takes a month back from everyone who holds it. サービス利用票を取り下げる" })
  async withdrawMonth(@Arg("input", () => WithdrawMonthInput, { description: "The usage table. 取下げの内容" }) input: WithdrawMonthInput, @Ctx() context: RequestContext): Promise<UsageTablePayload> {
    return { usageTable: await withdrawMonth(context, input) };
  }
}
