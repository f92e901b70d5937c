import { findLimitUnits } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import { addDays, lastDayOf } from "../calendar.js";
import type { CardPeriod, District, Insurer, OpenApplication, Person, Staff } from "../model.js";
import { plannerParty, serviceParties } from "../parcels/district-parcels.js";
import { officeAt } from "../people/make-person.js";
import type { LoadRow, LoadRows } from "./load-files.js";
import { mastersFrom } from "./master-rows.js";

export function insurerRows(insurer: Insurer, officers: readonly Staff[]): LoadRows {
  return {
    insurer: [{
      ...insurer,
      index: null,
      municipalityNames: insurer.municipalities.map(({ name }) => name).join(" "),
      municipalityCodes: insurer.municipalities.map(({ code }) => code).join(" "),
      municipalities: null,
      readiness: insurer.readiness,
    }],
    readiness: [readinessRow(insurer)],
    insurer_grade: [{ insurerNumber: insurer.insurerNumber, validFrom: mastersFrom, areaGrade: String(insurer.areaGrade), basis: "CONFIGURED" }],
    municipality: insurer.municipalities.map(({ code, name }) => ({ municipalityCode: code, name, prefectureCode: insurer.prefectureCode, insurerNumber: insurer.insurerNumber, validFrom: "2000-04-01", validTo: null })),
    staff_account: officers.map((staff) => ({ ...staff, insurerNumber: insurer.insurerNumber, officeNumber: null })),
  };
}

/** Days of the steps that an insurer has done, at the same place of the calendar for all; what is not done yet is planned. */
function readinessRow({ insurerNumber, readiness }: Insurer): LoadRow {
  const steps = [["standardised", "2025-12-26", "STANDARDISED"], ["sendReady", "2026-02-27", "SEND_READY"], ["migrated", "2026-04-20", "MIGRATED"], ["sharing", "2026-05-11", "SHARING"]] as const;
  const reached = readiness === "SENDING" ? "SEND_READY" : readiness;
  const done = steps.findIndex(([, , state]) => state === reached);
  return {
    insurerNumber, schedule: done === steps.length - 1 ? "FIXED" : "ARRANGING", sendingOn: done >= 2 || readiness === "SENDING" ? "2026-03-16" : null,
    ...Object.fromEntries(steps.flatMap(([step, day], at) => [[`${step}Planned`, at <= done ? day : addDays(day, 300)], [`${step}On`, at <= done ? day : null]])),
  };
}

export function officeRows(district: District): LoadRows {
  const offices = [...district.offices.values()];
  return {
    office: offices.map(({ staff: _staff, slot: _slot, serviceTypes, ...office }) => ({ ...office, serviceTypes: serviceTypes.join(" ") })),
    staff_account: offices.flatMap(({ officeNumber, staff }) => staff.map((member) => ({ ...member, officeNumber, insurerNumber: null }))),
  };
}

/** The offices of a district as a group that took the exchange up together; what it measured changed as the founding document tells of Nagasaki. */
export function groupRows(district: District, introducedMonth: string): LoadRows {
  const groupName = "見本グループ";
  return {
    office_group: [...district.offices.values()].map(({ officeNumber }) => ({ groupName, introducedMonth, officeNumber })),
    office_group_measure: [
      { groupName, measure: "紙の使用量", unit: "%", before: 100, after: 20 },
      { groupName, measure: "調整のための訪問時間", unit: "%", before: 100, after: 33 },
      { groupName, measure: "実績報告の作業", unit: "人・半日", before: 4, after: 1 },
    ],
  };
}

/** `lastMonth` is the last service month of the town. */
export function personRows(district: District, person: Person, lastMonth: string): LoadRows {
  const key = { insurerNumber: person.insurerNumber, insuredNumber: person.insuredNumber };
  return {
    recipient: [{
      ...key, name: person.name, nameKana: person.nameKana, sex: person.sex, birthDate: person.birthDate, postalCode: person.postalCode,
      address1: person.address1, address2: person.address2, phoneNumber: person.phoneNumber,
    }],
    care_relationship: relationshipRows(district, person, key, lastMonth),
    consent: person.consents.map(({ given, ...consent }) => ({ ...key, ...consent, state: given ? "GIVEN" : "REFUSED" })),
    insured_card: person.cards.map((card) => ({ ...key, ...cardItems(card) })),
    certification: certificationRows(person, key),
    burden_ratio: person.burdens.map(({ ratio, from, to }) => ({ ...key, ratio, validFrom: from, validTo: to })),
  };
}

