/** The municipal load format: one UTF-8 CSV per kind with a header line. Order matters: later kinds refer to earlier ones. */
export const LOAD_FILES = {
  insurer: ["insurerNumber", "name", "prefectureCode", "kind", "municipalityNames", "municipalityCodes", "population", "readiness"],
  readiness: ["insurerNumber", "schedule", "standardisedPlanned", "standardisedOn", "sendReadyPlanned", "sendReadyOn", "sendingOn", "migratedPlanned", "migratedOn", "sharingPlanned", "sharingOn"],
  survey_answer: ["survey", "municipalityCode", "prefectureCode", "population", "answered", "plannedMonth"],
  service_code: ["serviceCode", "validFrom", "validTo", "name", "units", "discountRate", "per", "limitManaged", "fixedCopay", "addOnKind", "addOnPermille", "basis"],
  insurer_grade: ["insurerNumber", "validFrom", "areaGrade", "basis"],
  office: ["officeNumber", "name", "nameKana", "kind", "serviceTypes", "insurerNumber", "areaGrade", "prefectureCode", "postalCode", "address", "phoneNumber"],
  staff_account: ["subject", "officeNumber", "insurerNumber", "displayName", "role", "jobType", "serviceType", "level"],
  recipient: ["insurerNumber", "insuredNumber", "name", "nameKana", "sex", "birthDate", "postalCode", "address1", "address2", "phoneNumber"],
  care_relationship: ["insurerNumber", "insuredNumber", "officeNumber", "serviceType", "role", "startDate", "endDate", "evidence", "lastServiceMonth"],
  consent: ["insurerNumber", "insuredNumber", "category", "state", "takenBy", "takenOn"],
  insured_card: ["insurerNumber", "insuredNumber", "issuedOn", "careLevel", "certifiedOn", "validFrom", "validTo", "limitFrom", "limitTo", "limitUnits", "notes"],
  certification: [
    "insurerNumber", "insuredNumber", "appliedOn", "kind", "surveyRequestedOn", "surveyedOn", "opinionRequestedOn", "opinionReceivedOn", "panelPlannedOn", "panelOn", "panelOpinion", "certifiedOn", "careLevel",
    "validFrom", "validTo", "status", "opinionOfficeNumber",
  ],
  burden_ratio: ["insurerNumber", "insuredNumber", "ratio", "validFrom", "validTo"],
  municipality: ["municipalityCode", "name", "prefectureCode", "insurerNumber", "validFrom", "validTo"],
  card_type_limit: ["insurerNumber", "insuredNumber", "serviceType", "limitUnits", "validFrom", "validTo"],
  burden_limit: ["insurerNumber", "insuredNumber", "stage", "validFrom", "validTo", "mealYen", "unitRoomYen", "unitSharedYen", "privateRoomYen", "sharedRoomYen"],
  assessment: ["insurerNumber", "insuredNumber", "appliedOn", "surveyedOn", "place", "physicalIndependence", "dementiaIndependence", "primaryLevel", "standardMinutes", "notes"],
  assessment_item: ["insurerNumber", "insuredNumber", "appliedOn", "itemNumber", "itemName", "answer", "notes"],
  doctor_opinion: ["insurerNumber", "insuredNumber", "appliedOn", "officeNumber", "writtenOn", "diagnosis", "onsetOn", "stability", "physicalIndependence", "dementiaIndependence", "course", "specialCare", "opinion"],
  panel_review: ["insurerNumber", "insuredNumber", "appliedOn", "heldOn", "panelName", "caseNumber", "previousLevel", "primaryLevel", "visitNotes", "doctorNotes", "outcome", "secondaryLevel", "changeReason", "validMonths", "opinion"],
  allowance_use: ["insurerNumber", "insuredNumber", "kind", "usedOn", "item", "costYen", "startsAnew"],
  benefit_claim: ["insurerNumber", "insuredNumber", "serviceMonth", "form", "officeNumber", "serviceType", "units", "costYen", "benefitYen", "publicYen", "userYen"],
  life_feedback: ["insurerNumber", "insuredNumber", "officeNumber", "evaluatedOn", "area", "item", "value", "previousValue", "comment"],
  office_group: ["groupName", "introducedMonth", "officeNumber"],
  office_group_measure: ["groupName", "measure", "unit", "before", "after"],
} as const satisfies Record<string, readonly string[]>;

export type LoadKindName = keyof typeof LOAD_FILES;

export const LOAD_KINDS = Object.keys(LOAD_FILES) as LoadKindName[];

/** Values by column name; a missing or null value is written as nothing. */
export type LoadRow = Readonly<Record<string, string | number | null>>;

/** Rows of each kind that has any. */
export type LoadRows = Partial<Record<LoadKindName, LoadRow[]>>;

/** One CSV line with CR LF; values with comma, quote or line break are quoted. */
export function toCsvLine(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => quoted(value === null ? "" : String(value))).join(",")}\r\n`;
}

export function headerLine(kind: LoadKindName): string {
  return toCsvLine(LOAD_FILES[kind]);
}

export function rowLine(kind: LoadKindName, row: LoadRow): string {
  return toCsvLine(LOAD_FILES[kind].map((column) => row[column] ?? null));
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
