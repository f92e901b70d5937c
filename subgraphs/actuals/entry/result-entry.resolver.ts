import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ActualReport } from "../report/actual-report.entity.js";
import { EnterResultsAsPlannedInput, EnterResultsInput, WithdrawResultsInput } from "./result-entry.input.js";
import { enterResults, enterResultsAsPlanned, withdrawResults } from "./result-entry.service.js";

@ObjectType({ description: "The results as they stand after the change. 変更後の実績" })
export class ResultEntryPayload {
  @Field(() => ActualReport, { description: "The results. 実績", simple: true })
  report!: ActualReport;
}

@Resolver()
export class ResultEntryResolver {
  @Mutation(() => ResultEntryPayload, { description: "Puts days into the own office's results; the version before stays readable. 実績を日ごとに入力する" })
  async enterResults(@Arg("input", () => EnterResultsInput, { description: "The days. 入力する日" }) input: EnterResultsInput, @Ctx() context: RequestContext): Promise<ResultEntryPayload> {
    return { report: await enterResults(context, input) };
  }

  @Mutation(() => ResultEntryPayload, { description: "Puts what was planned into the own office's results, for some days. 予定どおりに実績を入力する" })
  async enterResultsAsPlanned(@Arg("input", () => EnterResultsAsPlannedInput, { description: "The days. 対象の日" }) input: EnterResultsAsPlannedInput, @Ctx() context: RequestContext): Promise<ResultEntryPayload> {
    return { report: await enterResultsAsPlanned(context, input) };
  }

  @Mutation(() => ResultEntryPayload, { description: "Takes the own office's results back. 実績を取り消す" })
  async withdrawResults(@Arg("input", () => WithdrawResultsInput, { description: "The results. 対象の実績" }) input: WithdrawResultsInput, @Ctx() context: RequestContext): Promise<ResultEntryPayload> {
    return { report: await withdrawResults(context, input) };
  }
}
