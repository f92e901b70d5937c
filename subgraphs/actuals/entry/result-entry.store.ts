import { createHash } from "node:crypto";
import { insertRows, type Columns } from "../../../platform/database/row-set.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { currentVersion } from "../../../standard/index.js";
import { ActualDay } from "../day/actual-day.entity.js";
import type { ReportKey } from "../report/report-key.js";

export type EntryKey = ReportKey;

/** A day as it is entered; what the form has besides stays as it was sent. */
export type EntryDay = Pick<ActualDay, "serviceDate" | "serviceCode" | "startTime" | "endTime" | "serviceCount" | "units"> & Partial<ActualDay>;

/** The results that stand now. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

const ofKey = "insurer_number = $1 AND recipient_id = $2 AND service_month = $3 AND service_office_number = $4 AND service_type = $5";
const keyValues = ({ insurerNumber, recipientId, serviceMonth, serviceOfficeNumber, serviceType }: EntryKey) => [insurerNumber, recipientId, serviceMonth, serviceOfficeNumber, serviceType];
/** A serial of now, in the form of file sets: a later file replaces what was entered, an earlier one does not. */
const serialOfNow = "to_char(now() AT TIME ZONE 'Asia/Tokyo', 'YYYYMMDDHH24MISS')";
const head = "insurer_number, recipient_id, service_month, service_office_number, service_type, version, serial, parcel_id, content_hash, recorded_at, reported_by_office_number, csv_version, document_date, plan_office_number, planner_name";

export async function findStanding(tx: WriteTransaction, key: EntryKey): Promise<Standing | null> {
  const [standing] = await tx.query<Standing>(`SELECT id, version, state FROM actuals.actual_report WHERE ${ofKey} FOR UPDATE`, keyValues(key));
  return standing ?? null;
}

export const readDays = (tx: WriteTransaction, { insurerNumber, serviceMonth }: EntryKey, { id, version }: Standing): Promise<EntryDay[]> =>
  tx.query<EntryDay>(`${selectFrom(ActualDay)} WHERE t.insurer_number = $1 AND t.actual_report_id = $2 AND t.version = $3 AND t.service_month = $4 ORDER BY t.position`, [insurerNumber, id, version, serviceMonth]);

/** The days with the units that the master gives where nobody wrote any; percentage add-ons carry 0, equipment stays as it is (第6表 8). */
export async function withUnits(tx: WriteTransaction, serviceMonth: string, days: readonly EntryDay[]): Promise<EntryDay[]> {
  const known = await tx.query<{ serviceCode: string; units: number }>(
    `SELECT DISTINCT ON (service_code) service_code AS "serviceCode", CASE WHEN add_on_kind IS NULL THEN (2 * units * discount_rate + 100 + 200000000) / 200 - 1000000 ELSE 0 END AS units FROM schedules.shared_service_code
     WHERE service_code = ANY ($1::text[]) AND left(service_code, 2) NOT IN ('17', '67') AND $2::text BETWEEN valid_from AND coalesce(valid_to, '9999-12') ORDER BY service_code, valid_from DESC`,
    [days.map(({ serviceCode }) => serviceCode), serviceMonth],
  );
  const unitsOf = new Map(known.map(({ serviceCode, units }) => [serviceCode, units]));
  return days.map((day) => ({ ...day, units: day.units ?? unitsOf.get(day.serviceCode) ?? null }));
}

