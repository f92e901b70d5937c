import { findRowKey } from "../../platform/graphql/global-id.js";
import { reportRoutes } from "../../platform/report/report-routes.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { stubReference } from "../../platform/subgraph/stub-reference.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { AllowanceRule } from "./allowance/allowance-rule.entity.js";
import { allowanceRuleLoad } from "./allowance/allowance-rule.load.js";
import { AllowanceUse } from "./allowance/allowance-use.entity.js";
import { AssessmentItem } from "./assessment/assessment-item.entity.js";
import { Assessment } from "./assessment/assessment.entity.js";
import { BurdenLimit } from "./burden/burden-limit.entity.js";
import { CardTypeLimit } from "./card/card-type-limit.entity.js";
import { BenefitClaim } from "./claim/benefit-claim.entity.js";
import { Municipality } from "./insurer/municipality.entity.js";
import { municipalityLoad } from "./insurer/municipality.load.js";
import { InsurerMunicipalitiesResolver, MunicipalityResolver } from "./insurer/municipality.resolver.js";
import { InsurerSharingResolver } from "./insurer/sharing.resolver.js";
import { LifeFeedback } from "./life/life-feedback.entity.js";
import { DoctorOpinion } from "./opinion/doctor-opinion.entity.js";
import { PanelReview } from "./panel/panel-review.entity.js";
import { BurdenRatio } from "./card/burden-ratio.entity.js";
import { insuredCardCensus } from "./card/insured-card.census.js";
import { InsuredCard } from "./card/insured-card.entity.js";
import { Certification } from "./certification/certification.entity.js";
import { certificationCensus } from "./certification/certification.census.js";
import { Insurer } from "./insurer/insurer.entity.js";
import { insurerLoad } from "./insurer/insurer.load.js";
import { insurerReference } from "./insurer/insurer.reference.js";
import { InsurerResolver, RecipientInsurerResolver } from "./insurer/insurer.resolver.js";
import { Readiness } from "./readiness/readiness.entity.js";
import { readinessLoad } from "./readiness/readiness.load.js";
import { InsurerReadinessResolver } from "./readiness/readiness.resolver.js";
import { recordLoads } from "./correction/record-loads.js";
import { RecipientCorrectionsResolver, RecordCorrectionResolver } from "./correction/record-correction.resolver.js";
import { RecordCorrection } from "./correction/record-correction.entity.js";
import { certificationByKey } from "./records.loader.js";
import { municipalReports } from "./reports/municipal-reports.js";
import { defaultAgeLimits, type AgeLimits } from "./statistics/age-band.rule.js";
import { StatisticRelease, StoredStatisticCell } from "./statistics/statistic.entity.js";
import { StatisticResolver } from "./statistics/statistic.resolver.js";
import { startStatisticsWorker } from "./statistics/statistics-worker.js";
import { AssessmentResolver, CertificationResolver, InsuredCardResolver, RecipientRecordsResolver } from "./records.resolver.js";
import { surveyAnswerLoad } from "./survey/survey-answer.load.js";
import { SurveyResolver } from "./survey/survey.resolver.js";

import { noteReconciledLoad } from "./readiness/readiness.store.js";
export { noteReconciledLoad };
export { toAgeLimits } from "./statistics/age-band.rule.js";
export { refreshStatistics } from "./statistics/refresh.service.js";

/** What an operator may set. */
export interface MunicipalSettings {
  readonly ageLimits?: AgeLimits;
}

