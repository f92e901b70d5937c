import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { StaffAccount } from "./staff-account.entity.js";
import { StaffAccountEvent } from "./staff-account-event.entity.js";
import { staffAccountHistory } from "./staff-account-event.loader.js";
import { ChangeStaffAccountInput, CreateStaffAccountInput, EndStaffAccountInput, StaffAccountsArgs } from "./staff-account.input.js";
import { changeStaffAccount, createStaffAccount, endStaffAccount, listStaffAccounts } from "./staff-account.service.js";

const StaffAccountConnection = connectionOf(StaffAccount, "StaffAccountConnection");

@ObjectType({ description: "The account as it stands after the change. 変更後の職員アカウント" })
export class StaffAccountPayload {
  @Field(() => StaffAccount, { description: "The account. 職員アカウント", simple: true })
  staffAccount!: StaffAccount;
}

@Resolver(() => StaffAccount)
export class StaffAccountResolver {
  @Query(() => StaffAccountConnection, { description: "Accounts of one's own office or insurer, in the order of their identifiers. 職員アカウントの一覧" })
  staffAccounts(@Args(() => StaffAccountsArgs) args: StaffAccountsArgs, @Ctx() context: RequestContext): Promise<Connection<StaffAccount>> {
    return listStaffAccounts(context, args);
  }

  @FieldResolver(() => [StaffAccountEvent], { description: "What the account said and says, newest first. 履歴" })
  history(@Root() { subject }: StaffAccount, @Ctx() context: RequestContext): Promise<StaffAccountEvent[]> {
    return context.load(staffAccountHistory, subject);
  }

  @Mutation(() => StaffAccountPayload, { description: "Takes somebody on in one's own office or insurer. 職員アカウントを登録する" })
  async createStaffAccount(@Arg("input", () => CreateStaffAccountInput, { description: "The account. 登録の内容" }) input: CreateStaffAccountInput, @Ctx() context: RequestContext): Promise<StaffAccountPayload> {
    return { staffAccount: await createStaffAccount(context, input) };
  }

  @Mutation(() => StaffAccountPayload, { description: "Changes what an account says. 職員アカウントを変更する" })
  async changeStaffAccount(@Arg("input", () => ChangeStaffAccountInput, { description: "What it says from now on. 変更の内容" }) input: ChangeStaffAccountInput, @Ctx() context: RequestContext): Promise<StaffAccountPayload> {
    return { staffAccount: await changeStaffAccount(context, input) };
  }

  @Mutation(() => StaffAccountPayload, { description: "Ends an account: its holder is out at once. 職員アカウントを終了する" })
  async endStaffAccount(@Arg("input", () => EndStaffAccountInput, { description: "Which account. 終了の内容" }) input: EndStaffAccountInput, @Ctx() context: RequestContext): Promise<StaffAccountPayload> {
    return { staffAccount: await endStaffAccount(context, input) };
  }
}
