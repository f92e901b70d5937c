import type { CareLevel } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import type { OfficeSlot } from "../model.js";
import type { SupportKind } from "./support-kind.js";

/** One service of a typical package: how likely, how many times a week. */
export interface PackageItem {
  readonly support: SupportKind;
  readonly percent: number;
  readonly times: readonly [low: number, high: number];
}

const item = (support: SupportKind, percent: number, low = 0, high = low): PackageItem => ({ support, percent, times: [low, high] });

/** Typical packages per level; 0 times = not a weekly service. */
export const PACKAGES: Readonly<Record<CareLevel, readonly PackageItem[]>> = {
  "06": [item("P_SMALL_DAY", 60, 1, 2), item("P_VISIT", 50, 1)],
  "12": [item("P_DAY", 60, 1), item("P_VISIT", 45, 1), item("P_EQUIPMENT", 40)],
  "13": [item("P_DAY", 55, 2), item("P_REHAB", 30, 2), item("P_VISIT", 45, 1, 2), item("P_NURSING", 15, 1), item("P_EQUIPMENT", 55)],
  "21": [item("DAY", 50, 2), item("SMALL_DAY", 20, 2), item("REHAB", 20, 2), item("HOUSEWORK", 45, 1, 2), item("EQUIPMENT", 45)],
  "22": [item("DAY", 55, 2, 3), item("REHAB", 25, 2), item("HOUSEWORK", 30, 2), item("BODY_CARE", 40, 2), item("NURSING", 15, 1), item("EQUIPMENT", 60), item("SHORT_STAY", 10)],
  "23": [item("DAY", 60, 3), item("SMALL_DAY", 15, 2), item("BODY_CARE", 55, 3, 4), item("NURSING", 35, 1), item("EQUIPMENT", 80), item("SHORT_STAY", 30), item("DOCTOR", 15)],
  "24": [item("DAY", 60, 2, 3), item("BODY_CARE", 65, 4, 5), item("NURSING", 50, 1), item("BATHING", 15, 1), item("EQUIPMENT", 90), item("SHORT_STAY", 35), item("SHORT_MEDICAL", 10), item("DOCTOR", 25)],
  "25": [item("BODY_CARE", 85, 5, 7), item("NURSING", 75, 1, 2), item("BATHING", 40, 1, 2), item("DAY", 30, 2), item("EQUIPMENT", 95), item("SHORT_STAY", 30), item("DOCTOR", 45)],
};

/** What the good example person has, whatever the seed. */
export const GOOD_PACKAGE: readonly PackageItem[] = [
  item("DAY", 100, 3), item("BODY_CARE", 100, 3), item("NURSING", 100, 1), item("EQUIPMENT", 100), item("SHORT_STAY", 100), item("DOCTOR", 100),
];

/** More than the limit of any level from 要介護1 to 要介護3 allows. */
export const HEAVY_PACKAGE: readonly PackageItem[] = [
  item("DAY", 100, 5), item("BODY_CARE", 100, 7), item("NURSING", 100, 2), item("HOUSEWORK", 60, 2), item("EQUIPMENT", 100),
];

export const SLOT_OF: Readonly<Record<SupportKind, readonly [slot: OfficeSlot, serviceType: string]>> = {
  BODY_CARE: ["VISIT", "11"], HOUSEWORK: ["VISIT", "11"], NURSING: ["NURSING", "13"], BATHING: ["BATHING", "12"], DAY: ["DAY", "15"],
  SMALL_DAY: ["SMALL_DAY", "78"], REHAB: ["REHAB", "16"], EQUIPMENT: ["EQUIPMENT", "17"], SHORT_STAY: ["SHORT_STAY", "21"],
  SHORT_MEDICAL: ["REHAB", "22"], DOCTOR: ["CLINIC", "31"],
  P_VISIT: ["VISIT", "A2"], P_DAY: ["DAY", "A6"], P_SMALL_DAY: ["SMALL_DAY", "A8"], P_REHAB: ["REHAB", "66"], P_NURSING: ["NURSING", "63"],
  P_EQUIPMENT: ["EQUIPMENT", "67"],
};

/** Hours at which a service comes, first choice first. */
export const HOURS: Readonly<Partial<Record<SupportKind, readonly (readonly [start: string, end: string])[]>>> = {
  DAY: [["09:30", "16:30"]],
  SMALL_DAY: [["09:30", "16:30"]],
  REHAB: [["09:30", "15:40"]],
  BODY_CARE: [["10:00", "11:00"], ["08:30", "09:00"], ["17:30", "18:00"], ["07:40", "08:10"]],
  HOUSEWORK: [["10:00", "11:00"], ["14:00", "14:45"], ["16:45", "17:30"]],
  NURSING: [["14:00", "15:00"], ["11:10", "11:40"], ["16:45", "17:15"]],
  BATHING: [["13:00", "13:50"], ["11:00", "11:50"]],
  P_VISIT: [["10:00", "11:00"], ["14:00", "15:00"]],
  P_DAY: [["09:30", "15:30"]],
  P_SMALL_DAY: [["09:30", "12:30"]],
  P_REHAB: [["13:00", "15:00"]],
  P_NURSING: [["11:10", "11:40"], ["15:30", "16:00"]],
};

/** Weekdays for a number of times; day services rest on Sunday. */
export const WEEKDAYS: readonly (readonly (readonly number[])[])[] = [
  [],
  [[1], [2], [3], [4], [5]],
  [[1, 4], [2, 5], [3, 6], [2, 4]],
  [[1, 3, 5], [2, 4, 6]],
  [[1, 2, 4, 5], [1, 3, 4, 6]],
  [[1, 2, 3, 4, 5]],
  [[1, 2, 3, 4, 5, 6]],
  [[1, 2, 3, 4, 5, 6, 7]],
];
