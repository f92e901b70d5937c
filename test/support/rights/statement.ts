/**
 * Who may see what, restated by hand from the published table of roles and information, so that the product's own table is
 * held against a second one. yes, consent (only while consent is recorded), own (only what one's own office wrote),
 * no (not shared, or no rule is published).
 */
type Answer = "yes" | "consent" | "own" | "no";

export const people = ["RECIPIENT", "MUNICIPALITY", "CARE_MANAGER", "SERVICE_OFFICE", "MEDICAL_INSTITUTION"] as const;
export const offices = ["CARE_MANAGER", "SERVICE_OFFICE", "MEDICAL_INSTITUTION"] as const;
export const outsiders = ["ANALYST", "OPERATOR"] as const;
export type RoleName = (typeof people)[number] | (typeof outsiders)[number];
export type OfficeRole = (typeof offices)[number];

/** Kind of information → answers in the order of `people`. Analysts and operators see nothing about a person. */
const table = {
  // Who the person is, and which offices are in charge: part of being in charge at all.
  PERSON: ["yes", "yes", "yes", "yes", "yes"],
  // 本人同意の記録: the person, the insurer, and the care manager who must know what to ask for.
  CONSENT: ["yes", "yes", "yes", "no", "no"],
  // 被保険者証
  CARD: ["yes", "yes", "yes", "yes", "consent"],
  // 負担割合証・負担限度額認定証
  BURDEN: ["yes", "yes", "yes", "yes", "no"],
  // 要介護認定の申請・進捗・結果
  CERTIFICATION: ["no", "yes", "yes", "no", "no"],
  // 認定調査票: the office that writes the plan, with consent.
  SURVEY: ["no", "yes", "consent", "no", "no"],
  // 主治医意見書: as the sheet; an institution what it wrote itself.
  OPINION: ["no", "yes", "consent", "no", "own"],
  // 審査会資料: the municipality's own; no other cell is published (how far the application is stands under CERTIFICATION).
  PANEL: ["no", "yes", "no", "no", "no"],
  // 住宅改修費・福祉用具購入費
  ALLOWANCE: ["no", "yes", "yes", "yes", "no"],
  // 請求・給付情報, LIFE: no cell is published.
  CLAIM: ["no", "no", "no", "no", "no"],
  LIFE: ["no", "no", "no", "no", "no"],
  // ケアプラン（計画書・利用票・別表・利用者基本情報）
  CARE_PLAN: ["yes", "yes", "yes", "yes", "yes"],
  // 実績: between the office that gave the service and the one that planned it.
  RESULT: ["no", "no", "yes", "own", "no"],
} as const satisfies Record<string, readonly Answer[]>;

export type Kind = keyof typeof table;
export const kinds = Object.keys(table) as Kind[];

/** What may be in force between a viewer and a person. */
export interface Relation {
  /** The person themselves, the insurer, or an office in charge today. */
  readonly inForce: boolean;
  readonly consent: boolean;
  /** Whether the viewer's office wrote something about the person itself. */
  readonly author: boolean;
}

/** Whether the kind of information is open to the role at all. */
export const isOpenTo = (role: RoleName, kind: Kind): boolean => answerFor(role, kind) !== "no";

/** Whether this viewer sees this kind of information about this person. */
export function sees(role: RoleName, kind: Kind, { inForce, consent, author }: Relation): boolean {
  const answer = answerFor(role, kind);
  return inForce && (answer === "yes" || (answer === "consent" && consent) || (answer === "own" && author));
}

function answerFor(role: RoleName, kind: Kind): Answer {
  const place = (people as readonly string[]).indexOf(role);
  return table[kind][place] ?? "no";
}

