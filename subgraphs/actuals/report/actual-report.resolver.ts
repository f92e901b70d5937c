import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { findRowKey, toGlobalId } from "../../../platform/graphql/global-id.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ActualDay } from "../day/actual-day.entity.js";
import { daysOf } from "../day/actual-day.loader.js";
import { OfficeStub, toOffice } from "../office.stub.js";
import { RecipientStub } from "../recipient.stub.js";
import { ActualReportVersion } from "./actual-report-version.entity.js";
import { ActualReport } from "./actual-report.entity.js";
import { earlierVersionsOf, reportByKey, reportsOfMonth } from "./actual-report.loader.js";

@Resolver(() => RecipientStub)
export class RecipientActualsResolver {
  @FieldResolver(() => [ActualReport], { description: "Results of a month, by office and service type. 実績" })
  async actuals(@Root() { id }: RecipientStub, @Arg("month", () => YearMonth, { description: "Service month. 対象年月" }) month: string, @Ctx() context: RequestContext): Promise<ActualReport[]> {
    const key = findRowKey(id);
    return key ? context.load(reportsOfMonth, { ...key, serviceMonth: month }) : [];
  }
}

@Resolver(() => ActualReport)
export class ActualReportResolver {
  @Query(() => ActualReport, { nullable: true, description: "One report of results by id, withdrawn ones too. 実績1件" })
  actualReport(@Arg("id", () => ID, { description: "Identifier of the report. 識別子" }) id: string, @Ctx() context: RequestContext): Promise<ActualReport | null> | null {
    const key = findRowKey(id);
    return key ? context.load(reportByKey, key) : null;
  }

  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: ActualReport): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office that gave the service. サービス事業所" })
  serviceOffice(@Root() { serviceOfficeNumber }: ActualReport): OfficeStub {
    return { officeNumber: serviceOfficeNumber };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office that sent the results; another than the service office when they were forwarded. 送信元事業所" })
  reportedBy(@Root() { reportedByOfficeNumber }: ActualReport): OfficeStub {
    return { officeNumber: reportedByOfficeNumber };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office the form names as planner. プラン担当業者コード（第6表 6）" })
  planOffice(@Root() { planOfficeNumber }: ActualReport): OfficeStub | null {
    return toOffice(planOfficeNumber);
  }

  @FieldResolver(() => [ActualDay], { description: "What was done on each day. 日ごとの実績" })
  days(@Root() report: ActualReport, @Ctx() context: RequestContext): Promise<ActualDay[]> {
    const { insurerNumber, rowId, version, serviceMonth } = report;
    return context.load(daysOf, { insurerNumber, actualReportId: rowId, version, serviceMonth });
  }

  @FieldResolver(() => [ActualReportVersion], { description: "What corrections replaced, newest first. 旧版" })
  earlierVersions(@Root() report: ActualReport, @Ctx() context: RequestContext): Promise<ActualReportVersion[]> {
    return context.load(earlierVersionsOf, report);
  }
}

@Resolver(() => ActualReportVersion)
export class ActualReportVersionResolver {
  @FieldResolver(() => [ActualDay], { description: "What that version said of each day. 日ごとの実績" })
  days(@Root() version: ActualReportVersion, @Ctx() context: RequestContext): Promise<ActualDay[]> {
    return context.load(daysOf, version);
  }
}
