import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Office } from "../office/office.entity.js";
import { officeByNumber } from "../office/office.loader.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { recipientByKey } from "../recipient/recipient.loader.js";
import { BreakGlass } from "./break-glass.entity.js";
import { BreakGlassesArgs, BreakGlassInput, ReviewBreakGlassInput } from "./break-glass.input.js";
import { breakGlassesOf } from "./break-glass.loader.js";
import { breakGlass, listBreakGlasses, reviewBreakGlass } from "./break-glass.service.js";

const BreakGlassConnection = connectionOf(BreakGlass, "BreakGlassConnection");

@ObjectType({ description: "The person whose records are open. 閲覧できる利用者" })
export class BreakGlassPayload {
  @Field(() => Recipient, { description: "The person. 利用者", simple: true })
  recipient!: Recipient;
}

@ObjectType({ description: "The opening after its review. 確認後の非常時閲覧" })
export class ReviewBreakGlassPayload {
  @Field(() => BreakGlass, { description: "The opening. 非常時閲覧", simple: true })
  breakGlass!: BreakGlass;
}

@Resolver(() => BreakGlass)
export class BreakGlassResolver {
  @Query(() => BreakGlassConnection, { description: "Openings in emergencies that concern the insurer's insured, newest first. 非常時閲覧の一覧" })
  breakGlasses(@Args(() => BreakGlassesArgs) args: BreakGlassesArgs, @Ctx() context: RequestContext): Promise<Connection<BreakGlass>> {
    return listBreakGlasses(context, args);
  }

  @Mutation(() => BreakGlassPayload, { description: "Opens a person's records to a doctor for one hour; marked wherever it is seen, and reviewed by the insurer. 非常時に利用者の情報を1時間開く" })
  async breakGlass(@Arg("input", () => BreakGlassInput, { description: "Whose records, and why. 非常時閲覧の内容" }) input: BreakGlassInput, @Ctx() context: RequestContext): Promise<BreakGlassPayload> {
    return { recipient: await breakGlass(context, input) };
  }

  @Mutation(() => ReviewBreakGlassPayload, { description: "Keeps what the insurer found about an opening. 非常時閲覧を確認する" })
  async reviewBreakGlass(@Arg("input", () => ReviewBreakGlassInput, { description: "Which opening, and what was found. 確認の内容" }) input: ReviewBreakGlassInput, @Ctx() context: RequestContext): Promise<ReviewBreakGlassPayload> {
    return { breakGlass: await reviewBreakGlass(context, input) };
  }

  @FieldResolver(() => Office, { nullable: true, description: "The institution that opened them. 医療機関" })
  office(@Root() { officeNumber }: BreakGlass, @Ctx() context: RequestContext): Promise<Office | null> {
    return context.load(officeByNumber, officeNumber);
  }

  @FieldResolver(() => Recipient, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: BreakGlass, @Ctx() context: RequestContext): Promise<Recipient | null> {
    return context.load(recipientByKey, { insurerNumber, rowId: recipientId });
  }
}

@Resolver(() => Recipient)
export class RecipientBreakGlassResolver {
  @FieldResolver(() => [BreakGlass], { description: "Openings of these records in emergencies, newest first; for the person and the insurer. 非常時閲覧の履歴" })
  breakGlasses(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<BreakGlass[]> {
    return context.load(breakGlassesOf, recipient);
  }
}
