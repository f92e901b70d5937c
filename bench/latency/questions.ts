import pg from "pg";
import type { DevelopmentIdentity } from "../../gateway/identity/development-issuer.js";
import { toGlobalId } from "../../platform/graphql/global-id.js";

/** One question of somebody about somebody. */
export interface Question {
  readonly identity: DevelopmentIdentity;
  readonly variables: Readonly<Record<string, string>>;
}

/** A saved operation that is measured, by audience and id, and whom it is asked about. */
export interface Operation {
  readonly name: string;
  question(person: Person): Question;
}

/** Somebody of the town with the offices in charge. */
interface Person {
  readonly insurer: string;
  readonly recipient: string;
  readonly insuredNumber: string;
  readonly month: string;
  readonly careManager: string;
  readonly serviceOffice: string;
  readonly institution: string;
}

const idOf = ({ insurer, recipient }: Person) => toGlobalId(insurer, recipient);
const staff = (role: "CARE_MANAGER" | "SERVICE_OFFICE" | "MEDICAL_INSTITUTION", office: string): DevelopmentIdentity => ({ subject: `bench-${role}`, role, office });

/** What each audience asks most: the doctor's view, the care manager's month, the office's work list, the counter, and the person's own month. */
export const operations: readonly Operation[] = [
  { name: "doctor/patient-overview", question: (person) => ({ identity: staff("MEDICAL_INSTITUTION", person.institution), variables: { id: idOf(person), month: person.month } }) },
  { name: "care-manager/month-work", question: ({ careManager, month }) => ({ identity: staff("CARE_MANAGER", careManager), variables: { officeNumber: careManager, month } }) },
  { name: "care-manager/plan-and-result", question: (person) => ({ identity: staff("CARE_MANAGER", person.careManager), variables: { id: idOf(person), month: person.month } }) },
  { name: "service-office/month-work", question: ({ serviceOffice, month }) => ({ identity: staff("SERVICE_OFFICE", serviceOffice), variables: { officeNumber: serviceOffice, month } }) },
  { name: "municipality/insured-overview", question: ({ insurer, insuredNumber }) => ({ identity: { subject: "bench-officer", role: "MUNICIPALITY", insurer }, variables: { insurerNumber: insurer, insuredNumber } }) },
  { name: "recipient/my-month", question: (person) => ({ identity: { subject: "bench-self", role: "RECIPIENT", insurer: person.insurer, recipient: person.recipient }, variables: { id: idOf(person), month: person.month } }) },
];

/** People who have all three kinds of offices in charge and a planned month, spread over the whole town, always the same. */
export async function pickPeople(adminUrl: string, count: number): Promise<Person[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const office = (role: string) => `(SELECT min(g.office_number) FROM recipients.access_grant g WHERE g.insurer_number = p.insurer_number AND g.recipient_id = p.id AND g.role = '${role}' AND g.category = 'PERSON' AND current_date BETWEEN g.valid_from AND g.valid_to)`;
    const { rows } = await admin.query<Person>(
      `SELECT * FROM (
         SELECT p.insurer_number AS insurer, p.id AS recipient, p.insured_number AS "insuredNumber", t.service_month AS month, t.planning_office_number AS "careManager", ${office("SERVICE_OFFICE")} AS "serviceOffice", ${office("MEDICAL_INSTITUTION")} AS institution
         FROM (SELECT * FROM recipients.recipient ORDER BY md5(id::text) LIMIT $1::integer * 4) p
         JOIN schedules.usage_table t ON t.insurer_number = p.insurer_number AND t.recipient_id = p.id AND t.state = 'IN_FORCE') p
       WHERE "serviceOffice" IS NOT NULL AND institution IS NOT NULL LIMIT $1`,
      [count],
    );
    if (rows.length < count) throw new Error(`the town has only ${rows.length} people with all kinds of offices`);
    return rows;
  } finally {
    await admin.end();
  }
}