type Key = Pick<Person, "insurerNumber" | "insuredNumber">;

/** Identity was confirmed when the service began; the opinion was asked for at the last application. */
function relationshipRows(district: District, person: Person, key: Key, lastMonth: string): LoadRow[] {
  const startDate = addDays(person.firstPlanDate, -10);
  const common = { ...key, startDate, endDate: person.endDate, evidence: "IDENTITY_CONFIRMED", lastServiceMonth: person.endDate?.slice(0, 7) ?? lastMonth };
  const planners = [plannerParty(person), ...(person.traits.entrusted ? [{ officeNumber: officeAt(district, "CENTRE").officeNumber, serviceType: "46" }] : [])];
  return [
    ...planners.map((party) => ({ ...common, ...party, role: "CARE_MANAGER" })),
    ...serviceParties(district, person).map((party) => ({ ...common, ...party, role: "SERVICE_OFFICE" })),
    ...(person.doctor ? [{
      ...common, officeNumber: person.doctor.officeNumber, serviceType: "31", role: "MEDICAL_INSTITUTION",
      startDate: person.cards[0]?.appliedOn ?? startDate, evidence: "OPINION_REQUESTED",
    }] : []),
  ];
}

function cardItems(card: CardPeriod): LoadRow {
  return {
    issuedOn: card.certifiedOn, careLevel: card.careLevel, certifiedOn: card.careLevel === "06" ? null : card.certifiedOn,
    validFrom: card.validFrom, validTo: card.validTo,
    limitFrom: `${card.validFrom.slice(0, 7)}-01`, limitTo: card.validTo, limitUnits: findLimitUnits(card.careLevel, card.validFrom.slice(0, 7)),
    notes: card.careLevel >= "24" ? "医療との連携に留意すること" : null,
  };
}

/** 事業対象者 have a checklist instead of a certification. */
function certificationRows(person: Person, key: Key): LoadRow[] {
  const opinionOfficeNumber = person.doctor?.officeNumber ?? null;
  const decided = person.cards.filter(({ careLevel }) => careLevel !== "06").map((card) => ({
    ...key, opinionOfficeNumber, status: "CERTIFIED", kind: card.kind, appliedOn: card.appliedOn, careLevel: card.careLevel,
    surveyRequestedOn: between(card, 5), surveyedOn: between(card, 25), opinionRequestedOn: between(card, 5), opinionReceivedOn: between(card, 60), panelPlannedOn: card.certifiedOn, panelOn: card.certifiedOn, certifiedOn: card.certifiedOn,
    validFrom: card.validFrom, validTo: card.validTo,
  }));
  return person.openApplication ? [...decided, { ...key, opinionOfficeNumber, ...openItems(person.openApplication) }] : decided;
}

function openItems({ kind, appliedOn, status }: OpenApplication): LoadRow {
  return {
    kind, appliedOn, status, surveyRequestedOn: addDays(appliedOn, 1), opinionRequestedOn: addDays(appliedOn, 1), panelPlannedOn: status === "OPINION_RECEIVED" ? addDays(appliedOn, 28) : null,
    surveyedOn: status === "APPLIED" ? null : addDays(appliedOn, 9),
    opinionReceivedOn: status === "OPINION_RECEIVED" ? addDays(appliedOn, 19) : null,
  };
}

/** A day some percent of the way from application to decision. */
export function between(card: CardPeriod, percent: number): string {
  const days = card.kind === "CHANGE" ? 12 : card.kind === "NEW" ? 27 : 36;
  const day = addDays(card.appliedOn, Math.floor((days * percent) / 100));
  return day <= lastDayOf(card.certifiedOn.slice(0, 7)) ? day : card.certifiedOn;
}
