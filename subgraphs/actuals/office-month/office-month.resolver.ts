import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { OfficeStub } from "../office.stub.js";
import { ActualReport } from "../report/actual-report.entity.js";
import { OfficeReportsArgs } from "../report/office-reports.input.js";
import { listOfficeReports } from "../report/office-reports.service.js";
import { findOfficeMonth } from "./office-month.service.js";
import { OfficeMonth } from "./office-month.type.js";

const ActualReportConnection = connectionOf(ActualReport, "ActualReportConnection");

@Resolver(() => OfficeStub)
export class OfficeMonthResolver {
  @FieldResolver(() => OfficeMonth, { nullable: true, description: "The own office's month: people by progress, services by state. 自事業所の月次の状況" })
  month(@Root() { officeNumber }: OfficeStub, @Arg("month", () => YearMonth, { description: "Service month. 対象年月" }) month: string, @Ctx() context: RequestContext): Promise<OfficeMonth | null> {
    return findOfficeMonth(context, officeNumber, month);
  }

  @FieldResolver(() => ActualReportConnection, { description: "Results of a month that the own office gave, or that name it as planner, by person. 自事業所の実績の一覧" })
  actuals(@Root() { officeNumber }: OfficeStub, @Args(() => OfficeReportsArgs) args: OfficeReportsArgs, @Ctx() context: RequestContext): Promise<Connection<ActualReport>> {
    return listOfficeReports(context, officeNumber, args);
  }
}
