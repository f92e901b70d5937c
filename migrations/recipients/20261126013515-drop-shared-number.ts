import type { MigrationInterface, QueryRunner } from "typeorm";

/** Nobody reads it any more: numbers of people are asked of the directory, or read in `shared_person`. */
export class DropSharedNumber20261126013515 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query("DROP VIEW recipients.shared_insured_number");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query("CREATE VIEW recipients.shared_insured_number WITH (security_invoker = true) AS SELECT insurer_number, id AS recipient_id, insured_number FROM recipients.recipient");
    await runner.query("GRANT SELECT ON recipients.shared_insured_number TO kaigo_app, kaigo_worker");
  }
}
