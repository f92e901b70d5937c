import type { MigrationInterface, QueryRunner } from "typeorm";

/** A month counts the changes of what it shows, so that nobody confirms what they have not read. */
export class CountMonthChanges20261126073714 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE actuals.person_month ADD COLUMN content_version integer NOT NULL DEFAULT 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE actuals.person_month DROP COLUMN content_version");
  }
}
