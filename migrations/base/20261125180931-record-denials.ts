import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

const ofPeople = ["care_plans.care_plan", "care_plans.preventive_plan", "care_plans.basic_information", "schedules.usage_table", "actuals.actual_report", "municipal.certification"];

/** Who writes the access record may ask whether a row that was not shown is there, and whose it is: keys only, no content. */
export class RecordDenials20261125180931 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await this.showKeys(runner, "recipients.recipient", "insurer_number, id, insured_number");
    for (const table of ofPeople) await this.showKeys(runner, table, "insurer_number, id, recipient_id");
  }

  private async showKeys(runner: QueryRunner, table: string, columns: string): Promise<void> {
    await runner.query(`CREATE POLICY ${table.split(".")[1]}_of_audit ON ${table} FOR SELECT TO kaigo_audit USING (${setting("role")} = 'AUDIT')`);
    await runner.query(`GRANT SELECT (${columns}) ON ${table} TO kaigo_audit`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    for (const table of ["recipients.recipient", ...ofPeople]) {
      await runner.query(`DROP POLICY ${table.split(".")[1]}_of_audit ON ${table}`);
      await runner.query(`REVOKE SELECT ON ${table} FROM kaigo_audit`);
    }
  }
}
