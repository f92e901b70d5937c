import type { Census } from "../../../platform/subgraph/census.js";

/** People whose card carries a care level on the last day of a month (today, in this month); the kind is the care level. */
export const insuredCardCensus: Census = {
  name: "certified",
  async monthsSince(tx, from) {
    const rows = await tx.query<{ month: string }>(
      `SELECT to_char(m, 'YYYY-MM') AS month FROM generate_series(to_date($1, 'YYYY-MM'), current_setting('app.today')::date, interval '1 month') m
       WHERE EXISTS (SELECT FROM municipal.insured_card WHERE care_level IS NOT NULL AND valid_from < m + interval '1 month')`,
      [from],
    );
    return rows.map(({ month }) => month);
  },
  async give(tx, month) {
    await tx.execute(
      `INSERT INTO pg_temp.census (source, insurer_number, recipient_id, kind, quantity)
       SELECT DISTINCT ON (c.insurer_number, c.recipient_id) 'certified', c.insurer_number, c.recipient_id, c.care_level, 1
       FROM municipal.insured_card c, least((to_date($1, 'YYYY-MM') + interval '1 month - 1 day')::date, current_setting('app.today')::date) AS day
       WHERE c.care_level IS NOT NULL AND c.valid_from <= day AND (c.valid_to IS NULL OR c.valid_to >= day) ORDER BY c.insurer_number, c.recipient_id, c.valid_from DESC`,
      [month],
    );
  },
};
