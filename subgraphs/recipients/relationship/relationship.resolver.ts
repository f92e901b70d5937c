import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Office } from "../office/office.entity.js";
import { officeByNumber } from "../office/office.loader.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { CareRelationship } from "./care-relationship.entity.js";
import { confirmIdentity } from "./confirm-identity.service.js";
import { RelationshipEvent } from "./relationship-event.entity.js";
import { ConfirmIdentityInput, EndRelationshipInput, RequestOpinionInput } from "./relationship.input.js";
import { relationshipHistoryOf, relationshipsOf } from "./relationship.loader.js";
import { endRelationship, requestOpinion } from "./relationship.service.js";

@ObjectType({ description: "A person with whom the change was made. 変更後の利用者" })
export class RelationshipPayload {
  @Field(() => Recipient, { description: "The person. 利用者", simple: true })
  recipient!: Recipient;
}

@ObjectType({ description: "A relation that was ended. 終了した担当関係" })
export class EndRelationshipPayload {
  @Field(() => CareRelationship, { description: "The relation with its last day. 担当関係", simple: true })
  relationship!: CareRelationship;
}

@Resolver()
export class RelationshipMutationResolver {
  @Mutation(() => RelationshipPayload, { description: "Registers the caller's office as in charge of a person it has identified; what was entered must fit the insurer's register. 本人確認を登録し担当事業所となる" })
  async confirmIdentity(@Arg("input", () => ConfirmIdentityInput, { description: "What was read from the person's papers. 確認した内容" }) input: ConfirmIdentityInput, @Ctx() context: RequestContext): Promise<RelationshipPayload> {
    return { recipient: await confirmIdentity(context, input) };
  }

  @Mutation(() => EndRelationshipPayload, { description: "Ends an office's part in a person's care; its view closes after the last day. 担当を終了する" })
  async endRelationship(@Arg("input", () => EndRelationshipInput, { description: "The relation and its last day. 終了の内容" }) input: EndRelationshipInput, @Ctx() context: RequestContext): Promise<EndRelationshipPayload> {
    return { relationship: await endRelationship(context, input) };
  }

  @Mutation(() => RelationshipPayload, { description: "Records that the insurer has asked a medical institution for an opinion, which opens the person's records to it until the request is ended. 主治医意見書の作成依頼を記録する" })
  async requestOpinion(@Arg("input", () => RequestOpinionInput, { description: "Whom is asked about whom. 依頼の内容" }) input: RequestOpinionInput, @Ctx() context: RequestContext): Promise<RelationshipPayload> {
    return { recipient: await requestOpinion(context, input) };
  }
}

@Resolver(() => Recipient)
export class RecipientRelationshipResolver {
  @FieldResolver(() => [CareRelationship], { description: "Offices in charge. 担当事業所" })
  careRelationships(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<CareRelationship[]> {
    return context.load(relationshipsOf, recipient);
  }
}

@Resolver(() => CareRelationship)
export class CareRelationshipResolver {
  @FieldResolver(() => Office, { nullable: true, description: "The office. 事業所" })
  office(@Root() { officeNumber }: CareRelationship, @Ctx() context: RequestContext): Promise<Office | null> {
    return context.load(officeByNumber, officeNumber);
  }

  @FieldResolver(() => [RelationshipEvent], { description: "How it began and ended, newest first. 担当関係の履歴" })
  history(@Root() { insurerNumber, rowId }: CareRelationship, @Ctx() context: RequestContext): Promise<RelationshipEvent[]> {
    return context.load(relationshipHistoryOf, { insurerNumber, rowId });
  }
}
