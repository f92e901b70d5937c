import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

/** Policies of readers that look for a grant, as they stand. */
const ofOffices = `SELECT p.polname AS name, p.polrelid::regclass::text AS table, pg_get_expr(p.polqual, p.polrelid) AS rule FROM pg_policy p
  WHERE p.polpermissive AND p.polname LIKE '%\\_of\\_office' AND 'kaigo_app'::regrole = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) LIKE '(EXISTS%'`;

const guard = `${setting("office")} <> ''`;

/** Who works at no office needs no search for its grants, row by row; and an insurer's people are walked by name. */
export class QuickenRights20261125202200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    const policies = (await runner.query(ofOffices)) as { name: string; table: string; rule: string }[];
    for (const { name, table, rule } of policies) await runner.query(`ALTER POLICY ${name} ON ${table} USING (${guard} AND ${rule})`);
    await runner.query("CREATE INDEX recipient_by_name ON recipients.recipient (insurer_number, name_kana, insured_number)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner; DROP INDEX recipients.recipient_by_name");
  }
}
