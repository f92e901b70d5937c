import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { DocumentsArgs } from "../document/documents.input.js";
import { listDocuments, listOfficeDocuments } from "../document/documents.service.js";
import { findOffice, OfficeStub } from "../office.stub.js";
import { RecipientStub } from "../recipient.stub.js";
import { CarePlan } from "./care-plan.entity.js";
import { CarePlanLine } from "./care-plan-line.entity.js";
import { carePlanByKey, carePlanLinesOf, carePlanPages, newestCarePlanOf, weeklyPlanItemsOf } from "./care-plan.loader.js";
import { toPlanTree } from "./plan-tree.rule.js";
import { PlanIssue, PlanSupport } from "./plan-tree.type.js";
import { toDailyActivities, toNonWeeklyServices, toWeeklyServices } from "./weekly-plan.rule.js";
import { DailyActivity, WeeklyService } from "./weekly-plan.type.js";

const CarePlanConnection = connectionOf(CarePlan, "CarePlanConnection");

@Resolver(() => CarePlan)
export class CarePlanResolver {
  @Query(() => CarePlan, { nullable: true, description: "One care plan by id. 居宅サービス計画1件" })
  carePlan(@Arg("id", () => ID, { description: "Identifier of the plan. 計画の識別子" }) id: string, @Ctx() context: RequestContext): Promise<CarePlan | null> | null {
    const key = findRowKey(id);
    return key ? context.load(carePlanByKey, key) : null;
  }

  @FieldResolver(() => [CarePlanLine], { description: "Rows of table 2 as they were sent. 第2表の行" })
  lines(@Root() plan: CarePlan, @Ctx() context: RequestContext): Promise<CarePlanLine[]> {
    return context.load(carePlanLinesOf, plan);
  }

  @FieldResolver(() => [PlanIssue], { description: "Table 2 as a tree: needs, goals, supports; repeated text resolved. 第2表" })
  async issues(@Root() plan: CarePlan, @Ctx() context: RequestContext): Promise<PlanIssue[]> {
    return toPlanTree(await context.load(carePlanLinesOf, plan));
  }

  @FieldResolver(() => [WeeklyService], { description: "Services of the week by day and time. 第3表 週間サービス" })
  async weeklyServices(@Root() plan: CarePlan, @Ctx() context: RequestContext): Promise<WeeklyService[]> {
    return toWeeklyServices(await context.load(weeklyPlanItemsOf, plan));
  }

  @FieldResolver(() => [DailyActivity], { description: "What the person does every day, by time. 第3表 主な日常生活上の活動" })
  async dailyActivities(@Root() plan: CarePlan, @Ctx() context: RequestContext): Promise<DailyActivity[]> {
    return toDailyActivities(await context.load(weeklyPlanItemsOf, plan));
  }

  @FieldResolver(() => [String], { description: "Services outside the weekly rhythm. 第3表 週単位以外のサービス" })
  async nonWeeklyServices(@Root() plan: CarePlan, @Ctx() context: RequestContext): Promise<string[]> {
    return toNonWeeklyServices(await context.load(weeklyPlanItemsOf, plan));
  }
}

@Resolver(() => PlanSupport)
export class PlanSupportResolver {
  @FieldResolver(() => OfficeStub, { nullable: true, description: "The office that gives it, when the number is one. サービス事業所" })
  serviceOffice(@Root() { serviceOfficeNumber }: PlanSupport): OfficeStub | null {
    return findOffice(serviceOfficeNumber);
  }
}

@Resolver(() => RecipientStub)
export class RecipientCarePlanResolver {
  @FieldResolver(() => CarePlan, { nullable: true, description: "The newest care plan in force. 有効な最新の居宅サービス計画" })
  carePlan(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<CarePlan | null> | null {
    const key = findRowKey(id);
    return key ? context.load(newestCarePlanOf, key) : null;
  }

  @FieldResolver(() => CarePlanConnection, { description: "Care plans, newest first. 居宅サービス計画の一覧" })
  carePlans(@Root() { id }: RecipientStub, @Args(() => DocumentsArgs) args: DocumentsArgs, @Ctx() context: RequestContext): Promise<Connection<CarePlan>> {
    return listDocuments(context, carePlanPages, id, args, ({ carePlanDate }) => carePlanDate);
  }
}

@Resolver(() => OfficeStub)
export class OfficeCarePlanResolver {
  @FieldResolver(() => CarePlanConnection, { description: "Care plans that the own office wrote, newest first. 自事業所が作成した居宅サービス計画の一覧" })
  carePlans(@Root() { officeNumber }: OfficeStub, @Args(() => DocumentsArgs) args: DocumentsArgs, @Ctx() context: RequestContext): Promise<Connection<CarePlan>> {
    return listOfficeDocuments(context, CarePlan, "care_plan_date", officeNumber, args, ({ carePlanDate }) => carePlanDate);
  }
}
