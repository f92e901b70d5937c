import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { today } from "../../platform/calendar/today.js";
import { findRowKey, toGlobalId } from "../../platform/graphql/global-id.js";
import { LocalDate } from "../../platform/graphql/scalar.js";
import type { LoaderDefinition, RequestContext } from "../../platform/subgraph/request-context.js";
import type { RowKey } from "../../platform/graphql/global-id.js";
import { BurdenRatio } from "./card/burden-ratio.entity.js";
import { InsuredCard } from "./card/insured-card.entity.js";
import { Certification } from "./certification/certification.entity.js";
import { burdenRatiosOf, cardsOf, certificationByKey, certificationsOf } from "./records.loader.js";
import { RecipientStub } from "./recipient.stub.js";
import { findOnDay } from "./validity.rule.js";

const onDay = { nullable: true, description: "Day to look at; today when absent. 基準日" } as const;

function listOf<Row>(loader: LoaderDefinition<RowKey, Row[]>, id: string, context: RequestContext): Promise<Row[]> {
  const key = findRowKey(id);
  return key ? context.load(loader, key) : Promise.resolve([]);
}

@Resolver(() => RecipientStub)
export class RecipientRecordsResolver {
  @FieldResolver(() => InsuredCard, { nullable: true, description: "The card in force on a day. 被保険者証" })
  async insuredCard(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<InsuredCard | null> {
    return findOnDay(await listOf(cardsOf, id, context), on ?? today());
  }

  @FieldResolver(() => [InsuredCard], { description: "All cards, newest first. 被保険者証の履歴" })
  insuredCards(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<InsuredCard[]> {
    return listOf(cardsOf, id, context);
  }

  @FieldResolver(() => BurdenRatio, { nullable: true, description: "The cost share in force on a day. 負担割合証" })
  async burdenRatio(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<BurdenRatio | null> {
    return findOnDay(await listOf(burdenRatiosOf, id, context), on ?? today());
  }

  @FieldResolver(() => [Certification], { description: "Applications for certification, newest first. 要介護認定の申請と結果" })
  certifications(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<Certification[]> {
    return listOf(certificationsOf, id, context);
  }
}

@Resolver(() => Certification)
export class CertificationResolver {
  @Query(() => Certification, { nullable: true, description: "One application for certification. 要介護認定1件" })
  certification(@Arg("id", () => ID, { description: "Identifier of the application. 識別子" }) id: string, @Ctx() context: RequestContext): Promise<Certification | null> | null {
    const key = findRowKey(id);
    return key ? context.load(certificationByKey, key) : null;
  }

  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: Certification): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }
}
