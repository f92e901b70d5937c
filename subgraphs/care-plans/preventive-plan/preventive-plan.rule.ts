import type { PreventivePlan } from "./preventive-plan.entity.js";
import { PreventiveArea, PreventiveProgramme, type AreaAssessment, type ProgrammeNeed } from "./preventive-plan.type.js";

/** Items 24 to 39 as one entry per area, in the order of the form. */
export const toAreas = (plan: PreventivePlan): AreaAssessment[] => [
  { area: PreventiveArea.MOBILITY, currentStatus: plan.mobilityCurrentStatus, intentions: plan.mobilityIntentions, issuePresent: plan.mobilityIssuePresent, issueBackground: plan.mobilityIssueBackground },
  { area: PreventiveArea.DAILY_LIFE, currentStatus: plan.dailyLifeCurrentStatus, intentions: plan.dailyLifeIntentions, issuePresent: plan.dailyLifeIssuePresent, issueBackground: plan.dailyLifeIssueBackground },
  { area: PreventiveArea.SOCIAL, currentStatus: plan.socialCurrentStatus, intentions: plan.socialIntentions, issuePresent: plan.socialIssuePresent, issueBackground: plan.socialIssueBackground },
  { area: PreventiveArea.HEALTH, currentStatus: plan.healthCurrentStatus, intentions: plan.healthIntentions, issuePresent: plan.healthIssuePresent, issueBackground: plan.healthIssueBackground },
];

/** Items 43 to 54 as one entry per programme, in the order of the form. */
export const toProgrammes = (plan: PreventivePlan): ProgrammeNeed[] => [
  { programme: PreventiveProgramme.EXERCISE, checklistCount: plan.checklistCountExercise, needed: plan.programNeededExercise },
  { programme: PreventiveProgramme.NUTRITION, checklistCount: plan.checklistCountNutrition, needed: plan.programNeededNutrition },
  { programme: PreventiveProgramme.ORAL_CARE, checklistCount: plan.checklistCountOralCare, needed: plan.programNeededOralCare },
  { programme: PreventiveProgramme.HOMEBOUND, checklistCount: plan.checklistCountHomebound, needed: plan.programNeededHomebound },
  { programme: PreventiveProgramme.MEMORY, checklistCount: plan.checklistCountMemory, needed: plan.programNeededMemory },
  { programme: PreventiveProgramme.DEPRESSION, checklistCount: plan.checklistCountDepression, needed: plan.programNeededDepression },
];
