import { documentByKey, documentPages, newestDocumentOf, partsOf } from "../document/document.loader.js";
import { CarePlan } from "./care-plan.entity.js";
import { CarePlanLine } from "./care-plan-line.entity.js";
import { WeeklyPlanItem } from "./weekly-plan-item.entity.js";

export const carePlanByKey = documentByKey(CarePlan);
export const newestCarePlanOf = newestDocumentOf(CarePlan, "care_plan_date");
export const carePlanPages = documentPages(CarePlan, "care_plan_date");
/** Rows of table 2 as sent; the tree is made from the same read. */
export const carePlanLinesOf = partsOf(CarePlanLine);
/** Rows of table 3 as sent; all three lists are made from the same read. */
export const weeklyPlanItemsOf = partsOf(WeeklyPlanItem);
