import pg from "pg";
import { withConnection } from "../sql.js";

/** An insurer with how many inhabitants it has and how many insured people are to be made up. */
export interface MadeUpInsurer {
  readonly insurerNumber: string;
  readonly prefectureCode: string;
  readonly population: number | null;
  readonly insured: number;
}

/**
 * Insured people with a card, a decided application, planned and delivered services of one month, made by arithmetic: the same each
 * time, thinly spread so that most tables have small cells.
 */
export function populate(adminUrl: string, insurers: readonly MadeUpInsurer[], month: string): Promise<void> {
  return withConnection(adminUrl, async (admin) => {
    for (const insurer of insurers) await populateInsurer(admin, insurer, month);
  });
}

async function populateInsurer(admin: pg.Client, { insurerNumber, prefectureCode, population, insured }: MadeUpInsurer, month: string): Promise<void> {
  await admin.query("INSERT INTO municipal.insurer (insurer_number, name, kind, prefecture_code, municipalities, population, readiness) VALUES ($1, 'x', 'CITY', $2, '{x}', $3, 'SHARING')", [insurerNumber, prefectureCode, population]);
  await admin.query(
    `INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date)
     SELECT $1, lpad(n::text, 10, '0'), 'x', 'x', CASE WHEN n * 7919 % 10 < 7 THEN '2' ELSE '1' END, make_date(1925 + (n * n * 31 % 7) * 4, 1, 1) FROM generate_series(1, $2::integer) n`,
    [insurerNumber, insured],
  );
  await admin.query(
    `INSERT INTO municipal.insured_card (insurer_number, recipient_id, care_level, valid_from)
     SELECT insurer_number, id, (ARRAY['12', '21', '21', '22', '23', '25'])[1 + insured_number::integer * 13 % 6], '2020-01-01' FROM recipients.recipient WHERE insurer_number = $1`,
    [insurerNumber],
  );
  await admin.query(
    `INSERT INTO municipal.certification (insurer_number, recipient_id, applied_on, kind, certified_on, status)
     SELECT insurer_number, id, ($2 || '-20')::date - insured_number::integer * 17 % 100, (ARRAY['NEW', 'RENEWAL', 'CHANGE'])[1 + insured_number::integer % 3], ($2 || '-20')::date, 'CERTIFIED' FROM recipients.recipient WHERE insurer_number = $1 AND insured_number::integer % 3 < 2`,
    [insurerNumber, month],
  );
  await services(admin, insurerNumber, month);
}

/** Every second person has visits planned, most of them delivered, some more or less than planned. */
async function services(admin: pg.Client, insurerNumber: string, month: string): Promise<void> {
  await admin.query(
    `WITH head AS (
       INSERT INTO schedules.usage_table (insurer_number, recipient_id, service_month, planning_office_number, serial, parcel_id, content_hash, csv_version, type_limits)
       SELECT insurer_number, id, $2, '1370100008', '20260101000000', 'x', 'x', '202407', '{}' FROM recipients.recipient WHERE insurer_number = $1 AND insured_number::integer % 2 = 0 RETURNING *)
     INSERT INTO schedules.planned_service (insurer_number, recipient_id, service_month, usage_table_id, version, position, service_date, service_count, service_code, service_office_number, over30_days)
     SELECT insurer_number, recipient_id, service_month, id, version, n, ($2 || '-01')::date + n, 1, CASE WHEN n < 3 THEN '111111' ELSE '151111' END, '1370100016', false FROM head, generate_series(1, 4) n`,
    [insurerNumber, month],
  );
  await admin.query(
    `WITH head AS (
       INSERT INTO actuals.actual_report (insurer_number, recipient_id, service_month, service_office_number, service_type, serial, parcel_id, content_hash, reported_by_office_number, csv_version, document_date)
       SELECT insurer_number, id, $2, '1370100016', '11', '20260101000000', 'x', 'x', '1370100016', '202407', ($2 || '-28')::date FROM recipients.recipient WHERE insurer_number = $1 AND insured_number::integer % 10 <> 4 RETURNING *)
     INSERT INTO actuals.actual_day (insurer_number, recipient_id, service_month, actual_report_id, version, position, service_date, service_count, service_code, service_office_number, over30_days)
     SELECT h.insurer_number, h.recipient_id, h.service_month, h.id, h.version, n, ($2 || '-01')::date + n, 1, '111111', '1370100016', false
     FROM head h JOIN recipients.recipient r ON r.insurer_number = h.insurer_number AND r.id = h.recipient_id, generate_series(1, CASE WHEN r.insured_number::integer % 8 = 0 THEN 1 ELSE 2 END) n`,
    [insurerNumber, month],
  );
}
