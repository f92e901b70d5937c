import type { MigrationInterface, QueryRunner } from "typeorm";

const parts = [
  ["care_plan_line", "care_plan"],
  ["weekly_plan_item", "care_plan"],
  ["preventive_plan_line", "preventive_plan"],
  ["daily_schedule_line", "basic_information"],
  ["illness", "basic_information"],
] as const;

/**
 * Rows of a document are written with it, in its transaction, by one function: looking up the same parent once for each
 * row took three quarters of writing them. Rows of the two month tables have never had such a key either.
 */
export class UnbindDocumentParts20261125165453 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    for (const [table] of parts) await runner.query(`ALTER TABLE care_plans.${table} DROP CONSTRAINT ${table}_document`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, parent] of parts) {
      await runner.query(`ALTER TABLE care_plans.${table} ADD CONSTRAINT ${table}_document FOREIGN KEY (insurer_number, document_id) REFERENCES care_plans.${parent} ON DELETE CASCADE`);
    }
  }
}
