import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { UsageTable } from "../usage-table/usage-table.entity.js";
import { BenefitFinding } from "./benefit-finding.type.js";
import { computeUsageTable, findBenefitDifferences } from "./computed-benefit.service.js";
import { ComputedBenefit } from "./computed-benefit.type.js";

@Resolver(() => UsageTable)
export class ComputedBenefitResolver {
  @FieldResolver(() => ComputedBenefit, { nullable: true, description: "Table 7 as the rules and the month's masters give it. 別表の計算結果" })
  computedBenefit(@Root() table: UsageTable, @Ctx() context: RequestContext): Promise<ComputedBenefit> {
    return computeUsageTable(context, table);
  }

  @FieldResolver(() => [BenefitFinding], { description: "Where the sent table 7 differs from the computed one. 別表の計算値との相違" })
  benefitFindings(@Root() table: UsageTable, @Ctx() context: RequestContext): Promise<BenefitFinding[]> {
    return findBenefitDifferences(context, table);
  }
}
