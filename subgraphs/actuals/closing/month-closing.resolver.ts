import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import { YearMonth } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { RecipientStub } from "../recipient.stub.js";
import { ConfirmMonthInput, ReopenMonthInput } from "./month-closing.input.js";
import { confirmMonth, findMonthStatus, reopenMonth } from "./month-closing.service.js";
import { MonthStatus } from "./month-status.type.js";

@ObjectType({ description: "The month as it stands after the change. 操作後の月次の状況" })
export class MonthStepPayload {
  @Field(() => MonthStatus, { description: "The month. 月次の状況", simple: true })
  monthStatus!: MonthStatus;
}

@Resolver(() => RecipientStub)
export class RecipientMonthStatusResolver {
  @FieldResolver(() => MonthStatus, { nullable: true, description: "Where a month stands: reports, differences, confirmation. 月次の状況" })
  async monthStatus(@Root() { id }: RecipientStub, @Arg("month", () => YearMonth, { description: "Service month. 対象年月" }) month: string, @Ctx() context: RequestContext): Promise<MonthStatus | null> {
    const key = findRowKey(id);
    return key ? findMonthStatus(context, { ...key, serviceMonth: month }) : null;
  }
}

@Resolver()
export class MonthClosingResolver {
  @Mutation(() => MonthStepPayload, { description: "Confirms a person's month and locks it; its planned benefit units come out of it. 月次を確定する" })
  async confirmMonth(@Arg("input", () => ConfirmMonthInput, { description: "The month. 対象の月" }) input: ConfirmMonthInput, @Ctx() context: RequestContext): Promise<MonthStepPayload> {
    return { monthStatus: await confirmMonth(context, input) };
  }

  @Mutation(() => MonthStepPayload, { description: "Opens a confirmed month again, with a reason that stays in the trace. 確定した月次を再開する" })
  async reopenMonth(@Arg("input", () => ReopenMonthInput, { description: "The month and the reason. 対象の月と理由" }) input: ReopenMonthInput, @Ctx() context: RequestContext): Promise<MonthStepPayload> {
    return { monthStatus: await reopenMonth(context, input) };
  }
}
