import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import type { ResolverClass } from "../../../platform/subgraph/manifest.js";
import { holdersOf, type Policy } from "../../../platform/subgraph/policy.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { findOffice, OfficeStub } from "../office.stub.js";
import { RecipientStub } from "../recipient.stub.js";
import { ConcernedOffice } from "./concerned-office.type.js";
import { toDifference } from "./difference.rule.js";
import { versionContents, versionsOf } from "./document.loader.js";
import { DocumentVersion } from "./document-version.entity.js";
import type { PlanDocument } from "./plan-document.js";
import { VersionChange } from "./version-change.type.js";

/** The fields that every kind of document has beside its items. */
export function documentResolver(entity: new () => PlanDocument): ResolverClass {
  @Resolver(() => entity)
  class DocumentResolver {
    @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
    recipient(@Root() { insurerNumber, recipientId }: PlanDocument): RecipientStub {
      return { id: toGlobalId(insurerNumber, recipientId) };
    }

    @FieldResolver(() => OfficeStub, { nullable: true, description: "The office that wrote and sent it. 作成事業所" })
    planningOffice(@Root() { senderOfficeNumber }: PlanDocument): OfficeStub | null {
      return findOffice(senderOfficeNumber);
    }

    @FieldResolver(() => [ConcernedOffice], { description: "Offices it was sent to and not taken back from. 送付先の事業所" })
    concernedOffices(@Root() { receiverOfficeNumbers }: PlanDocument): ConcernedOffice[] {
      return receiverOfficeNumbers.map((officeNumber) => ({ officeNumber, office: findOffice(officeNumber) }));
    }

    @FieldResolver(() => [DocumentVersion], { description: "All versions, newest first. 版の履歴" })
    versions(@Root() document: PlanDocument, @Ctx() context: RequestContext): Promise<DocumentVersion[]> {
      return context.load(versionsOf, document);
    }

    @FieldResolver(() => [VersionChange], { nullable: true, description: "What changed between two versions; null when one does not exist. 版の差分" })
    async difference(
      @Root() { insurerNumber, rowId }: PlanDocument,
      @Arg("from", () => Int, { description: "Number of the earlier version. 変更前の版" }) from: number,
      @Arg("to", () => Int, { description: "Number of the later version. 変更後の版" }) to: number,
      @Ctx() context: RequestContext,
    ): Promise<VersionChange[] | null> {
      const [before, after] = await Promise.all([from, to].map((version) => context.load(versionContents, { insurerNumber, rowId, version })));
      return before && after ? toDifference(before, after) : null;
    }
  }
  return DocumentResolver;
}

/** Policies of those fields for one type. */
export const documentPolicies = (typeName: string): Readonly<Record<string, Policy>> =>
  Object.fromEntries(["recipient", "planningOffice", "concernedOffices", "versions", "difference"].map((field) => [`${typeName}.${field}`, holdersOf("CARE_PLAN")]));
