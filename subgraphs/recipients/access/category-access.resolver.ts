import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Office } from "../office/office.entity.js";
import { officeByNumber } from "../office/office.loader.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { categoryAccessOf } from "./category-access.loader.js";
import { CategoryAccess, OpenAccess } from "./category-access.type.js";

@Resolver(() => Recipient)
export class RecipientAccessResolver {
  @FieldResolver(() => [CategoryAccess], { description: "Who may see what about this person today, and what needs consent; for the person, the insurer and the own care manager. 閲覧可否の説明" })
  access(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<CategoryAccess[]> {
    return context.load(categoryAccessOf, recipient);
  }
}

@Resolver(() => OpenAccess)
export class OpenAccessResolver {
  @FieldResolver(() => Office, { nullable: true, description: "The office. 事業所" })
  office(@Root() { officeNumber }: OpenAccess, @Ctx() context: RequestContext): Promise<Office | null> {
    return context.load(officeByNumber, officeNumber);
  }
}
