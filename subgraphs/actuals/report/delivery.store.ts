import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { keyColumns, keyNames, keySource, type ReportKey } from "./report-key.js";

/** Remembers what each sender told each receiver last: a later serial counts, and a report counts over a deletion of the same serial. */
export async function noteDeliveries(batch: ImportBatch, keys: readonly ReportKey[], withdrawn: boolean): Promise<void> {
  await batch.tx.execute(
    `INSERT INTO actuals.actual_report_delivery AS d (${keyNames}, sender_office_number, receiver_office_number, receiver_service_type, serial, withdrawn)
     SELECT u.*, $6, $7, $8, $9, $10 FROM ${keySource} ORDER BY 1, 2, 3, 4, 5
     ON CONFLICT ON CONSTRAINT actual_report_delivery_key DO UPDATE SET serial = excluded.serial, withdrawn = excluded.withdrawn
     WHERE (excluded.serial, NOT excluded.withdrawn) > (d.serial, NOT d.withdrawn)`,
    [...keyColumns(keys), batch.sender.officeNumber, batch.receiver.officeNumber, batch.receiver.serviceType, batch.serial, withdrawn],
  );
}

/**
 * A report is in force while at least one receiver holds it, so that withdrawing it from a wrong receiver leaves the right one's.
 * Where the service office reported itself, only its own word counts, not that of offices that forwarded a copy. What it took
 * back by hand it took back from everyone: a set of an earlier serial that comes late does not bring it back, whoever receives it.
 */
export async function settleStates(batch: ImportBatch, keys: readonly ReportKey[]): Promise<void> {
  // Each report's deliveries are looked up by key: joins of sets go wrong where a fresh table has no statistics yet.
  await batch.tx.execute(
    `WITH settled AS MATERIALIZED (
       SELECT k.*, d.state FROM (SELECT DISTINCT u.* FROM ${keySource}) AS k CROSS JOIN LATERAL (
         SELECT CASE WHEN coalesce(bool_and(d.is_out) FILTER (WHERE d.sender_office_number = d.service_office_number), bool_and(d.is_out)) THEN 'WITHDRAWN' ELSE 'IN_FORCE' END AS state
         FROM (SELECT d.*, d.withdrawn OR d.serial <= coalesce(max(d.serial) FILTER (WHERE d.withdrawn AND d.receiver_service_type = '') OVER (), '') AS is_out FROM actuals.actual_report_delivery d
         WHERE d.insurer_number = k.insurer_number AND d.recipient_id = k.recipient_id AND d.service_month = k.service_month
           AND d.service_office_number = k.service_office_number AND d.service_type = k.service_type) AS d) AS d)
     UPDATE actuals.actual_report t SET state = s.state FROM settled s
     WHERE t.insurer_number = s.insurer_number AND t.recipient_id = s.recipient_id AND t.service_month = s.service_month
       AND t.service_office_number = s.service_office_number AND t.service_type = s.service_type AND t.state <> s.state`,
    keyColumns(keys),
  );
}
