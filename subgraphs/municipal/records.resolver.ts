import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { today } from "../../platform/calendar/today.js";
import { findRowKey, toGlobalId } from "../../platform/graphql/global-id.js";
import { LocalDate, YearMonth } from "../../platform/graphql/scalar.js";
import type { RequestContext } from "../../platform/subgraph/request-context.js";
import { Allowance } from "./allowance/allowance.type.js";
import { AllowanceUse } from "./allowance/allowance-use.entity.js";
import { allowancesOn } from "./allowance/allowance.rule.js";
import { AssessmentItem } from "./assessment/assessment-item.entity.js";
import { Assessment } from "./assessment/assessment.entity.js";
import { BurdenLimit } from "./burden/burden-limit.entity.js";
import { BurdenRatio } from "./card/burden-ratio.entity.js";
import { InsuredCard } from "./card/insured-card.entity.js";
import { CardTypeLimit } from "./card/card-type-limit.entity.js";
import { Certification } from "./certification/certification.entity.js";
import { certificationOn, progressOf } from "./certification/progress.rule.js";
import { CertificationProgress } from "./certification/progress.type.js";
import { BenefitClaim } from "./claim/benefit-claim.entity.js";
import { LifeFeedback } from "./life/life-feedback.entity.js";
import { DoctorOpinion } from "./opinion/doctor-opinion.entity.js";
import { PanelReview } from "./panel/panel-review.entity.js";
import { allowanceRulesOf, allowanceUsesOf, assessmentItemsOf, assessmentsOf, burdenLimitsOf, burdenRatiosOf, cardsOf, certificationByKey, certificationsOf, claimsOf, lifeFeedbackOf, listOf, opinionsOf, panelReviewsOf, typeLimitsOf } from "./records.loader.js";
import { RecipientStub } from "./recipient.stub.js";
import { findOnDay } from "./validity.rule.js";

const onDay = { nullable: true, description: "Day to look at; today when absent. 基準日" } as const;
const upToDay = { nullable: true, description: "Only what is dated up to this day; all when absent. 基準日" } as const;

