import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { RecipientConnection } from "../recipient/recipient.resolver.js";
import { Office } from "./office.entity.js";
import { OfficePeopleArgs } from "./office-people.input.js";
import { listOfficePeople } from "./office-people.service.js";

@Resolver(() => Office)
export class OfficePeopleResolver {
  @FieldResolver(() => RecipientConnection, { description: "The people of the own office whom the viewer may see. 自事業所の利用者の一覧" })
  people(@Root() { officeNumber }: Office, @Args(() => OfficePeopleArgs) args: OfficePeopleArgs, @Ctx() context: RequestContext): Promise<Connection<Recipient>> {
    return listOfficePeople(context, officeNumber, args);
  }
}
