import { documentByKey, documentPages, partsOf } from "../document/document.loader.js";
import { PreventivePlan } from "./preventive-plan.entity.js";
import { PreventivePlanLine } from "./preventive-plan-line.entity.js";

export const preventivePlanByKey = documentByKey(PreventivePlan);
export const preventivePlanPages = documentPages(PreventivePlan, "plan_date");
export const preventivePlanLinesOf = partsOf(PreventivePlanLine);
