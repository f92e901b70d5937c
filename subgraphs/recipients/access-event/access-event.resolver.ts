import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { connectionOf, PageArgs, type Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Office } from "../office/office.entity.js";
import { officeByNumber } from "../office/office.loader.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { recipientByKey } from "../recipient/recipient.loader.js";
import { AccessEventsArgs } from "./access-event.input.js";
import { listAccessEvents, listAccessEventsOf } from "./access-event.service.js";
import { AccessEvent } from "./access-event.type.js";

const AccessEventConnection = connectionOf(AccessEvent, "AccessEventConnection");

@Resolver(() => AccessEvent)
export class AccessEventResolver {
  @Query(() => AccessEventConnection, { description: "Looks at the insurer's insured in one month, newest first. 被保険者へのアクセス記録の一覧" })
  accessEvents(@Args(() => AccessEventsArgs) args: AccessEventsArgs, @Ctx() context: RequestContext): Promise<Connection<AccessEvent>> {
    return listAccessEvents(context, args);
  }

  @FieldResolver(() => Office, { nullable: true, description: "Office of who looked; none for the person and the insurer. 事業所" })
  office(@Root() { officeNumber }: AccessEvent, @Ctx() context: RequestContext): Promise<Office | null> | null {
    return officeNumber === null ? null : context.load(officeByNumber, officeNumber);
  }

  @FieldResolver(() => Recipient, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: AccessEvent, @Ctx() context: RequestContext): Promise<Recipient | null> {
    return context.load(recipientByKey, { insurerNumber, rowId: recipientId });
  }
}

@Resolver(() => Recipient)
export class RecipientAccessEventResolver {
  @FieldResolver(() => AccessEventConnection, { description: "Who looked at this person's records and when, newest first; for the person and the insurer. アクセス履歴" })
  accessEvents(@Root() recipient: Recipient, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<AccessEvent>> {
    return listAccessEventsOf(context, recipient, args);
  }
}
