import { today } from "../../../platform/calendar/today.js";
import type { Subject } from "./subject.js";

/** The arguments with which each root field leads to the person. */
export function rootValues(subject: Subject): Record<string, string> {
  const { rows, insurerNumber, insuredNumber, inCharge, parcelId } = subject;
  const id = (name: string, type: string) => ({ [`${name}.id`]: `"${rows[type]}"` });
  return {
    ...id("recipient", "Recipient"), ...id("carePlan", "CarePlan"), ...id("preventivePlan", "PreventivePlan"), ...id("usageTable", "UsageTable"), ...id("actualReport", "ActualReport"), ...id("certification", "Certification"),
    "recipientByNumber.insurerNumber": `"${insurerNumber}"`, "insurer.insurerNumber": `"${insurerNumber}"`, "municipality.code": `"${subject.municipalityCode}"`, insuredNumber: `"${insuredNumber}"`, officeNumber: `"${inCharge.CARE_MANAGER}"`, "parcel.id": `"${parcelId}"`, box: "OUTBOX", "recipients.first": "100", "parcels.first": "100", "statistic.name": "CERTIFIED_PEOPLE", "statistic.month": `"${today().slice(0, 7)}"`, "statistic.by": "[PREFECTURE]", "exchangeAdoptionReferences.from": `"${today().slice(0, 7)}"`, "exchangeAdoptionReferences.to": `"${today().slice(0, 7)}"`, "exchangeAdoption.from": `"${today().slice(0, 7)}"`, "exchangeAdoption.to": `"${today().slice(0, 7)}"`,
    "accessEvents.month": `"${today().slice(0, 7)}"`, "accessEvents.recipientId": `"${subject.id}"`,
    "proposedMonth.input": `{ recipientId: "${subject.id}", month: "${subject.month}", assignments: [] }`,
  };
}
