import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { Party } from "../../../platform/subgraph/importer.js";
import type { DeliveredMonth } from "../usage-table/delivered-month.js";

/** A person's month as one office plans it. */
export interface OfficeMonth extends DeliveredMonth {
  readonly officeNumber: string;
}

const keyOf = ({ insurerNumber, recipientId, serviceMonth, officeNumber }: OfficeMonth) => [insurerNumber, recipientId, serviceMonth, officeNumber];
const ofMonth = "insurer_number = $1 AND recipient_id = $2 AND service_month = $3 AND planning_office_number = $4";

/** The usage table that stands; null when the office has planned nothing. */
export async function findStanding(tx: WriteTransaction, month: OfficeMonth): Promise<{ id: string; version: number } | null> {
  const [row] = await tx.query<{ id: string; version: number }>(`SELECT id, version FROM schedules.usage_table WHERE ${ofMonth}`, keyOf(month));
  return row ?? null;
}

/** Everybody who holds the month now. */
export const findDelivered = (tx: WriteTransaction, month: OfficeMonth): Promise<Party[]> =>
  tx.query<Party>(`SELECT receiver_office_number AS "officeNumber", receiver_service_type AS "serviceType" FROM schedules.usage_table_delivery WHERE ${ofMonth} AND NOT withdrawn ORDER BY 1, 2`, keyOf(month));

/** The latest serial that the office has used for the month; null when it has used none. */
export async function lastSerial(tx: WriteTransaction, month: OfficeMonth): Promise<string | null> {
  const [row] = await tx.query<{ serial: string | null }>(
    `SELECT max(s.serial) AS serial FROM (SELECT serial FROM schedules.usage_table WHERE ${ofMonth} UNION ALL SELECT serial FROM schedules.usage_table_delivery WHERE ${ofMonth}) s`,
    keyOf(month),
  );
  return row?.serial ?? null;
}
