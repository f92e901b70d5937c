import { Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { listOfficeGroups } from "./office-group.service.js";
import { ExchangeOfficeGroup } from "./office-group.type.js";

@Resolver()
export class OfficeGroupResolver {
  @Query(() => [ExchangeOfficeGroup], { description: "Groups of offices that took up the exchange together, before and after. 事業所グループの導入効果" })
  exchangeOfficeGroups(@Ctx() { session }: RequestContext): Promise<ExchangeOfficeGroup[]> {
    return listOfficeGroups(session);
  }
}
