import type { CareLevel } from "../subgraphs/schedules/benefit/care-level-limit.rule.js";
import type { AreaGrade } from "../subgraphs/schedules/benefit/unit-price.rule.js";
import type { SupportKind } from "./people/support-kind.js";
import type { NeedId } from "./text/needs.js";

/** What an office does in its district; each district has one of each, BATHING only every second one. */
export type OfficeSlot =
  | "CARE_A" | "CARE_B" | "CENTRE" | "VISIT" | "NURSING" | "DAY" | "REHAB" | "EQUIPMENT"
  | "SHORT_STAY" | "SMALL_DAY" | "CLINIC" | "HOSPITAL" | "BATHING";

export interface Insurer {
  readonly index: number;
  readonly insurerNumber: string;
  readonly name: string;
  readonly prefectureCode: string;
  readonly kind: "CITY" | "WIDE_AREA";
  readonly municipalities: readonly { readonly name: string; readonly code: string }[];
  readonly areaGrade: AreaGrade;
  readonly population: number;
  /** How far it is on the way to sharing through the platform. */
  readonly readiness: "STANDARDISED" | "SEND_READY" | "SENDING" | "MIGRATED" | "SHARING";
}

export interface Staff {
  readonly subject: string;
  readonly displayName: string;
  readonly role: "CARE_MANAGER" | "SERVICE_OFFICE" | "MEDICAL_INSTITUTION" | "MUNICIPALITY";
  readonly jobType: string;
  readonly serviceType: string;
  readonly level: "OFFICE" | "ADMINISTRATOR" | "GENERAL";
}

export interface Office {
  readonly slot: OfficeSlot;
  readonly officeNumber: string;
  readonly name: string;
  readonly nameKana: string;
  readonly kind: "CARE_MANAGEMENT" | "SUPPORT_CENTRE" | "SERVICE" | "MEDICAL_INSTITUTION";
  readonly serviceTypes: readonly string[];
  readonly insurerNumber: string;
  readonly areaGrade: AreaGrade;
  readonly prefectureCode: string;
  readonly postalCode: string;
  readonly address: string;
  readonly phoneNumber: string;
  readonly staff: readonly Staff[];
}

export interface District {
  readonly index: number;
  readonly insurer: Insurer;
  readonly offices: ReadonlyMap<OfficeSlot, Office>;
  readonly people: number;
}

/** One card with its level: insurance card entries over the renewals. */
export interface CardPeriod {
  readonly careLevel: CareLevel;
  readonly kind: "NEW" | "RENEWAL" | "CHANGE";
  readonly appliedOn: string;
  readonly certifiedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A 負担割合証: August to July (the period is the usual one; no source fixes it). */
export interface BurdenYear {
  readonly ratio: 10 | 20 | 30;
  readonly from: string;
  readonly to: string;
}

/** An application that is still being decided on. */
export interface OpenApplication {
  readonly kind: "RENEWAL" | "CHANGE";
  readonly appliedOn: string;
  readonly status: "APPLIED" | "SURVEYED" | "OPINION_RECEIVED";
}

/** One service in the plan: who gives it, with which code, and when in the week. */
export interface ServiceUse {
  readonly support: SupportKind;
  readonly need: NeedId;
  readonly slot: OfficeSlot;
  readonly serviceType: string;
  /** Weekly times; empty for services outside the week. */
  readonly weekly: readonly WeeklyTime[];
  /** Monthly: days of the month (visits of a doctor), or first day and nights (stays). */
  readonly monthDays: readonly number[];
  readonly nights: number;
  readonly equipment: readonly string[];
}

export interface WeeklyTime {
  readonly weekday: number;
  readonly start: string;
  readonly end: string;
}

/** What makes a person special in the town. */
export interface Traits {
  readonly goodExample: boolean;
  readonly levelChange: boolean;
  readonly dies: boolean;
  readonly longStay: boolean;
  readonly heavyUse: boolean;
  readonly entrusted: boolean;
  readonly publicAssistanceOnly: boolean;
}

export interface Person {
  readonly ordinal: number;
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly name: string;
  readonly nameKana: string;
  readonly sex: "1" | "2";
  readonly birthDate: string;
  readonly postalCode: string;
  readonly address1: string;
  readonly address2: string | null;
  readonly phoneNumber: string;
  readonly traits: Traits;
  readonly livesAlone: boolean;
  readonly cards: readonly CardPeriod[];
  readonly openApplication: OpenApplication | null;
  /** 負担割合 per insurance year, oldest first. */
  readonly burdens: readonly BurdenYear[];
  readonly consents: readonly { readonly category: string; readonly given: boolean; readonly takenBy: string; readonly takenOn: string }[];
  readonly preventive: boolean;
  readonly planOffice: Office;
  readonly planner: Staff;
  readonly doctor: Office | null;
  readonly firstPlanDate: string;
  readonly planDates: readonly string[];
  readonly uses: readonly ServiceUse[];
  /** Last day of service: death or moving away; null while service goes on. */
  readonly endDate: string | null;
}