/** Each field of a person. A field that is not here has no statement, and the tests fail. */
export const personFields: Readonly<Record<string, Kind | "own mail" | "own emergencies" | "own drafts" | "own looks">> = {
  id: "PERSON", insurerNumber: "PERSON", insuredNumber: "PERSON", name: "PERSON", nameKana: "PERSON", sex: "PERSON", birthDate: "PERSON",
  postalCode: "PERSON", address1: "PERSON", address2: "PERSON", phoneNumber: "PERSON",
  careRelationships: "PERSON", insurer: "PERSON",
  consents: "CONSENT", consentHistory: "CONSENT", access: "CONSENT",
  breakGlasses: "own emergencies", proxies: "own emergencies",
  drafts: "own drafts",
  accessEvents: "own looks",
  insuredCard: "CARD", insuredCards: "CARD",
  burdenRatio: "BURDEN", burdenRatios: "BURDEN", burdenLimit: "BURDEN", burdenLimits: "BURDEN",
  certification: "CERTIFICATION", certifications: "CERTIFICATION", certificationProgress: "CERTIFICATION",
  assessments: "SURVEY", doctorOpinions: "OPINION", panelReviews: "PANEL",
  allowances: "ALLOWANCE", allowanceUses: "ALLOWANCE", claims: "CLAIM", lifeFeedback: "LIFE",
  // What ceased to stand is open to whoever may see what stands.
  cardCorrections: "CARD", burdenCorrections: "BURDEN", certificationCorrections: "CERTIFICATION", assessmentCorrections: "SURVEY", doctorOpinionCorrections: "OPINION", panelReviewCorrections: "PANEL",
  allowanceCorrections: "ALLOWANCE", claimCorrections: "CLAIM", lifeFeedbackCorrections: "LIFE",
  carePlan: "CARE_PLAN", carePlans: "CARE_PLAN", preventivePlans: "CARE_PLAN", basicInformation: "CARE_PLAN", usageTable: "CARE_PLAN", usageTables: "CARE_PLAN",
  actuals: "RESULT", reconciliation: "RESULT", monthStatus: "RESULT",
  parcels: "own mail",
};

/** Each field of an office: the directory is for everyone; lists of people and their records are the own office's alone. */
export const officeFields: Readonly<Record<string, Kind | "everyone">> = {
  officeNumber: "everyone", name: "everyone", nameKana: "everyone", kind: "everyone", serviceTypes: "everyone", areaGrade: "everyone", prefectureCode: "everyone", postalCode: "everyone", address: "everyone", phoneNumber: "everyone",
  people: "PERSON",
  carePlans: "CARE_PLAN", preventivePlans: "CARE_PLAN", usageTables: "CARE_PLAN",
  actuals: "RESULT", workList: "RESULT", personMonths: "RESULT", month: "RESULT", benefitUnits: "RESULT",
};

/** Entities about one person, by what they are. */
export const personalEntities: Readonly<Record<string, Kind>> = {
  Recipient: "PERSON",
  CarePlan: "CARE_PLAN",
  PreventivePlan: "CARE_PLAN",
  BasicInformation: "CARE_PLAN",
  UsageTable: "CARE_PLAN",
  ActualReport: "RESULT",
  Certification: "CERTIFICATION",
};

export type RootRule = Kind | "everyone" | "own mail" | "own counts" | "counts" | "own emergencies" | "own looks" | "statistics" | "own staff" | "planners";

/** Each root field: a kind of information about a person, a directory for everyone, the mail of an office and counts of it, counts that name no office, or statistics of people, for analysts only. */
export const rootFields: Readonly<Record<string, RootRule>> = {
  recipient: "PERSON", recipientByNumber: "PERSON", recipients: "PERSON",
  carePlan: "CARE_PLAN", preventivePlan: "CARE_PLAN", usageTable: "CARE_PLAN",
  actualReport: "RESULT",
  certification: "CERTIFICATION",
  office: "everyone", offices: "everyone", insurer: "everyone", insurers: "everyone", municipality: "everyone", municipalities: "everyone",
  // Masters carry no personal rows: whoever is signed in may check the arithmetic.
  serviceCodes: "everyone", careLevelLimits: "everyone", unitPrices: "everyone", labourShares: "everyone", insurerGrades: "everyone", typeLimits: "everyone",
  parcel: "own mail", parcels: "own mail",
  exchangeActivity: "own counts",
  exchangeAdoption: "counts",
  exchangeAdoptionReferences: "counts", exchangeOfficeGroups: "counts",
  exchangeEffect: "everyone",
  readinessSurvey: "counts",
  breakGlasses: "own emergencies",
  // Accounts are shown to those who look after them by their own account's level; nobody in a seat has one.
  staffAccounts: "own staff",
  accessEvents: "own looks",
  // 月間予定の案を作るのは計画を担当する事業所だけである。
  proposedMonth: "planners",
  statistics: "statistics", statistic: "statistics",
};

/** Roles that are told of openings in emergencies and of looks: in lists the insurer, of a person the person too. */
export const emergencyRoles: readonly RoleName[] = ["MUNICIPALITY"];

/** Roles that see how often each named office used the exchange: only whoever runs it; counts of offices have the rule for small cells. */
export const activityRoles: readonly RoleName[] = ["OPERATOR"];

/** Roles that see counts of offices and of municipalities: small ones are hidden, nothing is about people. */
export const countRoles: readonly RoleName[] = ["MUNICIPALITY", "ANALYST", "OPERATOR"];

/** Roles that have mail, and see how often they used the exchange themselves. */
export const mailRoles: readonly RoleName[] = ["CARE_MANAGER", "SERVICE_OFFICE"];