/** Rows dated up to a day; all without one. */
const upTo = <Row>(rows: readonly Row[], on: string | undefined, dateOf: (row: Row) => string): Row[] => rows.filter((row) => on === undefined || dateOf(row) <= on);

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

  @FieldResolver(() => Certification, { nullable: true, description: "The certification in force on a day: its result holds then and was known by then. 基準日に有効な要介護認定" })
  async certification(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<Certification | null> {
    return certificationOn(await listOf(certificationsOf, id, context), on ?? today());
  }

  @FieldResolver(() => [Certification], { description: "Applications for certification, newest first. 要介護認定の申請と結果" })
  async certifications(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, upToDay) on: string | undefined, @Ctx() context: RequestContext): Promise<Certification[]> {
    return upTo(await listOf(certificationsOf, id, context), on, ({ appliedOn }) => appliedOn);
  }

  @FieldResolver(() => [BurdenRatio], { description: "All cost shares, newest first. 負担割合証の履歴" })
  burdenRatios(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<BurdenRatio[]> {
    return listOf(burdenRatiosOf, id, context);
  }

  @FieldResolver(() => BurdenLimit, { nullable: true, description: "The certificate of limited burden in force on a day. 負担限度額認定証" })
  async burdenLimit(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<BurdenLimit | null> {
    return findOnDay(await listOf(burdenLimitsOf, id, context), on ?? today());
  }

  @FieldResolver(() => [BurdenLimit], { description: "All certificates of limited burden, newest first. 負担限度額認定証の履歴" })
  burdenLimits(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<BurdenLimit[]> {
    return listOf(burdenLimitsOf, id, context);
  }

  @FieldResolver(() => CertificationProgress, { nullable: true, description: "Where the newest application stands on a day. 要介護認定の進捗" })
  async certificationProgress(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<CertificationProgress | null> {
    const day = on ?? today();
    const newest = (await listOf(certificationsOf, id, context)).find(({ appliedOn }) => appliedOn <= day);
    return newest ? progressOf(newest, day) : null;
  }

  @FieldResolver(() => [Assessment], { description: "Assessment sheets, newest application first. 認定調査票" })
  async assessments(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, upToDay) on: string | undefined, @Ctx() context: RequestContext): Promise<Assessment[]> {
    return upTo(await listOf(assessmentsOf, id, context), on, ({ surveyedOn }) => surveyedOn);
  }

  @FieldResolver(() => [DoctorOpinion], { description: "Attending doctors' opinions, newest application first; an institution sees its own. 主治医意見書" })
  async doctorOpinions(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, upToDay) on: string | undefined, @Ctx() context: RequestContext): Promise<DoctorOpinion[]> {
    return upTo(await listOf(opinionsOf, id, context), on, ({ writtenOn }) => writtenOn);
  }

  @FieldResolver(() => [PanelReview], { description: "What lay before certification panels and what they judged, newest first. 介護認定審査会資料・審査判定結果" })
  async panelReviews(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, upToDay) on: string | undefined, @Ctx() context: RequestContext): Promise<PanelReview[]> {
    return upTo(await listOf(panelReviewsOf, id, context), on, ({ heldOn }) => heldOn);
  }

  @FieldResolver(() => [Allowance], { description: "What was used and what is left on a day, for each kind of which something is on record. 住宅改修費・福祉用具購入費の残額" })
  async allowances(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<Allowance[]> {
    const key = findRowKey(id);
    if (!key) return [];
    const [uses, rules] = await Promise.all([context.load(allowanceUsesOf, key), context.load(allowanceRulesOf, key.insurerNumber)]);
    return allowancesOn(uses, rules, on ?? today());
  }

  @FieldResolver(() => [AllowanceUse], { description: "All uses of both allowances, of earlier periods too, newest first. 住宅改修費・福祉用具購入費の利用履歴" })
  async allowanceUses(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, upToDay) on: string | undefined, @Ctx() context: RequestContext): Promise<AllowanceUse[]> {
    return upTo(await listOf(allowanceUsesOf, id, context), on, ({ usedOn }) => usedOn);
  }

  @FieldResolver(() => [BenefitClaim], { description: "Claims by month, office and service type, newest month first. 請求・給付情報" })
  async claims(
    @Root() { id }: RecipientStub,
    @Arg("from", () => YearMonth, { nullable: true, description: "First month; all when absent. 開始年月" }) from: string | undefined,
    @Arg("to", () => YearMonth, { nullable: true, description: "Last month; all when absent. 終了年月" }) to: string | undefined,
    @Ctx() context: RequestContext,
  ): Promise<BenefitClaim[]> {
    return (await listOf(claimsOf, id, context)).filter(({ serviceMonth }) => serviceMonth >= (from ?? "") && (to === undefined || serviceMonth <= to));
  }

  @FieldResolver(() => [LifeFeedback], { description: "Feedback from LIFE, newest first. LIFE 利用者フィードバック" })
  async lifeFeedback(@Root() { id }: RecipientStub, @Arg("on", () => LocalDate, upToDay) on: string | undefined, @Ctx() context: RequestContext): Promise<LifeFeedback[]> {
    return upTo(await listOf(lifeFeedbackOf, id, context), on, ({ evaluatedOn }) => evaluatedOn);
  }
}

@Resolver(() => InsuredCard)
export class InsuredCardResolver {
  @FieldResolver(() => [CardTypeLimit], { description: "Limits for single service types while this card holds. 種類支給限度基準額" })
  async typeLimits(@Root() { insurerNumber, recipientId, validFrom, validTo }: InsuredCard, @Ctx() context: RequestContext): Promise<CardTypeLimit[]> {
    const limits = await context.load(typeLimitsOf, { insurerNumber, rowId: recipientId });
    return limits.filter((limit) => (validTo === null || limit.validFrom <= validTo) && (limit.validTo === null || limit.validTo >= validFrom));
  }
}

@Resolver(() => Assessment)
export class AssessmentResolver {
  @FieldResolver(() => [AssessmentItem], { description: "Basic items. 基本調査の項目" })
  async items(@Root() { insurerNumber, recipientId, appliedOn }: Assessment, @Ctx() context: RequestContext): Promise<AssessmentItem[]> {
    const items = await context.load(assessmentItemsOf, { insurerNumber, rowId: recipientId });
    return items.filter((item) => item.appliedOn === appliedOn).sort((a, b) => a.itemNumber.localeCompare(b.itemNumber, "en", { numeric: true }));
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
