import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { UsageTable } from "../usage-table/usage-table.entity.js";
import { PlanMonthInput, WithdrawMonthInput } from "./plan-month.input.js";
import { planMonth, withdrawMonth } from "./plan-month.service.js";
import { ProposeMonthInput } from "./propose-month.input.js";
import { findProposedMonth } from "./proposed-month.service.js";
import { ProposedMonth } from "./proposed-month.type.js";

@ObjectType({ description: "The month as it stands after the change. 変更後のサービス利用票" })
export class UsageTablePayload {
  @Field(() => UsageTable, { description: "The usage table. サービス利用票", simple: true })
  usageTable!: UsageTable;
}

@Resolver()
export class PlanningResolver {
  @Query(() => ProposedMonth, { nullable: true, description: "A month made from the weekly plan in force, stored nowhere; null without one. 週間サービス計画から月間予定の案を作る" })
  proposedMonth(@Arg("input", () => ProposeMonthInput, { description: "The month and what the weekly texts mean. 作成の条件" }) input: ProposeMonthInput, @Ctx() context: RequestContext): Promise<ProposedMonth | null> {
    return findProposedMonth(context, input);
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
