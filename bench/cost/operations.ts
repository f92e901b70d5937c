import pg from "pg";
import { toGlobalId } from "../../platform/graphql/global-id.js";
import type { RunningHouse } from "./houses.js";

/** One request of a load, ready to send. */
export interface CostRequest {
  readonly body: string;
  readonly authorization: string;
}

interface Row {
  readonly insurer: string;
  readonly id: string;
  readonly office: string;
}

/** What the product is asked most, and by whom. The first one is the main read. */
const questions = {
  "one person from plan to results, care manager": `query Person($id: ID!, $month: YearMonth!) { recipient(id: $id) { name insuredCard { careLevel validTo } carePlan { overallSupportPolicy issues { text } } usageTable(month: $month) { plannedServices { serviceDate serviceCode } } actuals(month: $month) { serviceType } certifications { status certifiedOn } } }`,
  "one month of one person, service office": `query Month($id: ID!, $month: YearMonth!) { recipient(id: $id) { usageTable(month: $month) { plannedServices { serviceDate serviceCode } benefitRows { serviceCode } } } }`,
  "one's own records, the person": `query Own($id: ID!) { recipient(id: $id) { name insuredCard { careLevel validTo } burdenRatio { ratio } carePlan { overallSupportPolicy } } }`,
  "a page of 20 people with cards and plans, care manager": `query Page { recipients(first: 20) { nodes { name insuredCard { careLevel } carePlan { id } } } }`,
  "a page of 20 people with cards and plans, insurer": `query Page($insurer: InsurerNumber!) { recipients(first: 20, insurerNumber: $insurer) { nodes { name insuredCard { careLevel } carePlan { id } } } }`,
} as const;

export type CostOperation = keyof typeof questions;
export const costOperations = Object.keys(questions) as CostOperation[];

const people = 100;

/** The requests of each operation, over many people of the town and their own offices. */
export async function prepareRequests(adminUrl: string, house: RunningHouse): Promise<Map<CostOperation, readonly CostRequest[]>> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows: months } = await admin.query<{ month: string }>("SELECT max(service_month) AS month FROM schedules.usage_table");
    const month = months[0]?.month ?? "";
    const inCharge = async (role: string) =>
      (await admin.query<Row>(
        `SELECT r.insurer_number AS insurer, r.recipient_id AS id, r.office_number AS office FROM recipients.care_relationship r JOIN schedules.usage_table u USING (insurer_number, recipient_id)
         WHERE r.role = $1 AND u.service_month = $2 ORDER BY md5(r.recipient_id::text) LIMIT ${people}`, [role, month])).rows;
    const [careManagers, serviceOffices] = [await inCharge("CARE_MANAGER"), await inCharge("SERVICE_OFFICE")];
    const insurer = careManagers[0]?.insurer ?? "";
    const request = async (operation: CostOperation, identity: Parameters<RunningHouse["token"]>[0], variables: object): Promise<CostRequest> => ({ body: JSON.stringify({ query: questions[operation], variables }), authorization: `Bearer ${await house.token(identity)}` });
    const byPerson = async (operation: CostOperation, rows: readonly Row[], identity: (row: Row) => Parameters<RunningHouse["token"]>[0], variables: object = {}) => {
      const made: CostRequest[] = [];
      for (const row of rows) made.push(await request(operation, identity(row), { id: toGlobalId(row.insurer, row.id), month, ...variables }));
      return made;
    };
    const careManager = ({ office }: Row) => ({ subject: `cost-${office}`, role: "CARE_MANAGER" as const, office, jobType: "介護支援専門員" });
    const [person, oneMonth, own, officePage, insurerPage] = costOperations as [CostOperation, CostOperation, CostOperation, CostOperation, CostOperation];
    return new Map([
      [person, await byPerson(person, careManagers, careManager)],
      [oneMonth, await byPerson(oneMonth, serviceOffices, ({ office }) => ({ subject: `cost-${office}`, role: "SERVICE_OFFICE", office }))],
      [own, await byPerson(own, careManagers, ({ insurer, id }) => ({ subject: `cost-${id}`, role: "RECIPIENT", insurer, recipient: id }))],
      [officePage, await byPerson(officePage, careManagers, careManager)],
      // Equal questions of one officer at once would be carried out once.
      [insurerPage, await byPerson(insurerPage, careManagers, ({ id }) => ({ subject: `cost-officer-${id}`, role: "MUNICIPALITY", insurer }), { insurer })],
    ]);
  } finally {
    await admin.end();
  }
}
