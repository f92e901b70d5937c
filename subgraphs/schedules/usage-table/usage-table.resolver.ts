import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { findRowKey, toGlobalId } from "../../../platform/graphql/global-id.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { BenefitRow } from "../benefit-row/benefit-row.entity.js";
import { benefitRowsOf } from "../benefit-row/benefit-row.loader.js";
import { OfficeStub, toOffice } from "../office.stub.js";
import { PlannedService } from "../planned-service/planned-service.entity.js";
import { plannedServicesOf } from "../planned-service/planned-service.loader.js";
import { pickRows } from "../planned-service/pick-rows.rule.js";
import { toPrintedGrid } from "../planned-service/printed-grid.rule.js";
import { PrintedRow } from "../planned-service/printed-row.js";
import { RecipientStub } from "../recipient.stub.js";
import { UsageTableVersion } from "./usage-table-version.entity.js";
import { UsageTable } from "./usage-table.entity.js";
import { getMonths } from "./months.rule.js";
import { MonthsArgs, ServiceRowsArgs } from "./usage-table.input.js";
import { earlierVersionsOf, usageTableByKey, usageTablesOfMonth } from "./usage-table.loader.js";

@Resolver(() => RecipientStub)
export class RecipientUsageTableResolver {
  @FieldResolver(() => UsageTable, { nullable: true, description: "The month's usage table; where several offices planned it, the last one sent. サービス利用票" })
  async usageTable(@Root() { id }: RecipientStub, @Arg("month", () => YearMonth, { description: "Service month. 対象年月" }) month: string, @Ctx() context: RequestContext): Promise<UsageTable | null> {
    const key = findRowKey(id);
    if (!key) return null;
    const [last] = await context.load(usageTablesOfMonth, { ...key, serviceMonth: month });
    return last ?? null;
  }

  @FieldResolver(() => [UsageTable], { description: "Usage tables of a span of months, by month; one for each planning office. サービス利用票の一覧" })
  async usageTables(@Root() { id }: RecipientStub, @Args(() => MonthsArgs) { from, to }: MonthsArgs, @Ctx() context: RequestContext): Promise<UsageTable[]> {
    const months = getMonths(from, to);
    const key = findRowKey(id);
    if (!key) return [];
    const tables = await Promise.all(months.map((serviceMonth) => context.load(usageTablesOfMonth, { ...key, serviceMonth })));
    return tables.flat();
  }
}

@Resolver(() => UsageTable)
export class UsageTableResolver {
  @Query(() => UsageTable, { nullable: true, description: "One usage table by id, withdrawn ones too. サービス利用票1件" })
  usageTable(@Arg("id", () => ID, { description: "Identifier of the usage table. 識別子" }) id: string, @Ctx() context: RequestContext): Promise<UsageTable | null> | null {
    const key = findRowKey(id);
    return key ? context.load(usageTableByKey, key) : null;
  }

  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: UsageTable): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Care-management office that planned and sent it. 居宅介護支援事業所（送信元）" })
  planningOffice(@Root() { planningOfficeNumber }: UsageTable): OfficeStub {
    return { officeNumber: planningOfficeNumber };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office the form names as planner. プラン担当業者コード（第6表 6）" })
  planOffice(@Root() { planOfficeNumber }: UsageTable): OfficeStub | null {
    return toOffice(planOfficeNumber);
  }

  @FieldResolver(() => [PlannedService], { description: "Table 6 as sent: one item for each day of each service. 第6表 予定" })
  async plannedServices(@Root() table: UsageTable, @Args(() => ServiceRowsArgs) args: ServiceRowsArgs, @Ctx() context: RequestContext): Promise<PlannedService[]> {
    return pickRows(await context.load(plannedServicesOf, current(table)), args);
  }

  @FieldResolver(() => [PrintedRow], { description: "Table 6 as printed: one line for each service, time and office. 第6表（印字形式）" })
  async printedGrid(@Root() table: UsageTable, @Args(() => ServiceRowsArgs) args: ServiceRowsArgs, @Ctx() context: RequestContext): Promise<PrintedRow[]> {
    return toPrintedGrid(pickRows(await context.load(plannedServicesOf, current(table)), args));
  }

  @FieldResolver(() => [BenefitRow], { description: "Table 7 as sent: services, subtotals and the total. 第7表" })
  benefitRows(@Root() table: UsageTable, @Ctx() context: RequestContext): Promise<BenefitRow[]> {
    return context.load(benefitRowsOf, current(table));
  }

  @FieldResolver(() => BenefitRow, { nullable: true, description: "The total of table 7. 第7表 全合計" })
  async benefitTotal(@Root() table: UsageTable, @Ctx() context: RequestContext): Promise<BenefitRow | null> {
    return (await context.load(benefitRowsOf, current(table))).find(({ kind }) => kind === "TOTAL") ?? null;
  }

  @FieldResolver(() => [UsageTableVersion], { description: "What later versions replaced, newest first. 旧版" })
  earlierVersions(@Root() table: UsageTable, @Ctx() context: RequestContext): Promise<UsageTableVersion[]> {
    return context.load(earlierVersionsOf, table);
  }
}

@Resolver(() => UsageTableVersion)
export class UsageTableVersionResolver {
  @FieldResolver(() => [PlannedService], { description: "Table 6 of that version. 第6表 予定" })
  plannedServices(@Root() version: UsageTableVersion, @Ctx() context: RequestContext): Promise<PlannedService[]> {
    return context.load(plannedServicesOf, version);
  }

  @FieldResolver(() => [BenefitRow], { description: "Table 7 of that version. 第7表" })
  benefitRows(@Root() version: UsageTableVersion, @Ctx() context: RequestContext): Promise<BenefitRow[]> {
    return context.load(benefitRowsOf, version);
  }
}

@Resolver(() => PlannedService)
export class PlannedServiceResolver {
  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office that is to deliver it. サービス事業所" })
  serviceOffice(@Root() { serviceOfficeNumber }: PlannedService): OfficeStub {
    return { officeNumber: serviceOfficeNumber };
  }
}

const current = ({ insurerNumber, rowId, version, serviceMonth }: UsageTable) => ({ insurerNumber, usageTableId: rowId, version, serviceMonth });
