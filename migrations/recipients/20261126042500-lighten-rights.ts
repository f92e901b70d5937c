import type { MigrationInterface, QueryRunner } from "typeorm";
import { renewReaderRules, type Protection } from "../support/personal-table.js";
import { settingNow } from "../support/setting.js";

/** Tables that are protected as personal ones, with what their rules say now. */
const personalTables = `SELECT c.relnamespace::regnamespace::text AS schema, c.relname AS table,
    substring(pg_get_expr(o.polqual, c.oid) FROM 'category = ''(\\w+)''::text') AS category,
    substring(pg_get_expr(o.polqual, c.oid) FROM 'g\\.recipient_id = \\w+\\.(\\w+)') AS "recipientColumn"
  FROM pg_class c JOIN pg_policy o ON o.polrelid = c.oid AND o.polname = c.relname || '_of_office'
  WHERE pg_get_expr(o.polqual, c.oid) LIKE '%recipients.access_grant g%' AND 'kaigo_app'::regrole = ANY (o.polroles)
    AND 2 = (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname IN (c.relname || '_of_insurer', c.relname || '_of_self'))`;

/** The rules of readers ask for the viewer's settings with a tenth of the sub-selects, which the server sets up anew for each statement. */
export class LightenRights20261126042500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    for (const table of (await runner.query(personalTables)) as Protection[]) await renewReaderRules(runner, table);
    await runner.query(`ALTER POLICY access_grant_of_office ON recipients.access_grant USING (office_number = nullif(${settingNow("office")}, '') AND role = ${settingNow("role")})`);
    await runner.query(`ALTER POLICY access_grant_of_insurer ON recipients.access_grant USING (${settingNow("role")} = 'MUNICIPALITY' AND insurer_number = ${settingNow("insurer")})`);
    await runner.query(`ALTER POLICY access_grant_of_self ON recipients.access_grant USING (
      ${settingNow("role")} = 'RECIPIENT' AND insurer_number = ${settingNow("insurer")} AND recipient_id = nullif(${settingNow("recipient")}, '')::uuid)`);
  }

  /** The rules say the same in other words: there is nothing to take back. */
  async down(): Promise<void> {}
}
