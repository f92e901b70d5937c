import type { RowKey } from "../../../platform/graphql/global-id.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { rowsOf } from "../records.loader.js";
import { RecordCorrection } from "./record-correction.entity.js";
import { sinceWhen } from "./record-values.rule.js";

/** What ceased to stand of each person's records of one category, newest first. */
function correctionsUnder(category: string): LoaderDefinition<RowKey, RecordCorrection[]> {
  const rows = rowsOf(`${category.toLowerCase()}CorrectionsOf`, RecordCorrection, category, "t.id DESC", `t.category = '${category}'`);
  return { ...rows, batch: async (keys, context) => (await rows.batch(keys, context)).map(sinceWhen) };
}

export const cardCorrectionsOf = correctionsUnder("CARD");
export const burdenCorrectionsOf = correctionsUnder("BURDEN");
export const certificationCorrectionsOf = correctionsUnder("CERTIFICATION");
export const assessmentCorrectionsOf = correctionsUnder("SURVEY");
export const doctorOpinionCorrectionsOf = correctionsUnder("OPINION");
export const panelReviewCorrectionsOf = correctionsUnder("PANEL");
export const allowanceCorrectionsOf = correctionsUnder("ALLOWANCE");
export const claimCorrectionsOf = correctionsUnder("CLAIM");
export const lifeFeedbackCorrectionsOf = correctionsUnder("LIFE");
