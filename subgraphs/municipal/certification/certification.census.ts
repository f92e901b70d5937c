import type { Census } from "../../../platform/subgraph/census.js";

/** People whose application was decided in a month; the kind is that of the application, the quantity the days from application to result. */
export const certificationCensus: Census = {
  name: "decided",
  async monthsSince(tx, from) {
    const rows = await tx.query<{ month: string }>(`SELECT DISTINCT to_char(certified_on, 'YYYY-MM') AS month FROM municipal.certification WHERE certified_on >= to_date($1, 'YYYY-MM')`, [from]);
    return rows.map(({ month }) => month);
  },
  async give(tx, month) {
    await tx.execute(
      `INSERT INTO pg_temp.census (source, insurer_number, recipient_id, kind, quantity)
       SELECT DISTINCT ON (insurer_number, recipient_id) 'decided', insurer_number, recipient_id, kind, greatest(0, certified_on - applied_on) FROM municipal.certification
       WHERE certified_on >= to_date($1, 'YYYY-MM') AND certified_on < to_date($1, 'YYYY-MM') + interval '1 month' ORDER BY insurer_number, recipient_id, certified_on DESC`,
      [month],
    );
  },
};
