import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { OfficeStub } from "../parcel/office.stub.js";
import { ExchangeActivity } from "./activity.entity.js";
import { ActivityArgs } from "./activity.input.js";
import { listActivity } from "./activity.service.js";

const ExchangeActivityConnection = connectionOf(ExchangeActivity, "ExchangeActivityConnection");

@Resolver(() => ExchangeActivity)
export class ExchangeActivityResolver {
  @Query(() => ExchangeActivityConnection, { description: "Who used the exchange in which month, as counts of sets: offices see their own, the operator all. Counts of offices stand in exchangeAdoption. データ連携の利用状況（月・事業所別件数）" })
  exchangeActivity(@Args(() => ActivityArgs) args: ActivityArgs, @Ctx() context: RequestContext): Promise<Connection<ExchangeActivity>> {
    return listActivity(context, args);
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "The office. 事業所" })
  office(@Root() { officeNumber }: ExchangeActivity): OfficeStub {
    return { officeNumber };
  }
}
