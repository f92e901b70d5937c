import type { Viewer } from "../../../platform/viewer/viewer.js";

/**
 * Categories that are left to somebody of this job. At a care-management office certification data is shown only to accounts whose
 * job type is care manager (介護保険資格確認等WEBサービス, 2026-08 specification); who states no job has none of them.
 * The rest of the table of service type × job type is not published, and takes nothing away.
 */
export function categoriesForJob({ role, jobType, categories }: Pick<Viewer, "role" | "jobType" | "categories">, certificationJobTypes: readonly string[]): readonly string[] {
  if (role !== "CARE_MANAGER" || (jobType !== undefined && certificationJobTypes.includes(jobType))) return categories;
  return categories.filter((category) => category !== "CERTIFICATION");
}
