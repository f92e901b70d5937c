import { toGlobalId } from "../../../platform/graphql/global-id.js";
import type { MutationStatement, MutationTrial } from "./mutations.js";

const month = "2028-02";
const officeOf = ({ subject, office }: MutationTrial) => office ?? subject.inCharge.CARE_MANAGER;

/** A month that the viewer's own office has planned, as the superuser puts it there. */
async function ownMonth(trial: MutationTrial): Promise<string> {
  const { subject, one } = trial;
  const { id } = await one(
    `INSERT INTO schedules.usage_table (insurer_number, recipient_id, service_month, planning_office_number, serial, parcel_id, content_hash, csv_version, type_limits)
     VALUES ($1, $2, $3, $4, '20280101000000', '', '', '202407', '[]') ON CONFLICT ON CONSTRAINT usage_table_once DO UPDATE SET version = 1, state = 'IN_FORCE' RETURNING id`,
    [subject.insurerNumber, subject.recipientId, month, officeOf(trial)],
  );
  return toGlobalId(subject.insurerNumber, id as string);
}

const undo: MutationStatement["undo"] = async (admin) => {
  for (const table of ["planned_service", "usage_table_delivery", "usage_table"]) await admin.query(`DELETE FROM schedules.${table} WHERE service_month = $1`, [month]);
};

/** サービス利用票を作るのは、その利用者を担当する居宅介護支援事業所・地域包括支援センターだけである。 */
export const planningMutations: Readonly<Record<string, MutationStatement>> = {
  planMonth: {
    roles: ["CARE_MANAGER"],
    about: "person",
    changes: () => month,
    input: ({ subject }) =>
      `recipientId: "${subject.id}", month: "${month}", version: 0, documentDate: "2028-01-20", plannerName: "試験", services: [{ serviceDate: "${month}-01", startTime: "10:00", endTime: "11:00", serviceCode: "111111", serviceOfficeNumber: "${subject.inCharge.SERVICE_OFFICE}" }]`,
    undo,
  },
  withdrawMonth: { roles: ["CARE_MANAGER"], about: "person", changes: () => month, input: async (trial) => `usageTableId: "${await ownMonth(trial)}", version: 1`, undo },
};
