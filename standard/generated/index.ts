// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import { userSupplementLayout, type UserSupplementRecord } from "./user-supplement.js";
import { carePlan1Layout, type CarePlan1Record } from "./care-plan-1.js";
import { carePlan1DeleteLayout, type CarePlan1DeleteRecord } from "./care-plan-1-delete.js";
import { carePlan2Layout, type CarePlan2Record } from "./care-plan-2.js";
import { carePlan3Layout, type CarePlan3Record } from "./care-plan-3.js";
import { usageTablePlanLayout, type UsageTablePlanRecord } from "./usage-table-plan.js";
import { usageTableResultLayout, type UsageTableResultRecord } from "./usage-table-result.js";
import { usageTablePlanDeleteLayout, type UsageTablePlanDeleteRecord } from "./usage-table-plan-delete.js";
import { usageTableResultDeleteLayout, type UsageTableResultDeleteRecord } from "./usage-table-result-delete.js";
import { usageTableDetailLayout, type UsageTableDetailRecord } from "./usage-table-detail.js";
import { preventiveBasicInfoLayout, type PreventiveBasicInfoRecord } from "./preventive-basic-info.js";
import { preventiveBasicInfoScheduleLayout, type PreventiveBasicInfoScheduleRecord } from "./preventive-basic-info-schedule.js";
import { preventiveBasicInfoHistoryLayout, type PreventiveBasicInfoHistoryRecord } from "./preventive-basic-info-history.js";
import { preventiveBasicInfoDeleteLayout, type PreventiveBasicInfoDeleteRecord } from "./preventive-basic-info-delete.js";
import { preventivePlanLayout, type PreventivePlanRecord } from "./preventive-plan.js";
import { preventivePlanDetailLayout, type PreventivePlanDetailRecord } from "./preventive-plan-detail.js";
import { preventivePlanDeleteLayout, type PreventivePlanDeleteRecord } from "./preventive-plan-delete.js";

export type { UserSupplementRecord } from "./user-supplement.js";
export type { CarePlan1Record } from "./care-plan-1.js";
export type { CarePlan1DeleteRecord } from "./care-plan-1-delete.js";
export type { CarePlan2Record } from "./care-plan-2.js";
export type { CarePlan3Record } from "./care-plan-3.js";
export type { UsageTablePlanRecord } from "./usage-table-plan.js";
export type { UsageTableResultRecord } from "./usage-table-result.js";
export type { UsageTablePlanDeleteRecord } from "./usage-table-plan-delete.js";
export type { UsageTableResultDeleteRecord } from "./usage-table-result-delete.js";
export type { UsageTableDetailRecord } from "./usage-table-detail.js";
export type { PreventiveBasicInfoRecord } from "./preventive-basic-info.js";
export type { PreventiveBasicInfoScheduleRecord } from "./preventive-basic-info-schedule.js";
export type { PreventiveBasicInfoHistoryRecord } from "./preventive-basic-info-history.js";
export type { PreventiveBasicInfoDeleteRecord } from "./preventive-basic-info-delete.js";
export type { PreventivePlanRecord } from "./preventive-plan.js";
export type { PreventivePlanDetailRecord } from "./preventive-plan-detail.js";
export type { PreventivePlanDeleteRecord } from "./preventive-plan-delete.js";

/** The record type of each interface file. */
export interface RecordByLayout {
  UPHOSOKU: UserSupplementRecord;
  UP1KYO: CarePlan1Record;
  DLT1KYO: CarePlan1DeleteRecord;
  UP2KYO: CarePlan2Record;
  UP3KYO: CarePlan3Record;
  UPPLAN: UsageTablePlanRecord;
  UPJSK: UsageTableResultRecord;
  DLTPLAN: UsageTablePlanDeleteRecord;
  DLTJSK: UsageTableResultDeleteRecord;
  UPSIKYU: UsageTableDetailRecord;
  UPKIHON: PreventiveBasicInfoRecord;
  UPKIHON_SUB1: PreventiveBasicInfoScheduleRecord;
  UPKIHON_SUB2: PreventiveBasicInfoHistoryRecord;
  DLTKIHON: PreventiveBasicInfoDeleteRecord;
  UPYOBO: PreventivePlanRecord;
  UPYOBO_SUB: PreventivePlanDetailRecord;
  DLTYOBO: PreventivePlanDeleteRecord;
}

/** The file name prefix without its last underscore. */
export type LayoutId = keyof RecordByLayout;

/** Every interface file of edition 4.1 by its id. */
export const layouts = {
  UPHOSOKU: userSupplementLayout,
  UP1KYO: carePlan1Layout,
  DLT1KYO: carePlan1DeleteLayout,
  UP2KYO: carePlan2Layout,
  UP3KYO: carePlan3Layout,
  UPPLAN: usageTablePlanLayout,
  UPJSK: usageTableResultLayout,
  DLTPLAN: usageTablePlanDeleteLayout,
  DLTJSK: usageTableResultDeleteLayout,
  UPSIKYU: usageTableDetailLayout,
  UPKIHON: preventiveBasicInfoLayout,
  UPKIHON_SUB1: preventiveBasicInfoScheduleLayout,
  UPKIHON_SUB2: preventiveBasicInfoHistoryLayout,
  DLTKIHON: preventiveBasicInfoDeleteLayout,
  UPYOBO: preventivePlanLayout,
  UPYOBO_SUB: preventivePlanDetailLayout,
  DLTYOBO: preventivePlanDeleteLayout,
} as const;

export const layoutIds = Object.keys(layouts) as readonly LayoutId[];
