import type { Census } from "../../../platform/subgraph/census.js";

/** Services delivered in a month, by person and service type; the quantity is how many. */
export const actualDayCensus: Census = {
  name: "delivered",
  async monthsSince(tx, from) {
    const rows = await tx.query<{ month: string }>(`SELECT DISTINCT service_month AS month FROM actuals.actual_report WHERE service_month >= $1 AND state = 'IN_FORCE'`, [from]);
    return rows.map(({ month }) => month);
  },
  async give(tx, month) {
    await tx.execute(
      `INSERT INTO pg_temp.census (source, insurer_number, recipient_id, kind, quantity)
       SELECT 'delivered', d.insurer_number, d.recipient_id, left(d.service_code, 2), sum(d.service_count)
       FROM actuals.actual_day d JOIN actuals.actual_report r ON r.insurer_number = d.insurer_number AND r.id = d.actual_report_id AND r.version = d.version
       WHERE d.service_month = $1 AND r.service_month = $1 AND r.state = 'IN_FORCE' GROUP BY d.insurer_number, d.recipient_id, left(d.service_code, 2)`,
      [month],
    );
  },
};
