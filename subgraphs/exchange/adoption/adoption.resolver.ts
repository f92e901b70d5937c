import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ExchangeAdoption } from "./adoption.entity.js";
import { AdoptionArgs } from "./adoption.input.js";
import { AdoptionReference } from "./adoption-reference.js";
import { listAdoption, listReferences } from "./adoption.service.js";

@Resolver(() => ExchangeAdoption)
export class ExchangeAdoptionResolver {
  @Query(() => [ExchangeAdoption], { description: "How many offices used the exchange, by month, kind of office and prefecture; counted every ten minutes. データ連携の普及状況（月・種別・都道府県別の事業所数）" })
  exchangeAdoption(@Args(() => AdoptionArgs) { from, to }: AdoptionArgs, @Ctx() { session }: RequestContext): Promise<ExchangeAdoption[]> {
    return listAdoption(session, from, to);
  }

  @Query(() => [AdoptionReference], { description: "How many offices use the exchange, as published elsewhere and loaded. データ連携の普及状況（公表値）" })
  exchangeAdoptionReferences(@Args(() => AdoptionArgs) { from, to }: AdoptionArgs, @Ctx() { session }: RequestContext): Promise<AdoptionReference[]> {
    return listReferences(session, from, to);
  }
}
