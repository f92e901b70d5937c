import type pg from "pg";

/** Who said it last and under which serial: the only things that the same content sent again may move. */
const movesOn = ["serial", "parcel_id"];

/** What is worked out anew with each set: when, and under which row's id. */
const workedOut: Readonly<Record<string, readonly string[]>> = {
  "actuals.person_month": ["settled_at"],
  "actuals.reconciliation_group": ["id", "settled_at"],
  "schedules.benefit_group": ["id", "settled_at"],
};

/** A digest of every row that the subgraphs keep about people, by table. The exchange's own book-keeping and the audit are left out. */
export async function contentHashes(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('recipients', 'care_plans', 'schedules', 'actuals', 'municipal') AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(row, '' ORDER BY row)), '') AS digest FROM (SELECT md5((to_jsonb(t) - $1::text[])::text) AS row FROM ${name} t) AS rows`,
      [[...movesOn, ...(workedOut[name] ?? [])]],
    );
    hashes[name] = rows[0]?.digest ?? "";
  }
  return hashes;
}