/** What insurers hold: cards, cost shares, certifications, and the insurers themselves. */
export const createMunicipalSubgraph = ({ ageLimits = defaultAgeLimits }: MunicipalSettings = {}): SubgraphManifest => ({
  name: "municipal",
  entities: [Insurer, Municipality, CardTypeLimit, BurdenLimit, Assessment, AssessmentItem, DoctorOpinion, PanelReview, AllowanceUse, AllowanceRule, BenefitClaim, LifeFeedback, InsuredCard, BurdenRatio, Certification, RecordCorrection, Readiness, StatisticRelease, StoredStatisticCell],
  resolvers: [InsurerResolver, MunicipalityResolver, InsurerMunicipalitiesResolver, InsurerSharingResolver, InsuredCardResolver, AssessmentResolver, RecipientInsurerResolver, RecipientRecordsResolver, CertificationResolver, RecipientCorrectionsResolver, RecordCorrectionResolver, StatisticResolver, InsurerReadinessResolver, SurveyResolver],
  papers: [{ entity: Certification, category: "CERTIFICATION" }],
  references: {
    Insurer: insurerReference,
    Certification: {
      policy: holdersOf("CERTIFICATION"),
      resolve(reference, context) {
        const key = findRowKey(reference.id);
        return key ? context.load(certificationByKey, key) : null;
      },
    },
    Recipient: stubReference(holdersOf("PERSON")),
  },
  policies: {
    "Query.insurer": everyone,
    "Query.insurers": everyone,
    "Insurer.steps": everyone,
    "Insurer.stepsHistory": everyone,
    "Insurer.conformanceDate": everyone,
    "Insurer.sharingDeadline": everyone,
    "Mutation.recordReadiness": onlyRoles("MUNICIPALITY"),
    "Query.readinessSurvey": onlyRoles("MUNICIPALITY", "ANALYST", "OPERATOR"),
    "Query.statistics": onlyRoles("ANALYST"),
    "Query.statistic": onlyRoles("ANALYST"),
    "Query.certification": holdersOf("CERTIFICATION"),
    "Recipient.insurer": holdersOf("PERSON"),
    "Recipient.insuredCard": holdersOf("CARD"),
    "Recipient.insuredCards": holdersOf("CARD"),
    "Recipient.burdenRatio": holdersOf("BURDEN"),
    "Query.municipality": everyone,
    "Query.municipalities": everyone,
    "Insurer.members": everyone,
    "Insurer.sharing": everyone,
    "Recipient.burdenRatios": holdersOf("BURDEN"),
    "Recipient.burdenLimit": holdersOf("BURDEN"),
    "Recipient.burdenLimits": holdersOf("BURDEN"),
    "Recipient.certification": holdersOf("CERTIFICATION"),
    "Recipient.certificationProgress": holdersOf("CERTIFICATION"),
    "Recipient.assessments": holdersOf("SURVEY"),
    "Recipient.doctorOpinions": holdersOf("OPINION"),
    "Recipient.panelReviews": holdersOf("PANEL"),
    "Recipient.allowances": holdersOf("ALLOWANCE"),
    "Recipient.allowanceUses": holdersOf("ALLOWANCE"),
    "Recipient.claims": holdersOf("CLAIM"),
    "Recipient.lifeFeedback": holdersOf("LIFE"),
    "Recipient.certifications": holdersOf("CERTIFICATION"),
    "Certification.recipient": holdersOf("CERTIFICATION"),
    "Recipient.cardCorrections": holdersOf("CARD"),
    "Recipient.burdenCorrections": holdersOf("BURDEN"),
    "Recipient.certificationCorrections": holdersOf("CERTIFICATION"),
    "Recipient.assessmentCorrections": holdersOf("SURVEY"),
    "Recipient.doctorOpinionCorrections": holdersOf("OPINION"),
    "Recipient.panelReviewCorrections": holdersOf("PANEL"),
    "Recipient.allowanceCorrections": holdersOf("ALLOWANCE"),
    "Recipient.claimCorrections": holdersOf("CLAIM"),
    "Recipient.lifeFeedbackCorrections": holdersOf("LIFE"),
  },
  loads: [insurerLoad, municipalityLoad, allowanceRuleLoad, readinessLoad, surveyAnswerLoad, ...recordLoads],
  loaded: async (tx, insurerNumber) => void (await noteReconciledLoad(tx, [insurerNumber])),
  censuses: [insuredCardCensus, certificationCensus],
  worker: (services) => startStatisticsWorker(services, { ageLimits }),
  routes: (app, services) => reportRoutes(app, services, municipalReports),
});

/** The municipal subgraph as it is without settings. */
export const municipalSubgraph: SubgraphManifest = createMunicipalSubgraph();
