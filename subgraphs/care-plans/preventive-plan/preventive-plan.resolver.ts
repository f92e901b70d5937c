import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { DocumentsArgs } from "../document/documents.input.js";
import { listDocuments, listOfficeDocuments } from "../document/documents.service.js";
import { OfficeStub } from "../office.stub.js";
import { RecipientStub } from "../recipient.stub.js";
import { PreventivePlan } from "./preventive-plan.entity.js";
import { PreventivePlanLine } from "./preventive-plan-line.entity.js";
import { preventivePlanByKey, preventivePlanLinesOf, preventivePlanPages } from "./preventive-plan.loader.js";
import { toAreas, toProgrammes } from "./preventive-plan.rule.js";
import { AreaAssessment, PreventiveIssue, ProgrammeNeed } from "./preventive-plan.type.js";
import { toPreventiveTree } from "./preventive-tree.rule.js";

const PreventivePlanConnection = connectionOf(PreventivePlan, "PreventivePlanConnection");

@Resolver(() => PreventivePlan)
export class PreventivePlanResolver {
  @Query(() => PreventivePlan, { nullable: true, description: "One preventive plan by id. 介護予防サービス・支援計画1件" })
  preventivePlan(@Arg("id", () => ID, { description: "Identifier of the plan. 計画の識別子" }) id: string, @Ctx() context: RequestContext): Promise<PreventivePlan | null> | null {
    const key = findRowKey(id);
    return key ? context.load(preventivePlanByKey, key) : null;
  }

  @FieldResolver(() => [AreaAssessment], { description: "The four areas of life. アセスメント領域" })
  areas(@Root() plan: PreventivePlan): AreaAssessment[] {
    return toAreas(plan);
  }

  @FieldResolver(() => [ProgrammeNeed], { description: "Checklist and need of the six programmes. 基本チェックリストの該当数・事業プログラムの要否" })
  programmes(@Root() plan: PreventivePlan): ProgrammeNeed[] {
    return toProgrammes(plan);
  }

  @FieldResolver(() => [PreventivePlanLine], { description: "Rows of the support plan as they were sent. 支援計画の行" })
  lines(@Root() plan: PreventivePlan, @Ctx() context: RequestContext): Promise<PreventivePlanLine[]> {
    return context.load(preventivePlanLinesOf, plan);
  }

  @FieldResolver(() => [PreventiveIssue], { description: "The support plan as a tree: issues, support plans, services; repeated text resolved. 支援計画" })
  async issues(@Root() plan: PreventivePlan, @Ctx() context: RequestContext): Promise<PreventiveIssue[]> {
    return toPreventiveTree(await context.load(preventivePlanLinesOf, plan));
  }
}

@Resolver(() => RecipientStub)
export class RecipientPreventivePlanResolver {
  @FieldResolver(() => PreventivePlanConnection, { description: "Preventive plans, newest first. 介護予防サービス・支援計画の一覧" })
  preventivePlans(@Root() { id }: RecipientStub, @Args(() => DocumentsArgs) args: DocumentsArgs, @Ctx() context: RequestContext): Promise<Connection<PreventivePlan>> {
    return listDocuments(context, preventivePlanPages, id, args, ({ planDate }) => planDate);
  }
}

@Resolver(() => OfficeStub)
export class OfficePreventivePlanResolver {
  @FieldResolver(() => PreventivePlanConnection, { description: "Preventive plans that the own office wrote, newest first. 自事業所が作成した介護予防サービス・支援計画の一覧" })
  preventivePlans(@Root() { officeNumber }: OfficeStub, @Args(() => DocumentsArgs) args: DocumentsArgs, @Ctx() context: RequestContext): Promise<Connection<PreventivePlan>> {
    return listOfficeDocuments(context, PreventivePlan, "plan_date", officeNumber, args, ({ planDate }) => planDate);
  }
}
