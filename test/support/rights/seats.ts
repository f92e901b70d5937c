import type { DevelopmentIdentity } from "../../../gateway/identity/development-issuer.js";
import type { House } from "../../../gateway/house/open-house.js";
import { today } from "../../../platform/calendar/today.js";
import { loadRows } from "../load-rows.js";
import { withConnection } from "../sql.js";
import { mailRoles, offices, outsiders, personFields, sees, type OfficeRole, type Relation, type RoleName } from "./statement.js";
import type { Subject } from "./subject.js";

/** Somebody who looks at the person, and what is between them. */
export interface Seat {
  readonly name: string;
  readonly role: RoleName;
  /** The person themselves, the insurer, or an office in charge today. */
  readonly inForce: boolean;
  /** Whether the office wrote results about the person. */
  readonly author: boolean;
  identity(subject: Subject): DevelopmentIdentity;
}

export const consentStates = ["GIVEN", "NONE", "REFUSED", "WITHDRAWN"] as const;
export type ConsentState = (typeof consentStates)[number];

export const relationOf = ({ inForce, author }: Seat, consent: ConsentState): Relation => ({ inForce, author, consent: consent === "GIVEN" });

/** Names of the person's fields that must hold something for this viewer. */
export function expectedFields(seat: Seat, subject: Subject, consent: ConsentState, names: readonly string[]): string[] {
  const relation = relationOf(seat, consent);
  return names.filter((name) => {
    // Without any record there is nothing to show, whoever looks.
    if (name === "consents" && consent === "NONE") return false;
    const kind = personFields[name];
    if (kind === undefined) throw new Error(`Recipient.${name} has no statement: add it to the table by the rule it follows`);
    // The subject's draft is written by the care manager in charge and registered for the person to see.
    if (kind === "own drafts") return relation.inForce && (seat.role === "RECIPIENT" || (seat.role === "CARE_MANAGER" && seat.identity(subject).office === subject.inCharge.CARE_MANAGER));
    if (kind === "own emergencies" || kind === "own looks") return relation.inForce && ["RECIPIENT", "MUNICIPALITY"].includes(seat.role);
    return kind === "own mail" ? hasMail(seat, subject) : sees(seat.role, kind, relation);
  });
}

/** Whether the viewer's office sent or received files about the person. */
const hasMail = (seat: Seat, subject: Subject): boolean => mailRoles.includes(seat.role) && mailOffices(subject).includes(seat.identity(subject).office ?? "");
const mailOffices = ({ inCharge }: Subject): string[] => [inCharge.CARE_MANAGER, inCharge.SERVICE_OFFICE];

/** Which of the strangers plays which part. */
const part = { stranger: 0, expired: 1, ended: 2, future: 3, grace: 4 } as const;
const officeAt = (subject: Subject, name: keyof typeof part): string => {
  const office = subject.strangers[part[name]];
  if (!office) throw new Error("the town has too few offices");
  return office;
};

/** Certification data is for care managers by job type. */
const jobs: Partial<Record<OfficeRole, string>> = { CARE_MANAGER: "介護支援専門員" };

const officeSeats = (role: OfficeRole): Seat[] => {
  const seat = (name: string, inForce: boolean, office: (subject: Subject) => string, author = false): Seat => ({ name: `${role}, ${name}`, role, inForce, author, identity: (subject) => ({ subject: `${role}-rights`, role, office: office(subject), jobType: jobs[role] }) });
  const otherRole = role === "CARE_MANAGER" ? "SERVICE_OFFICE" : "CARE_MANAGER";
  return [
    seat("in charge", true, ({ inCharge }) => inCharge[role], role !== "CARE_MANAGER"),
    seat("of another office", false, (subject) => officeAt(subject, "stranger")),
    seat("at an office in charge in another part", false, ({ inCharge }) => inCharge[otherRole]),
    seat("whose relation has lapsed", false, (subject) => officeAt(subject, "expired")),
    seat("whose relation was ended", false, (subject) => officeAt(subject, "ended")),
    seat("whose relation has yet to begin", false, (subject) => officeAt(subject, "future")),
    seat("in the last month of grace", true, (subject) => officeAt(subject, "grace")),
  ];
};

