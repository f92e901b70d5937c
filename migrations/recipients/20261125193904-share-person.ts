import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** What other schemas may read of people: the number by which forms name them, with the rights of whoever reads. */
export class SharePerson20261125193904 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "recipients");
    await runner.query("CREATE VIEW recipients.shared_person WITH (security_invoker = true) AS SELECT insurer_number, id AS recipient_id, insured_number FROM recipients.recipient");
    await runner.query("GRANT SELECT ON recipients.shared_person TO kaigo_app, kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW recipients.shared_person");
  }
}
