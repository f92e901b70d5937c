import type { MigrationInterface, QueryRunner } from "typeorm";
import { renewReaderRules } from "../support/personal-table.js";
import { settingNow } from "../support/setting.js";

/** The rules of readers ask for the viewer's settings with a tenth of the sub-selects, which the server sets up anew for each statement. */
export class LightenRights20261126042500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await renewReaderRules(runner);
    await runner.query(`ALTER POLICY access_grant_of_office ON recipients.access_grant USING (office_number = nullif(${settingNow("office")}, '') AND role = ${settingNow("role")})`);
    await runner.query(`ALTER POLICY access_grant_of_insurer ON recipients.access_grant USING (${settingNow("role")} = 'MUNICIPALITY' AND insurer_number = ${settingNow("insurer")})`);
    await runner.query(`ALTER POLICY access_grant_of_self ON recipients.access_grant USING (
      ${settingNow("role")} = 'RECIPIENT' AND insurer_number = ${settingNow("insurer")} AND recipient_id = nullif(${settingNow("recipient")}, '')::uuid)`);
  }

  /** The rules say the same in other words: there is nothing to take back. */
  async down(): Promise<void> {}
}
