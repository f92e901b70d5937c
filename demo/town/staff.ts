import type { Insurer, Office, OfficeSlot, Staff } from "../model.js";
import type { Random } from "../random.js";
import { STAFF_NAMES, SURNAMES } from "../text/names.js";

const JOB_TYPES: Readonly<Record<OfficeSlot, string>> = {
  CARE_A: "介護支援専門員", CARE_B: "介護支援専門員", CENTRE: "主任介護支援専門員", VISIT: "サービス提供責任者", NURSING: "看護師",
  DAY: "生活相談員", REHAB: "理学療法士", EQUIPMENT: "福祉用具専門相談員", SHORT_STAY: "生活相談員", SMALL_DAY: "生活相談員",
  CLINIC: "医師", HOSPITAL: "医師", BATHING: "看護師",
};

const ROLES: Readonly<Record<Office["kind"], Staff["role"]>> = {
  CARE_MANAGEMENT: "CARE_MANAGER", SUPPORT_CENTRE: "CARE_MANAGER", SERVICE: "SERVICE_OFFICE", MEDICAL_INSTITUTION: "MEDICAL_INSTITUTION",
};

/** One administrator and two to three general users per office; planners first. */
export function makeStaff(random: Random, officeNumber: string, kind: Office["kind"], slot: OfficeSlot, serviceTypes: readonly string[]): Staff[] {
  const count = kind === "CARE_MANAGEMENT" || kind === "SUPPORT_CENTRE" ? 4 : 3;
  return Array.from({ length: count }, (_, index): Staff => ({
    subject: `${officeNumber}-${index + 1}`,
    displayName: staffName(random),
    role: ROLES[kind],
    jobType: index === count - 1 ? "管理者" : JOB_TYPES[slot],
    serviceType: serviceTypes[index % serviceTypes.length] ?? "",
    level: index === count - 1 ? "ADMINISTRATOR" : "GENERAL",
  }));
}

/** Two officers of an insurer. */
export function makeOfficers(random: Random, insurer: Insurer): Staff[] {
  return [1, 2].map((number) => ({
    subject: `${insurer.insurerNumber}-${number}`,
    displayName: staffName(random),
    role: "MUNICIPALITY",
    jobType: "介護保険担当職員",
    serviceType: "",
    level: number === 1 ? "GENERAL" : "ADMINISTRATOR",
  }));
}

function staffName(random: Random): string {
  return `${random.pick(SURNAMES)[0]}　${random.pick(STAFF_NAMES)[0]}`;
}
