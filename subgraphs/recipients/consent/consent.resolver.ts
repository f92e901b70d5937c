import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { RecordConsentInput } from "./consent.input.js";
import { recordConsent } from "./consent.service.js";

@ObjectType({ description: "The person as they stand after the change. 記録後の利用者" })
export class RecordConsentPayload {
  @Field(() => Recipient, { description: "The person. 利用者", simple: true })
  recipient!: Recipient;
}

@Resolver()
export class ConsentResolver {
  @Mutation(() => RecordConsentPayload, { description: "Records a person's decision on one category of information; a withdrawal acts on the next request. 本人同意を記録する" })
  async recordConsent(@Arg("input", () => RecordConsentInput, { description: "The decision. 記録の内容" }) input: RecordConsentInput, @Ctx() context: RequestContext): Promise<RecordConsentPayload> {
    return { recipient: await recordConsent(context, input) };
  }
}
