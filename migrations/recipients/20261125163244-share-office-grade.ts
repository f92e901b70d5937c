import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** What other schemas may read of the directory of offices: the area grade that decides the unit price. */
export class ShareOfficeGrade20261125163244 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "recipients");
    await runner.query("CREATE VIEW recipients.shared_office_grade WITH (security_invoker = true) AS SELECT office_number, area_grade FROM recipients.office");
    await runner.query("GRANT SELECT ON recipients.shared_office_grade TO kaigo_app, kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW recipients.shared_office_grade");
  }
}
