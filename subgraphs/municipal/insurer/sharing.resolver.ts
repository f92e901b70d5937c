import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { readinessOf } from "../readiness/readiness.loader.js";
import { Insurer } from "./insurer.entity.js";
import { sharingOf } from "./sharing.rule.js";
import { SharingStatus } from "./sharing.type.js";

@Resolver(() => Insurer)
export class InsurerSharingResolver {
  @FieldResolver(() => SharingStatus, { description: "Whether it shares yet, and when it plans to: tells an insurer that does not share from one that has nothing. 共有状況" })
  async sharing(@Root() { insurerNumber, readiness }: Insurer, @Ctx() context: RequestContext): Promise<SharingStatus> {
    return sharingOf(readiness, (await context.load(readinessOf, insurerNumber))[0] ?? null);
  }
}
