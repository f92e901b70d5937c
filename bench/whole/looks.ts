import pg from "pg";
import { toGlobalId } from "../../platform/graphql/global-id.js";

/** One care manager's look at one person. */
export interface Look {
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly id: string;
  readonly office: string;
}

/** Looks of different care managers at different people of the town with a plan and a right to it today, spread over all of its copies. */
export async function findLooks(adminUrl: string, count: number): Promise<Look[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<Omit<Look, "id">>(
      `SELECT c.insurer_number AS "insurerNumber", c.recipient_id AS "recipientId", c.office_number AS office FROM recipients.care_relationship c
       WHERE c.role = 'CARE_MANAGER' AND EXISTS (SELECT FROM recipients.access_grant g WHERE g.insurer_number = c.insurer_number AND g.recipient_id = c.recipient_id
         AND g.office_number = c.office_number AND g.role = c.role AND g.category = 'CARE_PLAN' AND g.expires_at > now() AND (now() AT TIME ZONE 'Asia/Tokyo')::date BETWEEN g.valid_from AND g.valid_to)
         AND EXISTS (SELECT FROM care_plans.care_plan p WHERE p.insurer_number = c.insurer_number AND p.recipient_id = c.recipient_id AND p.status = 'IN_FORCE' AND p.sender_office_number = c.office_number)
       ORDER BY md5(c.recipient_id::text) LIMIT $1`,
      [count],
    );
    return rows.map((row) => ({ ...row, id: toGlobalId(row.insurerNumber, row.recipientId) }));
  } finally {
    await admin.end();
  }
}
