import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { StatisticRelease, StatisticTable } from "./statistic.entity.js";
import { StatisticArgs } from "./statistic.input.js";
import { findTable, listReleases } from "./statistic.service.js";

@Resolver()
export class StatisticResolver {
  @Query(() => [StatisticRelease], { description: "Statistics that can be asked for, newest month first. 公表済みの統計の一覧" })
  statistics(@Ctx() { session }: RequestContext): Promise<StatisticRelease[]> {
    return listReleases(session);
  }

  @Query(() => StatisticTable, { nullable: true, description: "One table of a statistic; small cells, and cells that would give them away, are hidden. 統計表" })
  statistic(@Args(() => StatisticArgs) args: StatisticArgs, @Ctx() { session }: RequestContext): Promise<StatisticTable | null> {
    return findTable(session, args);
  }
}
