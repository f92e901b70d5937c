import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

const ofInsurer = `(${setting("role")} = 'MUNICIPALITY' AND insurer_number = nullif(${setting("insurer")}, ''))`;
const ofOffice = `office_number = nullif(${setting("office")}, '')`;
const self = { staff_account: `subject = ${setting("subject")}`, staff_account_event: `subject = nullif(${setting("subject")}, '')` };

/** Accounts of an office are for who works there: no analyst or operator sees them by an office that a token names beside the role. */
export class ShowAccountsToColleagues20261126014248 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.show(runner, `(${setting("role")} IN ('CARE_MANAGER', 'SERVICE_OFFICE', 'MEDICAL_INSTITUTION', 'MUNICIPALITY') AND ${ofOffice})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.show(runner, ofOffice);
  }

  private async show(runner: QueryRunner, colleagues: string): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    for (const [table, own] of Object.entries(self)) await runner.query(`ALTER POLICY ${table}_of_colleague ON recipients.${table} USING (${own} OR ${colleagues} OR ${ofInsurer})`);
  }
}
