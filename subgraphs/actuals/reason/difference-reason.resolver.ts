import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Reconciliation } from "../reconciliation/reconciliation.type.js";
import { ExplainDifferenceInput } from "./difference-reason.input.js";
import { explainDifference } from "./difference-reason.service.js";

@ObjectType({ description: "The month with the reason in it. 記録後の予実突合" })
export class ExplainDifferencePayload {
  @Field(() => Reconciliation, { description: "Plan against results. 予実突合", simple: true })
  reconciliation!: Reconciliation;
}

@Resolver()
export class DifferenceReasonResolver {
  @Mutation(() => ExplainDifferencePayload, { description: "Says why a service was given otherwise than planned; care manager and service office each for their side. 相違の理由を記す" })
  async explainDifference(@Arg("input", () => ExplainDifferenceInput, { description: "The service and the reason. サービスと理由" }) input: ExplainDifferenceInput, @Ctx() context: RequestContext): Promise<ExplainDifferencePayload> {
    return { reconciliation: await explainDifference(context, input) };
  }
}
