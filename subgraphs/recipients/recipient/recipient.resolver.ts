import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import { InsuredNumber, InsurerNumber } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "./recipient.entity.js";
import { RecipientsArgs } from "./recipient.input.js";
import { recipientByKey } from "./recipient.loader.js";
import { findRecipientByNumber, listRecipients } from "./recipient.service.js";

/** A page of people, wherever they are listed. */
export const RecipientConnection = connectionOf(Recipient, "RecipientConnection");

@Resolver(() => Recipient)
export class RecipientResolver {
  @Query(() => Recipient, { nullable: true, description: "One person by id. 利用者1名" })
  recipient(@Arg("id", () => ID, { description: "Identifier of the person. 利用者の識別子" }) id: string, @Ctx() context: RequestContext): Promise<Recipient | null> | null {
    const key = findRowKey(id);
    return key ? context.load(recipientByKey, key) : null;
  }

  @Query(() => Recipient, { nullable: true, description: "One person by insurer and insured number. 保険者番号・被保険者番号で利用者1名" })
  recipientByNumber(
    @Arg("insurerNumber", () => InsurerNumber, { description: "Insurer number. 保険者番号" }) insurerNumber: string,
    @Arg("insuredNumber", () => InsuredNumber, { description: "Insured number. 被保険者番号" }) insuredNumber: string,
    @Ctx() context: RequestContext,
  ): Promise<Recipient | null> {
    return findRecipientByNumber(context, insurerNumber, insuredNumber);
  }

  @Query(() => RecipientConnection, { description: "The people this viewer may see, by kana name. 閲覧できる利用者の一覧" })
  recipients(@Args(() => RecipientsArgs) args: RecipientsArgs, @Ctx() context: RequestContext): Promise<Connection<Recipient>> {
    return listRecipients(context, args);
  }
}
