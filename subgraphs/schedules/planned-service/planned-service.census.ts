import type { Census } from "../../../platform/subgraph/census.js";

/** Services planned in a month, by person and service type; the quantity is how many. */
export const plannedServiceCensus: Census = {
  name: "planned",
  async monthsSince(tx, from) {
    const rows = await tx.query<{ month: string }>(`SELECT DISTINCT service_month AS month FROM schedules.usage_table WHERE service_month >= $1 AND state = 'IN_FORCE'`, [from]);
    return rows.map(({ month }) => month);
  },
  async give(tx, month) {
    await tx.execute(
      `INSERT INTO pg_temp.census (source, insurer_number, recipient_id, kind, quantity)
       SELECT 'planned', p.insurer_number, p.recipient_id, left(p.service_code, 2), sum(p.service_count)
       FROM schedules.planned_service p JOIN schedules.usage_table u ON u.insurer_number = p.insurer_number AND u.id = p.usage_table_id AND u.version = p.version
       WHERE p.service_month = $1 AND u.service_month = $1 AND u.state = 'IN_FORCE' GROUP BY p.insurer_number, p.recipient_id, left(p.service_code, 2)`,
      [month],
    );
  },
};
