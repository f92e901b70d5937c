import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { OfficeStub } from "../office.stub.js";
import { OfficeUsageTablesArgs } from "./office-usage-tables.input.js";
import { listOfficeUsageTables } from "./office-usage-tables.service.js";
import { UsageTable } from "./usage-table.entity.js";

const UsageTableConnection = connectionOf(UsageTable, "UsageTableConnection");

@Resolver(() => OfficeStub)
export class OfficeUsageTableResolver {
  @FieldResolver(() => UsageTableConnection, { description: "Usage tables of a month that the own office planned, by person. 自事業所が作成した利用票の一覧" })
  usageTables(@Root() { officeNumber }: OfficeStub, @Args(() => OfficeUsageTablesArgs) args: OfficeUsageTablesArgs, @Ctx() context: RequestContext): Promise<Connection<UsageTable>> {
    return listOfficeUsageTables(context, officeNumber, args);
  }
}
