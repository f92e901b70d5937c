import type { UserSupplementRecord } from "../../standard/index.js";
import { findLimitUnits } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import type { MonthBenefit } from "../month/benefit.js";
import type { CardPeriod, Person } from "../model.js";
import { recordHead } from "./common.js";

const NO_TYPE_LIMITS = {
  typeLimit1ServiceType: null, typeLimit1LimitUnits: null, typeLimit1TotalUnits: null, typeLimit1ExcessUnits: null,
  typeLimit2ServiceType: null, typeLimit2LimitUnits: null, typeLimit2TotalUnits: null, typeLimit2ExcessUnits: null,
  typeLimit3ServiceType: null, typeLimit3LimitUnits: null, typeLimit3TotalUnits: null, typeLimit3ExcessUnits: null,
  typeLimit4ServiceType: null, typeLimit4LimitUnits: null, typeLimit4TotalUnits: null, typeLimit4ExcessUnits: null,
  typeLimit5ServiceType: null, typeLimit5LimitUnits: null, typeLimit5TotalUnits: null, typeLimit5ExcessUnits: null,
  typeLimit6ServiceType: null, typeLimit6LimitUnits: null, typeLimit6TotalUnits: null, typeLimit6ExcessUnits: null,
  typeLimit7ServiceType: null, typeLimit7LimitUnits: null, typeLimit7TotalUnits: null, typeLimit7ExcessUnits: null,
  typeLimit8ServiceType: null, typeLimit8LimitUnits: null, typeLimit8TotalUnits: null, typeLimit8ExcessUnits: null,
  typeLimit9ServiceType: null, typeLimit9LimitUnits: null, typeLimit9TotalUnits: null, typeLimit9ExcessUnits: null,
} as const;

/** Supplement of a plan set: joined by the plan date, no month (UPHOSOKU with 000000). */
export function toPlanSupplement(person: Person, card: CardPeriod, planDate: string): UserSupplementRecord {
  return {
    ...personItems(person, card),
    carePlanDate: planDate,
    careLevelChangeDate: null,
    careLevel: card.careLevel,
    benefitLimitUnits: findLimitUnits(card.careLevel, planDate.slice(0, 7)),
    shortStayDaysUntilLastMonth: null,
    shortStayDaysCumulative: null,
    previousCareLevel: null,
    targetMonth: null,
  };
}

/** Supplement of a usage-table set: joined by the month, no plan date; shows a change of level inside the month. */
export function toMonthSupplement(person: Person, card: CardPeriod, month: string, benefit: MonthBenefit, stayDays: { before: number; inMonth: number } | null): UserSupplementRecord {
  return {
    ...personItems(person, card),
    carePlanDate: null,
    careLevelChangeDate: benefit.level.changedOn,
    careLevel: benefit.level.current,
    benefitLimitUnits: benefit.limitUnits,
    shortStayDaysUntilLastMonth: stayDays?.before ?? null,
    shortStayDaysCumulative: stayDays ? stayDays.before + stayDays.inMonth : null,
    previousCareLevel: benefit.level.previous,
    targetMonth: month,
  };
}

function personItems(person: Person, card: CardPeriod) {
  const certified = card.careLevel !== "06";
  return {
    ...recordHead(person),
    ...NO_TYPE_LIMITS,
    userNameKana: person.nameKana,
    userName: person.name,
    gender: person.sex,
    birthDate: person.birthDate,
    postalCode: person.postalCode,
    address1: person.address1,
    address2: person.address2,
    phoneNumber: person.phoneNumber,
    certificationDate: certified ? card.certifiedOn : null,
    limitPeriodStartDate: `${card.validFrom.slice(0, 7)}-01`,
    limitPeriodEndDate: card.validTo,
    certificationStatus: certified ? "2" : null,
    typeLimitExcessUnitsTotal: null,
    consentReceivingOfficeNumber: person.planOffice.officeNumber,
    updatedByOfficeNumber: person.planOffice.officeNumber,
    reservedIdentifier: null,
  };
}
