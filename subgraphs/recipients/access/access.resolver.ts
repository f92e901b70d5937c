import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Office } from "../office/office.entity.js";
import { officeByNumber } from "../office/office.loader.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { consentsOf, relationshipsOf } from "./access.loader.js";
import { CareRelationship } from "./care-relationship.entity.js";
import { Consent } from "./consent.entity.js";

@Resolver(() => Recipient)
export class RecipientAccessResolver {
  @FieldResolver(() => [CareRelationship], { description: "Offices in charge. 担当事業所" })
  careRelationships(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<CareRelationship[]> {
    return context.load(relationshipsOf, recipient);
  }

  @FieldResolver(() => [Consent], { description: "Recorded consent. 本人同意" })
  consents(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<Consent[]> {
    return context.load(consentsOf, recipient);
  }
}

@Resolver(() => CareRelationship)
export class CareRelationshipResolver {
  @FieldResolver(() => Office, { nullable: true, description: "The office. 事業所" })
  office(@Root() { officeNumber }: CareRelationship, @Ctx() context: RequestContext): Promise<Office | null> {
    return context.load(officeByNumber, officeNumber);
  }
}
