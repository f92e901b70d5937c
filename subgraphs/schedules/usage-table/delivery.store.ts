import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { monthColumns, type DeliveredMonth } from "./delivered-month.js";

/** Remembers what each receiver was told last: a later serial counts, and a set counts over a deletion of the same serial. */
export function noteDeliveries(batch: ImportBatch, months: readonly DeliveredMonth[], withdrawn: boolean): void {
  batch.tx.send(
    `INSERT INTO schedules.usage_table_delivery AS d (insurer_number, recipient_id, service_month, planning_office_number, receiver_office_number, receiver_service_type, serial, withdrawn)
     SELECT u.*, $4, $5, $6, $7, $8 FROM unnest($1::text[], $2::uuid[], $3::text[]) AS u (insurer_number, recipient_id, service_month) ORDER BY 1, 2, 3
     ON CONFLICT ON CONSTRAINT usage_table_delivery_key DO UPDATE SET serial = excluded.serial, withdrawn = excluded.withdrawn
     WHERE (excluded.serial, NOT excluded.withdrawn) > (d.serial, NOT d.withdrawn)`,
    [...monthColumns(months), batch.sender.officeNumber, batch.receiver.officeNumber, batch.receiver.serviceType, batch.serial, withdrawn],
  );
}

/**
 * A usage table is in force while at least one receiver holds it: a deletion to the office that drops out (R21) leaves the others'.
 * What its office took back by hand it took back from everyone: a set of an earlier serial that comes late does not bring it back, whoever receives it.
 */
export function settleStates(batch: ImportBatch, months: readonly DeliveredMonth[]): void {
  // Each month's deliveries are looked up by key: joins of sets go wrong where a fresh table has no statistics yet.
  batch.tx.send(
    `WITH settled AS MATERIALIZED (
       SELECT k.*, d.state FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::uuid[], $3::text[]) AS u (insurer_number, recipient_id, service_month)) AS k CROSS JOIN LATERAL (
         SELECT CASE WHEN bool_and(d.withdrawn OR d.serial <= d.taken_back) THEN 'WITHDRAWN' ELSE 'IN_FORCE' END AS state
         FROM (SELECT d.*, coalesce(max(d.serial) FILTER (WHERE d.withdrawn AND d.receiver_service_type = '') OVER (), '') AS taken_back FROM schedules.usage_table_delivery d
         WHERE d.insurer_number = k.insurer_number AND d.recipient_id = k.recipient_id AND d.service_month = k.service_month AND d.planning_office_number = $4) AS d) AS d)
     UPDATE schedules.usage_table t SET state = s.state FROM settled s
     WHERE t.insurer_number = s.insurer_number AND t.recipient_id = s.recipient_id AND t.service_month = s.service_month AND t.planning_office_number = $4 AND t.state <> s.state`,
    [...monthColumns(months), batch.sender.officeNumber],
  );
}