/** Every role in every relation to the person. */
export const seats: readonly Seat[] = [
  { name: "RECIPIENT, the person", role: "RECIPIENT", inForce: true, author: false, identity: ({ insurerNumber, recipientId }) => ({ subject: "self", role: "RECIPIENT", insurer: insurerNumber, recipient: recipientId }) },
  { name: "RECIPIENT, another person", role: "RECIPIENT", inForce: false, author: false, identity: ({ insurerNumber, otherRecipientId }) => ({ subject: "neighbour", role: "RECIPIENT", insurer: insurerNumber, recipient: otherRecipientId }) },
  { name: "RECIPIENT, of the same id at another insurer", role: "RECIPIENT", inForce: false, author: false, identity: ({ otherInsurer, recipientId }) => ({ subject: "twin", role: "RECIPIENT", insurer: otherInsurer, recipient: recipientId }) },
  { name: "MUNICIPALITY, the insurer", role: "MUNICIPALITY", inForce: true, author: false, identity: ({ insurerNumber }) => ({ subject: "officer", role: "MUNICIPALITY", insurer: insurerNumber }) },
  { name: "MUNICIPALITY, another insurer", role: "MUNICIPALITY", inForce: false, author: false, identity: ({ otherInsurer }) => ({ subject: "officer2", role: "MUNICIPALITY", insurer: otherInsurer }) },
  ...offices.flatMap(officeSeats),
  ...outsiders.map((role): Seat => ({ name: role, role, inForce: false, author: false, identity: ({ insurerNumber, inCharge, recipientId }) => ({ subject: role, role, insurer: insurerNumber, office: inCharge.CARE_MANAGER, recipient: recipientId }) })),
];

const monthsAgo = (count: number): string => {
  const [year = 0, month = 0] = today().split("-").map(Number);
  const at = year * 12 + month - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
};

/** Brings in the relations that the seats speak of, by the insurer's load. Grace is two service months. */
export async function loadRelations(house: House, subject: Subject): Promise<void> {
  const { insurerNumber, insuredNumber } = subject;
  const row = (role: OfficeRole, officeNumber: string, values: { startDate: string; endDate?: string; lastServiceMonth?: string }) => ({ insurerNumber, insuredNumber, role, officeNumber, serviceType: "11", evidence: "IDENTITY_CONFIRMED", ...values });
  await loadRows(house, "care_relationship", offices.flatMap((role) => [
    row(role, officeAt(subject, "expired"), { startDate: "2020-01-01", lastServiceMonth: monthsAgo(3) }),
    row(role, officeAt(subject, "grace"), { startDate: "2020-01-01", lastServiceMonth: monthsAgo(2) }),
    { ...row(role, officeAt(subject, "ended"), { startDate: "2020-01-01", endDate: "2020-12-31", lastServiceMonth: monthsAgo(0) }), evidence: role === "MEDICAL_INSTITUTION" ? "OPINION_REQUESTED" : "IDENTITY_CONFIRMED" },
    row(role, officeAt(subject, "future"), { startDate: "2099-01-01" }),
  ]));
}

/** Brings every consent of the person to one state; NONE removes the records and lets a load of a relation work out the rights anew. */
export async function loadConsent(house: House, adminUrl: string, subject: Subject, state: ConsentState): Promise<void> {
  const { insurerNumber, insuredNumber, recipientId } = subject;
  if (state === "NONE") {
    await withConnection(adminUrl, (admin) => admin.query("DELETE FROM recipients.consent WHERE insurer_number = $1 AND recipient_id = $2", [insurerNumber, recipientId]));
    return loadRelations(house, subject);
  }
  await loadRows(house, "consent", ["SURVEY", "OPINION", "CARD", "LIFE"].map((category) => ({ insurerNumber, insuredNumber, category, state, takenBy: "MUNICIPALITY", takenOn: today() })));
}
