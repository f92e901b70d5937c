import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { Consent } from "./consent.entity.js";
import { ConsentEvent } from "./consent-event.entity.js";
import { consentHistoryOf, consentsOf } from "./consent.loader.js";

@Resolver(() => Recipient)
export class RecipientConsentResolver {
  @FieldResolver(() => [Consent], { description: "Recorded consent. 本人同意" })
  consents(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<Consent[]> {
    return context.load(consentsOf, recipient);
  }

  @FieldResolver(() => [ConsentEvent], { description: "Every decision that was ever recorded, newest first. 本人同意の履歴" })
  consentHistory(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<ConsentEvent[]> {
    return context.load(consentHistoryOf, recipient);
  }
}