/** Makes the days the version in force; the one before moves to the history. Answers the report's id. */
export async function putVersion(tx: WriteTransaction, key: EntryKey, standing: Standing | null, days: readonly EntryDay[]): Promise<string> {
  const ordered = [...days].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const hash = createHash("sha256").update(JSON.stringify(ordered.map(({ serviceDate, serviceCode, startTime, endTime, serviceCount, units }) => [serviceDate, serviceCode, startTime, endTime, serviceCount, units]))).digest("base64url");
  if (standing) await tx.execute(`INSERT INTO actuals.actual_report_version (actual_report_id, ${head}) SELECT id, ${head} FROM actuals.actual_report WHERE ${ofKey}`, keyValues(key));
  const [stored] = await tx.query<{ id: string; version: number }>(
    `INSERT INTO actuals.actual_report AS t (insurer_number, recipient_id, service_month, service_office_number, service_type, serial, parcel_id, content_hash, reported_by_office_number, csv_version, document_date, plan_office_number, planner_name)
     SELECT $1, $2, $3, $4, $5, ${serialOfNow}, '', $6, $4, $7, current_date, p.planning_office_number, p.planner_name
     FROM (SELECT) one LEFT JOIN schedules.shared_month_plan p ON p.insurer_number = $1 AND p.recipient_id = $2 AND p.service_month = $3
     ON CONFLICT ON CONSTRAINT actual_report_once DO UPDATE SET version = t.version + 1, serial = greatest(t.serial, excluded.serial), parcel_id = '', content_hash = excluded.content_hash, reported_by_office_number = excluded.reported_by_office_number,
       csv_version = excluded.csv_version, document_date = excluded.document_date, plan_office_number = coalesce(excluded.plan_office_number, t.plan_office_number), planner_name = coalesce(excluded.planner_name, t.planner_name), recorded_at = now(), state = 'IN_FORCE'
     RETURNING id, version`,
    [...keyValues(key), hash, currentVersion],
  );
  if (!stored) throw new Error("a report was not stored");
  await insertRows(tx, ActualDay, columnsOf(key, stored), ordered.map((day, index) => ({ day, position: index + 1 })));
  await noteDelivery(tx, key, false);
  return stored.id;
}

/** Takes the results out of force. Answers the report's id. */
export async function withdraw(tx: WriteTransaction, key: EntryKey): Promise<string> {
  await tx.execute(`UPDATE actuals.actual_report_delivery SET serial = greatest(serial, ${serialOfNow}), withdrawn = true WHERE ${ofKey}`, keyValues(key));
  await noteDelivery(tx, key, true);
  const [report] = await tx.query<{ id: string }>(`UPDATE actuals.actual_report SET state = 'WITHDRAWN' WHERE ${ofKey} RETURNING id`, keyValues(key));
  return report?.id ?? "";
}

/** What was entered is delivered to the graph itself: it counts like a file to one more receiver. */
const noteDelivery = (tx: WriteTransaction, key: EntryKey, withdrawn: boolean) =>
  tx.execute(
    `INSERT INTO actuals.actual_report_delivery AS d (insurer_number, recipient_id, service_month, service_office_number, service_type, sender_office_number, receiver_office_number, receiver_service_type, serial, withdrawn)
     VALUES ($1, $2, $3, $4, $5, $4, $4, '', ${serialOfNow}, $6)
     ON CONFLICT ON CONSTRAINT actual_report_delivery_key DO UPDATE SET serial = greatest(d.serial, excluded.serial), withdrawn = excluded.withdrawn`,
    [...keyValues(key), withdrawn],
  );

const kept = ["shortStayDaysUntilLastMonth", "proratedBitmap", "taisCode", "equipmentNotificationCode", "equipmentName", "detailNumber", "serviceOfficeName", "satelliteBranch"] as const;

const columnsOf = (key: EntryKey, { id, version }: Pick<Standing, "id" | "version">): Columns<{ day: EntryDay; position: number }> => ({
  insurerNumber: () => key.insurerNumber,
  recipientId: () => key.recipientId,
  serviceMonth: () => key.serviceMonth,
  actualReportId: () => id,
  version: () => version,
  position: ({ position }) => position,
  serviceDate: ({ day }) => day.serviceDate,
  serviceCode: ({ day }) => day.serviceCode,
  startTime: ({ day }) => day.startTime,
  endTime: ({ day }) => day.endTime,
  serviceCount: ({ day }) => day.serviceCount,
  units: ({ day }) => day.units,
  ...Object.fromEntries(kept.map((item) => [item, ({ day }: { day: EntryDay }) => day[item]])),
  serviceOfficeNumber: () => key.serviceOfficeNumber,
  over30Days: ({ day }) => day.over30Days ?? false,
  updatedByOfficeNumber: () => key.serviceOfficeNumber,
});

const placeOf = ({ serviceDate, startTime, serviceCode }: EntryDay) => `${serviceDate}/${startTime ?? "~"}/${serviceCode}`;
