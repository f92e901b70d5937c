import type { EntityClass } from "../../platform/database/entity-columns.js";
import { findRowKey, rowKeyText, type RowKey } from "../../platform/graphql/global-id.js";
import { groupedByKey, readByKey, readPersonalRows, selectFrom } from "../../platform/graphql/read-rows.js";
import type { LoaderDefinition, RequestContext } from "../../platform/subgraph/request-context.js";
import { AllowanceRule } from "./allowance/allowance-rule.entity.js";
import { AllowanceUse } from "./allowance/allowance-use.entity.js";
import { AssessmentItem } from "./assessment/assessment-item.entity.js";
import { Assessment } from "./assessment/assessment.entity.js";
import { BurdenLimit } from "./burden/burden-limit.entity.js";
import { BurdenRatio } from "./card/burden-ratio.entity.js";
import { InsuredCard } from "./card/insured-card.entity.js";
import { CardTypeLimit } from "./card/card-type-limit.entity.js";
import { Certification } from "./certification/certification.entity.js";
import { BenefitClaim } from "./claim/benefit-claim.entity.js";
import { LifeFeedback } from "./life/life-feedback.entity.js";
import { DoctorOpinion } from "./opinion/doctor-opinion.entity.js";
import { PanelReview } from "./panel/panel-review.entity.js";

interface PersonsRow {
  insurerNumber: string;
  rowId: string;
  recipientId: string;
  id: string;
}

const keyColumns = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];
const personText = ({ insurerNumber, recipientId }: { insurerNumber: string; recipientId: string }) => `${insurerNumber}${recipientId}`;

/** All rows of one entity of each person, in the given order. */
const rowsOf = <Row extends PersonsRow>(name: string, entity: EntityClass<Row>, category: string, order: string): LoaderDefinition<RowKey, Row[]> => ({
  name,
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, entity, category, `WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY ${order}`, keyColumns(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
});

export const cardsOf = rowsOf("cardsOf", InsuredCard, "CARD", "t.valid_from DESC");
export const typeLimitsOf = rowsOf("typeLimitsOf", CardTypeLimit, "CARD", "t.service_type, t.valid_from DESC");
export const burdenRatiosOf = rowsOf("burdenRatiosOf", BurdenRatio, "BURDEN", "t.valid_from DESC");
export const burdenLimitsOf = rowsOf("burdenLimitsOf", BurdenLimit, "BURDEN", "t.valid_from DESC");
export const certificationsOf = rowsOf("certificationsOf", Certification, "CERTIFICATION", "t.applied_on DESC");
export const assessmentsOf = rowsOf("assessmentsOf", Assessment, "SURVEY", "t.applied_on DESC");
export const assessmentItemsOf = rowsOf("assessmentItemsOf", AssessmentItem, "SURVEY", "t.applied_on DESC, t.item_number");
export const opinionsOf = rowsOf("opinionsOf", DoctorOpinion, "OPINION", "t.applied_on DESC, t.office_number");
export const panelReviewsOf = rowsOf("panelReviewsOf", PanelReview, "PANEL", "t.applied_on DESC, t.held_on DESC");
export const allowanceUsesOf = rowsOf("allowanceUsesOf", AllowanceUse, "ALLOWANCE", "t.used_on DESC, t.item");
export const claimsOf = rowsOf("claimsOf", BenefitClaim, "CLAIM", "t.service_month DESC, t.form, t.office_number, t.service_type");
export const lifeFeedbackOf = rowsOf("lifeFeedbackOf", LifeFeedback, "LIFE", "t.evaluated_on DESC, t.office_number, t.area, t.item");

/** A person's rows by the person's id in the graph. */
export function listOf<Row>(loader: LoaderDefinition<RowKey, Row[]>, id: string, context: RequestContext): Promise<Row[]> {
  const key = findRowKey(id);
  return key ? context.load(loader, key) : Promise.resolve([]);
}

/** One application by its own key; null where there is none for this viewer. */
export const certificationByKey: LoaderDefinition<RowKey, Certification | null> = {
  name: "certificationByKey",
  cacheKey: rowKeyText,
  batch: (keys, context) => readByKey(context, Certification, "CERTIFICATION", keys),
};

/** What insurers allow of their own. */
export const allowanceRulesOf: LoaderDefinition<string, AllowanceRule[]> = {
  name: "allowanceRulesOf",
  async batch(numbers, { session }) {
    const rows = await session.query<AllowanceRule>(`${selectFrom(AllowanceRule)} WHERE t.insurer_number = ANY ($1::text[])`, [numbers]);
    return groupedByKey(numbers, rows, (number) => number, ({ insurerNumber }) => insurerNumber);
  },
};
