import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey, toGlobalId } from "../../../platform/graphql/global-id.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { OfficeStub } from "../office.stub.js";
import { RecipientStub } from "../recipient.stub.js";
import { PersonMonth } from "./person-month.entity.js";
import { ReconciliationGroup } from "./reconciliation-group.entity.js";
import { MatchKind } from "./reconciliation.enum.js";
import { personMonthOf } from "./reconciliation.loader.js";
import { findReconciliation, matchCells } from "./reconciliation.service.js";
import { ReconciledCell, Reconciliation } from "./reconciliation.type.js";
import { PersonMonthsArgs, WorkListArgs } from "./work-list.input.js";
import { listPersonMonths, listWork } from "./work-list.service.js";

const OfficeReconciliationConnection = connectionOf(ReconciliationGroup, "OfficeReconciliationConnection");
const PersonMonthConnection = connectionOf(PersonMonth, "PersonMonthConnection");

@Resolver(() => RecipientStub)
export class RecipientReconciliationResolver {
  @FieldResolver(() => Reconciliation, { nullable: true, description: "Plan against results of a month. 予実突合" })
  async reconciliation(@Root() { id }: RecipientStub, @Arg("month", () => YearMonth, { description: "Service month. 対象年月" }) month: string, @Ctx() context: RequestContext): Promise<Reconciliation | null> {
    const key = findRowKey(id);
    return key ? findReconciliation(context, { ...key, serviceMonth: month }) : null;
  }
}

@Resolver(() => Reconciliation)
export class ReconciliationResolver {
  @FieldResolver(() => [ReconciledCell], { description: "Every planned and given service in order of day and time. 日ごとの突合" })
  async cells(
    @Root() reconciliation: Reconciliation,
    @Arg("kinds", () => [MatchKind], { nullable: true, description: "Only these. 結果で絞り込み" }) kinds: MatchKind[] | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ReconciledCell[]> {
    const cells = await matchCells(context, reconciliation);
    return kinds ? cells.filter(({ kind }) => kinds.includes(kind)) : cells;
  }

  @FieldResolver(() => Int, { nullable: true, description: "Counts each change of the month's plan, results, sums and reasons; `confirmMonth` takes it. Hidden from service offices. 内容の版" })
  async contentVersion(@Root() { insurerNumber, recipientId, serviceMonth }: Reconciliation, @Ctx() context: RequestContext): Promise<number | null> {
    return (await context.load(personMonthOf, { insurerNumber, rowId: recipientId, serviceMonth }))?.contentVersion ?? null;
  }
}

@Resolver(() => ReconciliationGroup)
export class ReconciliationGroupResolver {
  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: ReconciliationGroup): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office that gives the service. サービス事業所" })
  serviceOffice(@Root() { serviceOfficeNumber }: ReconciliationGroup): OfficeStub {
    return { officeNumber: serviceOfficeNumber };
  }
}

@Resolver(() => PersonMonth)
export class PersonMonthResolver {
  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: PersonMonth): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }
}

@Resolver(() => OfficeStub)
export class OfficeWorkResolver {
  @FieldResolver(() => OfficeReconciliationConnection, { description: "The own office's services in a month, by person: what is not reported, what differs. 自事業所の月次作業一覧" })
  workList(@Root() { officeNumber }: OfficeStub, @Args(() => WorkListArgs) args: WorkListArgs, @Ctx() context: RequestContext): Promise<Connection<ReconciliationGroup>> {
    return listWork(context, officeNumber, args);
  }

  @FieldResolver(() => PersonMonthConnection, { description: "The people for whom the own office plans, with how far their month has come. 自事業所が計画する利用者の月次一覧" })
  personMonths(@Root() { officeNumber }: OfficeStub, @Args(() => PersonMonthsArgs) args: PersonMonthsArgs, @Ctx() context: RequestContext): Promise<Connection<PersonMonth>> {
    return listPersonMonths(context, officeNumber, args);
  }
}
