import type { LoadKind } from "../../../platform/subgraph/load-kind.js";
import { allowanceUseLoad } from "../allowance/allowance-use.load.js";
import { assessmentItemLoad } from "../assessment/assessment-item.load.js";
import { assessmentLoad } from "../assessment/assessment.load.js";
import { burdenLimitLoad } from "../burden/burden-limit.load.js";
import { cardTypeLimitLoad } from "../card/card-type-limit.load.js";
import { burdenRatioLoad, insuredCardLoad } from "../card/card.load.js";
import { certificationLoad } from "../certification/certification.load.js";
import { benefitClaimLoad } from "../claim/benefit-claim.load.js";
import { lifeFeedbackLoad } from "../life/life-feedback.load.js";
import { doctorOpinionLoad } from "../opinion/doctor-opinion.load.js";
import { panelReviewLoad } from "../panel/panel-review.load.js";

/** The records that municipalities hold about each insured person: what a load replaces or takes back of these is kept. */
export const recordLoads: readonly LoadKind[] = [
  insuredCardLoad, cardTypeLimitLoad, burdenRatioLoad, burdenLimitLoad, certificationLoad, assessmentLoad, assessmentItemLoad, doctorOpinionLoad, panelReviewLoad, allowanceUseLoad, benefitClaimLoad, lifeFeedbackLoad,
];
