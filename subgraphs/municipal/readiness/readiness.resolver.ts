import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { LocalDate } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Insurer } from "../insurer/insurer.entity.js";
import { Readiness } from "./readiness.entity.js";
import { RecordReadinessInput } from "./readiness.input.js";
import { readinessOf } from "./readiness.loader.js";
import { conformanceDate, deadline } from "./readiness.rule.js";
import { recordReadiness } from "./readiness.service.js";

@ObjectType({ description: "The insurer after the change. 記録後の保険者" })
export class RecordReadinessPayload {
  @Field(() => Insurer, { description: "The insurer. 保険者", simple: true })
  insurer!: Insurer;
}

@Resolver(() => Insurer)
export class InsurerReadinessResolver {
  @Mutation(() => RecordReadinessPayload, { description: "Records how far the own insurer is on the way to sharing. 準備状況を記録する" })
  async recordReadiness(@Arg("input", () => RecordReadinessInput, { description: "All steps. 記録の内容" }) input: RecordReadinessInput, @Ctx() context: RequestContext): Promise<RecordReadinessPayload> {
    return { insurer: await recordReadiness(context, input) };
  }

  @FieldResolver(() => Readiness, { nullable: true, description: "Steps as they stand; absent when nothing was recorded. 準備状況" })
  async steps(@Root() { insurerNumber }: Insurer, @Ctx() context: RequestContext): Promise<Readiness | null> {
    return (await context.load(readinessOf, insurerNumber))[0] ?? null;
  }

  @FieldResolver(() => [Readiness], { description: "All versions of the steps, newest first. 準備状況の履歴" })
  stepsHistory(@Root() { insurerNumber }: Insurer, @Ctx() context: RequestContext): Promise<Readiness[]> {
    return context.load(readinessOf, insurerNumber);
  }

  @FieldResolver(() => LocalDate, { description: "From this day the standard system must have the link to the platform. 適合基準日" })
  conformanceDate(): string {
    return conformanceDate;
  }

  @FieldResolver(() => LocalDate, { description: "By then every municipality shares. 全市町村での利用開始期限" })
  sharingDeadline(): string {
    return deadline;
  }
}
